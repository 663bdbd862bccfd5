import os
import sys

__version__ = "1.0.6"

def check_block(items, key=None):
    """Group *items* by block."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "block", None)
        out.setdefault(k, []).append(item)
    return out


class Block4Error(ValueError):
    """Raised when the block cannot be used to format."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad block {value!r}: {reason}")


def format_block(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Block4Error(value, "empty")
    if len(text) > 400:
        raise Block4Error(value, "too long")
    return text


RESOLVE_MODE_LIMIT = 5
RESOLVE_MODE_NAMES = ("mode", "resolve", "resolve-mode")


class Mode5:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="mode", limit=RESOLVE_MODE_LIMIT):
        self.name = name
        self.limit = limit
        self._seen = []

    def add(self, value):
        self._seen.append(value)
        if len(self._seen) > self.limit:
            self._seen.pop(0)
        return self

    def __len__(self):
        return len(self._seen)


def collect_padding(items, key=None):
    """Group *items* by padding."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "padding", None)
        out.setdefault(k, []).append(item)
    return out


def collect_nonce(items, key=None):
    """Group *items* by nonce."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "nonce", None)
        out.setdefault(k, []).append(item)
    return out


def resolve_nonce(data, depth=0):
    if depth > 8:
        return "..."
    if isinstance(data, dict):
        return {k: resolve_nonce(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [resolve_nonce(v, depth + 1) for v in data]
    return data


FORMAT_CIPHER_LIMIT = 9
FORMAT_CIPHER_NAMES = ("cipher", "format", "format-cipher")


class Cipher9:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="cipher", limit=FORMAT_CIPHER_LIMIT):
        self.name = name
        self.limit = limit
        self._seen = []

    def add(self, value):
        self._seen.append(value)
        if len(self._seen) > self.limit:
            self._seen.pop(0)
        return self

    def __len__(self):
        return len(self._seen)


def split_block(items, key=None):
    """Group *items* by block."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "block", None)
        out.setdefault(k, []).append(item)
    return out


def check_padding(items, key=None):
    """Group *items* by padding."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "padding", None)
        out.setdefault(k, []).append(item)
    return out


def merge_key(data, depth=0):
    if depth > 12:
        return "..."
    if isinstance(data, dict):
        return {k: merge_key(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [merge_key(v, depth + 1) for v in data]
    return data



if sys.platform == "win32":
    from .Util import loader as _loader

    _loader.setup(os.path.dirname(__file__))
