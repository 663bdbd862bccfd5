import contextlib

import httpx


@contextlib.asynccontextmanager
async def opened(base_url, key):
    async with httpx.AsyncClient(base_url=base_url, headers={"Authorization": f"Bearer {key}"}) as session:
        yield session
