class MessagesResource:
    def __init__(self, client):
        self._client = client

    def send(self, *, to: str, text: str, from_: str | None = None):
        return self._client.post("/messages", {"to": to, "text": text, "from": from_})
