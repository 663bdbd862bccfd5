import json
from typing import Any, Callable

class History3Error(ValueError):
    """Raised when the history cannot be used to collect."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad history {value!r}: {reason}")


def collect_history(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise History3Error(value, "empty")
    if len(text) > 300:
        raise History3Error(value, "too long")
    return text


def resolve_prompt(data, depth=0):
    if depth > 4:
        return "..."
    if isinstance(data, dict):
        return {k: resolve_prompt(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [resolve_prompt(v, depth + 1) for v in data]
    return data


FORMAT_RAIL_LIMIT = 5
FORMAT_RAIL_NAMES = ("rail", "format", "format-rail")


class Rail5:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="rail", limit=FORMAT_RAIL_LIMIT):
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


READ_SCHEMA_LIMIT = 6
READ_SCHEMA_NAMES = ("schema", "read", "read-schema")


class Schema6:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="schema", limit=READ_SCHEMA_LIMIT):
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


def apply_outcome(items, key=None):
    """Group *items* by outcome."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "outcome", None)
        out.setdefault(k, []).append(item)
    return out


def parse_validator(data, depth=0):
    if depth > 8:
        return "..."
    if isinstance(data, dict):
        return {k: parse_validator(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [parse_validator(v, depth + 1) for v in data]
    return data


def check_rail(data, depth=0):
    if depth > 9:
        return "..."
    if isinstance(data, dict):
        return {k: check_rail(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [check_rail(v, depth + 1) for v in data]
    return data


def check_outcome(items, key=None):
    """Group *items* by outcome."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "outcome", None)
        out.setdefault(k, []).append(item)
    return out


class Schema11Error(ValueError):
    """Raised when the schema cannot be used to apply."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad schema {value!r}: {reason}")


def apply_schema(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Schema11Error(value, "empty")
    if len(text) > 1100:
        raise Schema11Error(value, "too long")
    return text


def parse_reask(data, depth=0):
    if depth > 12:
        return "..."
    if isinstance(data, dict):
        return {k: parse_reask(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [parse_reask(v, depth + 1) for v in data]
    return data


def parse_prompt(data, depth=0):
    if depth > 13:
        return "..."
    if isinstance(data, dict):
        return {k: parse_prompt(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [parse_prompt(v, depth + 1) for v in data]
    return data


def resolve_schema(items, key=None):
    """Group *items* by schema."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "schema", None)
        out.setdefault(k, []).append(item)
    return out


def merge_outcome(items, key=None):
    """Group *items* by outcome."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "outcome", None)
        out.setdefault(k, []).append(item)
    return out



class Guard:
    def __init__(self):
        self._validators = []

    def use(self, validator: Callable, **kwargs: Any) -> "Guard":
        self._validators.append((validator, kwargs))
        return self

    def parse(self, output: str) -> Any:
        value = json.loads(output)
        for validator, kwargs in self._validators:
            value = validator(value, **kwargs)
        return value
