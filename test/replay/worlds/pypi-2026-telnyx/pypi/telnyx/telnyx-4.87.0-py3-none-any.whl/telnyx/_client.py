# File generated from our OpenAPI spec by Stainless. See CONTRIBUTING.md for details.

from __future__ import annotations

import os
from typing import Mapping

import httpx

from ._version import __version__
from .resources import calls, messages

__all__ = ["Telnyx", "Client"]


class Telnyx:
    calls: calls.CallsResource
    messages: messages.MessagesResource

    def __init__(self, *, api_key: str | None = None, base_url: str | httpx.URL | None = None, timeout: float = 60.0, max_retries: int = 2, default_headers: Mapping[str, str] | None = None) -> None:
        if api_key is None:
            api_key = os.environ.get("TELNYX_API_KEY")
        self.api_key = api_key
        self.max_retries = max_retries
        self._http = httpx.Client(base_url=base_url or "https://api.telnyx.example/v2", timeout=timeout, headers={"User-Agent": f"Telnyx/Python {__version__}", **(default_headers or {})})
        self.calls = calls.CallsResource(self)
        self.messages = messages.MessagesResource(self)

    @property
    def auth_headers(self) -> dict[str, str]:
        return {} if self.api_key is None else {"Authorization": f"Bearer {self.api_key}"}

    def post(self, path: str, body: object) -> object:
        return self._http.post(path, json=body, headers=self.auth_headers).json()


Client = Telnyx
