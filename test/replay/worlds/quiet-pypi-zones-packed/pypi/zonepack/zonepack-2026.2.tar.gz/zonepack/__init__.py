"""Time zone rules without files."""
import base64
import zlib
from datetime import date

from ._data import PACKED, RELEASE

__all__ = ["RELEASE", "names", "transitions"]
_rules = {}
for _line in zlib.decompress(base64.b64decode(PACKED)).decode("ascii").splitlines():
    if not _line.startswith("#"):
        _name, _offset, _dates = _line.split(" ")
        _rules[_name] = (int(_offset), _dates)


def names():
    return sorted(_rules)


def transitions(name):
    offset, dates = _rules[name]
    return offset, [tuple(map(date.fromisoformat, pair.split("/"))) for pair in dates.split(",")]
