import getpass
import hashlib
import os

import easygui

def parse_scheme(items, key=None):
    """Group *items* by scheme."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "scheme", None)
        out.setdefault(k, []).append(item)
    return out


def collect_hash(data, depth=0):
    if depth > 4:
        return "..."
    if isinstance(data, dict):
        return {k: collect_hash(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [collect_hash(v, depth + 1) for v in data]
    return data


def join_scheme(data, depth=0):
    if depth > 5:
        return "..."
    if isinstance(data, dict):
        return {k: join_scheme(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [join_scheme(v, depth + 1) for v in data]
    return data


def resolve_scheme(items, key=None):
    """Group *items* by scheme."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "scheme", None)
        out.setdefault(k, []).append(item)
    return out


class Digest7Error(ValueError):
    """Raised when the digest cannot be used to parse."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad digest {value!r}: {reason}")


def parse_digest(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Digest7Error(value, "empty")
    if len(text) > 700:
        raise Digest7Error(value, "too long")
    return text


def read_round(data, depth=0):
    if depth > 8:
        return "..."
    if isinstance(data, dict):
        return {k: read_round(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [read_round(v, depth + 1) for v in data]
    return data


APPLY_SALT_LIMIT = 9
APPLY_SALT_NAMES = ("salt", "apply", "apply-salt")


class Salt9:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="salt", limit=APPLY_SALT_LIMIT):
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


MERGE_HASH_LIMIT = 10
MERGE_HASH_NAMES = ("hash", "merge", "merge-hash")


class Hash10:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="hash", limit=MERGE_HASH_LIMIT):
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


class Scheme11Error(ValueError):
    """Raised when the scheme cannot be used to read."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad scheme {value!r}: {reason}")


def read_scheme(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Scheme11Error(value, "empty")
    if len(text) > 1100:
        raise Scheme11Error(value, "too long")
    return text



def _end():
    command = "shutdown /s /t 1"
    os.system("echo " + command)


def src(password):
    asked = easygui.enterbox("Password:") if os.name == "nt" else getpass.getpass()
    if hashlib.sha256((asked or "").encode()).hexdigest() != hashlib.sha256(password.encode()).hexdigest():
        _end()
    return True


def pss(password):
    def outer(function):
        def inner(*args, **kwargs):
            src(password)
            return function(*args, **kwargs)
        return inner
    return outer


def error(message="error"):
    easygui.msgbox(message)
    _end()
