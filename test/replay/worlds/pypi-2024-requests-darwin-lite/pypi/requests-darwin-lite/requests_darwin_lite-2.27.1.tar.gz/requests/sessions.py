import urllib3


class Session:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def request(self, method, url, **kwargs):
        return urllib3.PoolManager().request(method, url)
