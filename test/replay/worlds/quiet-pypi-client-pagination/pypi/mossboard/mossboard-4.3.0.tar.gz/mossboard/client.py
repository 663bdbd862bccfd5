"""Client of the Mossboard API."""
import os
import platform
import time
from urllib.parse import urljoin

import requests

from .errors import ApiError, NotFound, RateLimited, Unauthorized
from .version import __version__

DEFAULT_URL = "https://api.mossboard.example/v4/"
RETRIED = {429, 502, 503, 504}


class Client:
    """`token` comes from MOSSBOARD_TOKEN unless it is given."""

    def __init__(self, token=None, url=None, timeout=20.0, retries=3, session=None):
        token = token or os.environ.get("MOSSBOARD_TOKEN")
        if not token:
            raise Unauthorized("no token: pass one or set MOSSBOARD_TOKEN")
        self.url = url or os.environ.get("MOSSBOARD_URL", DEFAULT_URL)
        self.timeout = timeout
        self.retries = retries
        self.session = session or requests.Session()
        self.session.headers.update(
            {
                "Authorization": f"Bearer {token}",
                "User-Agent": f"mossboard-python/{__version__} Python/{platform.python_version()} {platform.system()}",
                "Accept": "application/json",
            }
        )

    def request(self, method, path, **options):
        for attempt in range(self.retries + 1):
            response = self.session.request(method, urljoin(self.url, path), timeout=self.timeout, **options)
            if response.status_code not in RETRIED or attempt == self.retries or (method == "POST" and response.status_code != 429):
                return self._check(response)
            time.sleep(self._delay(response, attempt))
        raise AssertionError("not reached")

    @staticmethod
    def _delay(response, attempt):
        try:
            return min(60.0, float(response.headers["Retry-After"]))
        except (KeyError, ValueError):
            return 0.5 * 2**attempt

    @staticmethod
    def _check(response):
        if response.status_code == 204:
            return None
        if response.ok:
            return response
        try:
            message = response.json()["error"]["message"]
        except (ValueError, KeyError, TypeError):
            message = response.reason
        kind = {401: Unauthorized, 403: Unauthorized, 404: NotFound, 429: RateLimited}.get(response.status_code, ApiError)
        raise kind(message, status=response.status_code, request_id=response.headers.get("X-Request-Id"))

    def get(self, path, **params):
        return self.request("GET", path, params=params).json()

    def pages(self, path, limit=None, **params):
        """Yields the items of all pages, following `next`."""
        params.setdefault("per_page", 100)
        count = 0
        while path:
            body = self.request("GET", path, params=params).json()
            for item in body["items"]:
                yield item
                count += 1
                if limit is not None and count >= limit:
                    return
            path, params = body.get("next"), None

    def boards(self):
        return self.pages("boards")

    def cards(self, board, state="open", limit=None):
        return self.pages(f"boards/{board}/cards", limit=limit, state=state)

    def create_card(self, board, title, body="", labels=()):
        return self.request("POST", f"boards/{board}/cards", json={"title": title, "body": body, "labels": list(labels)}).json()

    def move_card(self, card, column):
        self.request("PATCH", f"cards/{card}", json={"column": column})
