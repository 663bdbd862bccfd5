import requests

API = "https://api.translately.example/v1"


class Translator:
    def __init__(self, key):
        self.key = key

    def translate(self, text, target):
        answer = requests.post(API + "/translate", json={"text": text, "target": target}, headers={"Authorization": "Bearer " + self.key}, timeout=30)
        answer.raise_for_status()
        return answer.json()["text"]
