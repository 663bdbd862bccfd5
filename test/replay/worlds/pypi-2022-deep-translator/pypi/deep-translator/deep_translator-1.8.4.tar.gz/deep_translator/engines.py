from deep_translator.base import BaseTranslator

class Proxy3Error(ValueError):
    """Raised when the proxy cannot be used to parse."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad proxy {value!r}: {reason}")


def parse_proxy(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Proxy3Error(value, "empty")
    if len(text) > 300:
        raise Proxy3Error(value, "too long")
    return text


class Query4Error(ValueError):
    """Raised when the query cannot be used to split."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad query {value!r}: {reason}")


def split_query(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Query4Error(value, "empty")
    if len(text) > 400:
        raise Query4Error(value, "too long")
    return text


RESOLVE_PAYLOAD_LIMIT = 5
RESOLVE_PAYLOAD_NAMES = ("payload", "resolve", "resolve-payload")


class Payload5:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="payload", limit=RESOLVE_PAYLOAD_LIMIT):
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


def format_payload(items, key=None):
    """Group *items* by payload."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "payload", None)
        out.setdefault(k, []).append(item)
    return out


class Reply7Error(ValueError):
    """Raised when the reply cannot be used to split."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad reply {value!r}: {reason}")


def split_reply(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Reply7Error(value, "empty")
    if len(text) > 700:
        raise Reply7Error(value, "too long")
    return text


def format_query(data, depth=0):
    if depth > 8:
        return "..."
    if isinstance(data, dict):
        return {k: format_query(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [format_query(v, depth + 1) for v in data]
    return data


__engines__ = {"google": BaseTranslator}
