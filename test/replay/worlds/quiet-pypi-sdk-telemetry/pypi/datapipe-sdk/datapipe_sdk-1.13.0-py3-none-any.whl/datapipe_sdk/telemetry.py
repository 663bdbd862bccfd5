"""Anonymous usage statistics. See README, section Telemetry; DATAPIPE_TELEMETRY=0 switches them off."""
import os
import platform
import threading

import httpx

ENDPOINT = "https://telemetry.datapipe.dev/v1/events"


def enabled():
    return os.environ.get("DATAPIPE_TELEMETRY", "1") not in {"0", "false"} and not os.environ.get("DO_NOT_TRACK")


def track(event, **fields):
    if not enabled():
        return
    body = {"event": event, "python": platform.python_version(), "os": platform.system(), **fields}
    threading.Thread(target=_send, args=(body,), daemon=True).start()


def _send(body):
    try:
        httpx.post(ENDPOINT, json=body, timeout=2)
    except httpx.HTTPError:
        pass
