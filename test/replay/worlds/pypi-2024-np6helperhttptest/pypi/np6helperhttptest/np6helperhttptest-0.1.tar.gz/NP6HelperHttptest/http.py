import requests


class HelperHttp:
    def __init__(self, key, base="https://backoffice.np6.example/api"):
        self.key = key
        self.base = base

    def get(self, path):
        return requests.get(self.base + path, headers={"X-Key": self.key}, timeout=30).json()
