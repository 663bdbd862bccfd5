import requests


class BaseTranslator:
    def __init__(self, source="auto", target="en"):
        self.source = source
        self.target = target

    def translate(self, text):
        return requests.get("https://translate.example/m", params={"sl": self.source, "tl": self.target, "q": text}).text
