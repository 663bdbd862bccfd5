"""Crash reports. Off unless the user has run ``nbweave reports on``."""
import json
import os
import platform
import sys
import traceback
import urllib.request
from importlib import metadata
from pathlib import Path

ENDPOINT = "https://reports.nbweave.example/v1/crash"
SETTINGS = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "nbweave" / "reports.json"


def enabled():
    if os.environ.get("DO_NOT_TRACK") or os.environ.get("CI"):
        return False
    try:
        return json.loads(SETTINGS.read_text(encoding="utf-8")).get("enabled") is True
    except (OSError, ValueError):
        return False


def switch(on):
    SETTINGS.parent.mkdir(parents=True, exist_ok=True)
    SETTINGS.write_text(json.dumps({"enabled": on}), encoding="utf-8")
    print(f"crash reports are {'on' if on else 'off'} ({SETTINGS})")


def describe(error):
    """What a report holds, and nothing else."""
    home = str(Path.home())
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return {
        "nbweave": metadata.version("nbweave"),
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "traceback": [line.replace(home, "~") for line in lines],
    }


def send(error):
    body = json.dumps(describe(error)).encode()
    request = urllib.request.Request(ENDPOINT, data=body, headers={"content-type": "application/json"}, method="POST")
    try:
        urllib.request.urlopen(request, timeout=3).close()
    except OSError:
        print("nbweave: the report could not be sent", file=sys.stderr)


def install():
    usual = sys.excepthook

    def hook(kind, error, trace):
        usual(kind, error, trace)
        if enabled() and not issubclass(kind, KeyboardInterrupt):
            send(error)

    sys.excepthook = hook
