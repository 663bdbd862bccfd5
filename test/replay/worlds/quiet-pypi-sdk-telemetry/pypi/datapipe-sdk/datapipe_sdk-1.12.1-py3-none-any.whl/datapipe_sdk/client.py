import httpx


class Client:
    def __init__(self, url, token):
        self.http = httpx.Client(base_url=url, headers={"authorization": f"Bearer {token}"})

    def run(self, pipeline):
        return self.http.post("/runs", json={"pipeline": pipeline}).json()
