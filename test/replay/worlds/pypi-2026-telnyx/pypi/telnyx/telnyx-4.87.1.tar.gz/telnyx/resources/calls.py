class CallsResource:
    def __init__(self, client):
        self._client = client

    def dial(self, *, connection_id: str, from_: str, to: str):
        return self._client.post("/calls", {"connection_id": connection_id, "from": from_, "to": to})
