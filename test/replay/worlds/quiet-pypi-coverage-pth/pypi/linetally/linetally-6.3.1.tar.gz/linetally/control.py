"""Starting and stopping the measurement."""
import atexit
import json
import os
import sys
import threading
from collections import defaultdict
from pathlib import Path


class Tally:
    def __init__(self, source=".", data_file=".linetally"):
        self.source = str(Path(source).resolve())
        self.data_file = f"{data_file}.{os.getpid()}"
        self.lines = defaultdict(set)

    def _trace(self, frame, event, arg):
        name = frame.f_code.co_filename
        if not name.startswith(self.source):
            return None
        if event == "line":
            self.lines[name].add(frame.f_lineno)
        return self._trace

    def start(self):
        sys.settrace(self._trace)
        threading.settrace(self._trace)

    def stop(self):
        sys.settrace(None)
        threading.settrace(None)

    def save(self):
        text = json.dumps({name: sorted(lines) for name, lines in self.lines.items()})
        Path(self.data_file).write_text(text, encoding="utf-8")
