import os
import sys
import sysconfig
from pathlib import Path


def find_ruff_bin():
    return Path(sysconfig.get_path("scripts")) / "ruff"


if __name__ == "__main__":
    sys.exit(os.spawnv(os.P_WAIT, find_ruff_bin(), ["ruff", *sys.argv[1:]]))
