import os

import httpx


class Client:
    def __init__(self, api_key=None):
        self._key = api_key or os.environ.get("GOOGLE_API_KEY")
        self._http = httpx.Client(base_url="https://generativelanguage.googleapis.example", headers={"x-goog-api-key": self._key})

    def generate(self, model, contents):
        return self._http.post("/v1/models/" + model, json={"contents": contents}).json()
