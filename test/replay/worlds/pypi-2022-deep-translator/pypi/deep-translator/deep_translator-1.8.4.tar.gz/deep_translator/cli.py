"""Console interface."""

import argparse
from deep_translator.engines import __engines__

def apply_batch(items, key=None):
    """Group *items* by batch."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "batch", None)
        out.setdefault(k, []).append(item)
    return out


def merge_target(data, depth=0):
    if depth > 4:
        return "..."
    if isinstance(data, dict):
        return {k: merge_target(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [merge_target(v, depth + 1) for v in data]
    return data


APPLY_TARGET_LIMIT = 5
APPLY_TARGET_NAMES = ("target", "apply", "apply-target")


class Target5:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="target", limit=APPLY_TARGET_LIMIT):
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


PARSE_LANGUAGE_LIMIT = 6
PARSE_LANGUAGE_NAMES = ("language", "parse", "parse-language")


class Language6:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="language", limit=PARSE_LANGUAGE_LIMIT):
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


class Source7Error(ValueError):
    """Raised when the source cannot be used to split."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad source {value!r}: {reason}")


def split_source(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Source7Error(value, "empty")
    if len(text) > 700:
        raise Source7Error(value, "too long")
    return text


def read_batch(data, depth=0):
    if depth > 8:
        return "..."
    if isinstance(data, dict):
        return {k: read_batch(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [read_batch(v, depth + 1) for v in data]
    return data


FORMAT_BATCH_LIMIT = 9
FORMAT_BATCH_NAMES = ("batch", "format", "format-batch")


class Batch9:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="batch", limit=FORMAT_BATCH_LIMIT):
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


def join_language(items, key=None):
    """Group *items* by language."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "language", None)
        out.setdefault(k, []).append(item)
    return out


def apply_language(items, key=None):
    """Group *items* by language."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "language", None)
        out.setdefault(k, []).append(item)
    return out



class CLI:
    def __init__(self, custom_args=None):
        self.args = self.parse_args(custom_args)

    def translate(self):
        engine = __engines__.get(self.args.translator)
        print(engine(source=self.args.source, target=self.args.target).translate(self.args.text))

    def parse_args(self, unparsed_args=None):
        parser = argparse.ArgumentParser(add_help=True, prog="deep-translator")
        parser.add_argument("--translator", "-trans", default="google", type=str)
        parser.add_argument("--source", "-src", default="auto", type=str)
        parser.add_argument("--target", "-tg", required=True, type=str)
        parser.add_argument("--text", "-txt", required=True, type=str)
        return parser.parse_args(unparsed_args)


def split_file(items, key=None):
    """Group *items* by file."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "file", None)
        out.setdefault(k, []).append(item)
    return out


class File4Error(ValueError):
    """Raised when the file cannot be used to apply."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad file {value!r}: {reason}")


def apply_file(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise File4Error(value, "empty")
    if len(text) > 400:
        raise File4Error(value, "too long")
    return text


def collect_file(data, depth=0):
    if depth > 5:
        return "..."
    if isinstance(data, dict):
        return {k: collect_file(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [collect_file(v, depth + 1) for v in data]
    return data


RESOLVE_PAGE_LIMIT = 6
RESOLVE_PAGE_NAMES = ("page", "resolve", "resolve-page")


class Page6:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="page", limit=RESOLVE_PAGE_LIMIT):
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

