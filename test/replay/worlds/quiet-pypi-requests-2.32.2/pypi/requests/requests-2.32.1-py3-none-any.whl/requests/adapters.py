from urllib3.poolmanager import PoolManager


class HTTPAdapter:
    def __init__(self):
        self.poolmanager = PoolManager()
        self._ctx = None

    def send(self, request):
        return self.poolmanager.urlopen(request.method, request.url)
