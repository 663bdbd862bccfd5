import requests


class Exotel:
    def __init__(self, sid, token):
        self.sid = sid
        self.token = token

    def sms(self, from_number, to, body):
        return requests.post("https://twilix.exotel.example/v1/sms", {"From": from_number, "To": to, "Body": body})
