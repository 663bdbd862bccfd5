import json
import sys
import time

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


class Kronika:
    """A logger that writes one JSON object per line."""

    def __init__(self, name, level="info", sinks=None):
        self.name = name
        self.level = LEVELS[level]
        self.sinks = sinks if sinks is not None else [lambda line, record: print(line, file=sys.stderr)]

    def log(self, level, message, **fields):
        if LEVELS[level] < self.level:
            return
        record = {"at": time.time(), "level": level, "logger": self.name, "message": message, **fields}
        line = json.dumps(record, ensure_ascii=False, default=str)
        for sink in self.sinks:
            sink(line, record)
