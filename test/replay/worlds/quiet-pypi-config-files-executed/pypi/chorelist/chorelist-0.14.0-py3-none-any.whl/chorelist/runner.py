"""Running chores, each after those it needs."""
import os
import shlex
import subprocess
import sys
import time

from .config import ConfigError, expand


def order(chores, wanted):
    done, path = [], []

    def visit(name):
        if name in path:
            raise ConfigError(" -> ".join([*path, name]) + " is a circle")
        if name not in chores:
            raise ConfigError(f"no chore is called {name!r}")
        if chores[name] in done:
            return
        path.append(name)
        for need in chores[name].needs:
            visit(need)
        path.pop()
        done.append(chores[name])

    for name in wanted:
        visit(name)
    return done


def run(root, chores, wanted, extra=(), dry=False):
    for chore in order(chores, wanted):
        env = {**os.environ, **chore.env}
        start = time.monotonic()
        for line in chore.lines:
            if callable(line):
                print(f"[{chore.name}] {line.__name__}()", file=sys.stderr)
                if not dry:
                    line()
                continue
            text = expand(line, env)
            if chore.name == wanted[-1] and extra:
                text = f"{text} {shlex.join(extra)}"
            print(f"[{chore.name}] {text}", file=sys.stderr)
            if dry:
                continue
            result = subprocess.run(text, shell=True, cwd=root / chore.cwd, env=env, check=False)
            if result.returncode:
                return result.returncode
        print(f"[{chore.name}] {time.monotonic() - start:.1f} s", file=sys.stderr)
    return 0
