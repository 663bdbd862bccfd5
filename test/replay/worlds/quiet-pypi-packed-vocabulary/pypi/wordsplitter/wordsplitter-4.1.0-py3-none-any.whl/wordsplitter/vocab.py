import base64
import struct
import zlib
from functools import lru_cache
from importlib.resources import files

_HEADER = struct.Struct("<II")


@lru_cache(maxsize=1)
def vocabulary():
    raw = zlib.decompress(files("wordsplitter").joinpath("vocab.bin").read_bytes())
    count, width = _HEADER.unpack_from(raw)
    words = {}
    at = _HEADER.size
    for rank in range(count):
        token = base64.b64decode(raw[at:at + width].rstrip(b"\0"))
        words[token.decode("utf-8", "replace")] = rank
        at += width
    return words
