import requests


class RESTfulClient:
    def __init__(self, base_url, api_key=None):
        self.base_url = base_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}

    def list_models(self):
        response = requests.get(f"{self.base_url}/v1/models", headers=self._headers, timeout=30)
        response.raise_for_status()
        return response.json()["data"]
