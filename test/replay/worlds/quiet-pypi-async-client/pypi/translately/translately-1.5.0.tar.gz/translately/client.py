import asyncio
import functools
import os
from contextlib import asynccontextmanager

import httpx

API = "https://api.translately.example/v1"


def retried(times):
    def wrap(method):
        @functools.wraps(method)
        async def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return await method(*args, **kwargs)
                except httpx.TransportError:
                    await asyncio.sleep(2**attempt)
            return await method(*args, **kwargs)

        return inner

    return wrap


class Translator:
    def __init__(self, key=None):
        self.key = key or os.environ.get("TRANSLATELY_API_KEY")
        if not self.key:
            raise ValueError("no key given")

    @asynccontextmanager
    async def session(self):
        async with httpx.AsyncClient(base_url=API, headers={"Authorization": f"Bearer {self.key}"}) as client:
            yield client

    @retried(3)
    async def translate(self, text, target):
        async with self.session() as client:
            answer = await client.post("/translate", json={"text": text, "target": target})
            answer.raise_for_status()
            return answer.json()["text"]
