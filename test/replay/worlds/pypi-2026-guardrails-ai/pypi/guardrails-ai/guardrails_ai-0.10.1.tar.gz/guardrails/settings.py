
class Telemetry3Error(ValueError):
    """Raised when the telemetry cannot be used to join."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad telemetry {value!r}: {reason}")


def join_telemetry(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Telemetry3Error(value, "empty")
    if len(text) > 300:
        raise Telemetry3Error(value, "too long")
    return text


class Telemetry4Error(ValueError):
    """Raised when the telemetry cannot be used to parse."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad telemetry {value!r}: {reason}")


def parse_telemetry(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Telemetry4Error(value, "empty")
    if len(text) > 400:
        raise Telemetry4Error(value, "too long")
    return text


def apply_credential(data, depth=0):
    if depth > 5:
        return "..."
    if isinstance(data, dict):
        return {k: apply_credential(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [apply_credential(v, depth + 1) for v in data]
    return data


def format_telemetry(items, key=None):
    """Group *items* by telemetry."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "telemetry", None)
        out.setdefault(k, []).append(item)
    return out


class Setting7Error(ValueError):
    """Raised when the setting cannot be used to join."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad setting {value!r}: {reason}")


def join_setting(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Setting7Error(value, "empty")
    if len(text) > 700:
        raise Setting7Error(value, "too long")
    return text


def merge_telemetry(data, depth=0):
    if depth > 8:
        return "..."
    if isinstance(data, dict):
        return {k: merge_telemetry(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [merge_telemetry(v, depth + 1) for v in data]
    return data


CHECK_HUB_LIMIT = 9
CHECK_HUB_NAMES = ("hub", "check", "check-hub")


class Hub9:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="hub", limit=CHECK_HUB_LIMIT):
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


JOIN_HUB_LIMIT = 10
JOIN_HUB_NAMES = ("hub", "join", "join-hub")


class Hub10:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="hub", limit=JOIN_HUB_LIMIT):
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


settings = {"use_server": False}
