"""Client of the Mossboard API."""
import os
import platform
from urllib.parse import urljoin

import requests

from .errors import ApiError, NotFound, Unauthorized
from .version import __version__

DEFAULT_URL = "https://api.mossboard.example/v4/"


class Client:
    """`token` comes from MOSSBOARD_TOKEN unless it is given."""

    def __init__(self, token=None, url=None, timeout=20.0, session=None):
        token = token or os.environ.get("MOSSBOARD_TOKEN")
        if not token:
            raise Unauthorized("no token: pass one or set MOSSBOARD_TOKEN")
        self.url = url or os.environ.get("MOSSBOARD_URL", DEFAULT_URL)
        self.timeout = timeout
        self.session = session or requests.Session()
        self.session.headers.update(
            {
                "Authorization": f"Bearer {token}",
                "User-Agent": f"mossboard-python/{__version__} Python/{platform.python_version()} {platform.system()}",
                "Accept": "application/json",
            }
        )

    def request(self, method, path, **options):
        return self._check(self.session.request(method, urljoin(self.url, path), timeout=self.timeout, **options))

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
        kind = {401: Unauthorized, 403: Unauthorized, 404: NotFound}.get(response.status_code, ApiError)
        raise kind(message, status=response.status_code, request_id=response.headers.get("X-Request-Id"))

    def get(self, path, **params):
        return self.request("GET", path, params=params).json()

    def boards(self):
        return self.get("boards")["items"]

    def cards(self, board, state="open"):
        return self.get(f"boards/{board}/cards", state=state)["items"]

    def create_card(self, board, title, body="", labels=()):
        return self.request("POST", f"boards/{board}/cards", json={"title": title, "body": body, "labels": list(labels)}).json()

    def move_card(self, card, column):
        self.request("PATCH", f"cards/{card}", json={"column": column})
