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


_started = None


def process_startup():
    """Called from linetally.pth whenever an interpreter starts.

    Without LINETALLY_PROCESS_START this returns at once, so that interpreters outside of a measurement pay nothing.
    """
    global _started
    config = os.environ.get("LINETALLY_PROCESS_START")
    if not config or _started:
        return None
    settings = json.loads(Path(config).read_text(encoding="utf-8"))
    _started = Tally(settings.get("source", "."), settings.get("data_file", ".linetally"))
    atexit.register(_started.save)
    _started.start()
    return _started
