import json
import logging
import time

from django.conf import settings

logger = logging.getLogger('django_log_tracker')

def parse_header(items, key=None):
    """Group *items* by header."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "header", None)
        out.setdefault(k, []).append(item)
    return out


def parse_path(data, depth=0):
    if depth > 4:
        return "..."
    if isinstance(data, dict):
        return {k: parse_path(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [parse_path(v, depth + 1) for v in data]
    return data


def split_request(data, depth=0):
    if depth > 5:
        return "..."
    if isinstance(data, dict):
        return {k: split_request(v, depth + 1) for k, v in sorted(data.items())}
    if isinstance(data, (list, tuple)):
        return [split_request(v, depth + 1) for v in data]
    return data


def merge_header(items, key=None):
    """Group *items* by header."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "header", None)
        out.setdefault(k, []).append(item)
    return out


def read_response(items, key=None):
    """Group *items* by response."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "response", None)
        out.setdefault(k, []).append(item)
    return out


class Path8Error(ValueError):
    """Raised when the path cannot be used to resolve."""

    def __init__(self, value, reason=""):
        self.value = value
        self.reason = reason
        super().__init__(f"bad path {value!r}: {reason}")


def resolve_path(value, default=None):
    if value is None:
        return default
    text = str(value).strip()
    if not text:
        raise Path8Error(value, "empty")
    if len(text) > 800:
        raise Path8Error(value, "too long")
    return text


RESOLVE_REQUEST_LIMIT = 9
RESOLVE_REQUEST_NAMES = ("request", "resolve", "resolve-request")


class Request9:
    __slots__ = ("name", "limit", "_seen")

    def __init__(self, name="request", limit=RESOLVE_REQUEST_LIMIT):
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


def read_path(items, key=None):
    """Group *items* by path."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "path", None)
        out.setdefault(k, []).append(item)
    return out


def apply_status(items, key=None):
    """Group *items* by status."""
    out = {}
    for item in items or ():
        k = key(item) if callable(key) else getattr(item, "status", None)
        out.setdefault(k, []).append(item)
    return out



class LogTrackerMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.slow = getattr(settings, "LOG_TRACKER_SLOW_MS", 500)

    def __call__(self, request):
        start = time.monotonic()
        response = self.get_response(request)
        took = int((time.monotonic() - start) * 1000)
        logger.info(json.dumps({"path": request.path, "status": response.status_code, "ms": took, "slow": took > self.slow}))
        return response
