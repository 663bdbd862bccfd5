class DataFrame:
    def __init__(self, data):
        self._data = data
