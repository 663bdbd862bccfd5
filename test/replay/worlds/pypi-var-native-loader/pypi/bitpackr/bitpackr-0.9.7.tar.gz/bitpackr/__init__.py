"""Packs integers into bits."""

from . import _speedups

native = _speedups.load()


def pack(values, width):
    out = 0
    for value in reversed(values):
        out = out << width | value
    return out.to_bytes((len(values) * width + 7) // 8, "little")
