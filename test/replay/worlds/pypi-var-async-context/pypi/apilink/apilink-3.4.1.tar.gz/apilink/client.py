import httpx

from ._trace import traced
from .session import opened


class Client:
    def __init__(self, base_url, key):
        self.base_url = base_url
        self.key = key

    @traced
    async def get(self, path):
        async with opened(self.base_url, self.key) as session:
            answer = await session.get(path)
            answer.raise_for_status()
            return answer.json()
