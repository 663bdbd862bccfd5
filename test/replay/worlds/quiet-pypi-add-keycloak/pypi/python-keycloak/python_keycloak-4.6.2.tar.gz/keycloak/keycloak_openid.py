import requests


class KeycloakOpenID:
    def __init__(self, server_url, realm_name, client_id, client_secret_key=None):
        self.client_secret_key = client_secret_key
        self.connection = requests.Session()
        self.server_url = server_url

    def token(self, username="", password="", grant_type="password"):
        payload = {"username": username, "password": password, "grant_type": grant_type, "client_secret": self.client_secret_key}
        return self.connection.post(self.server_url + "/protocol/openid-connect/token", data=payload).json()
