"""Reading chores.py, the file in which a project lists its chores."""
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

NAMES = ("chores.py", ".chores.py", "tools/chores.py")
VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")


class ConfigError(Exception):
    """Something about the file is wrong; the message names the place."""


@dataclass
class Chore:
    name: str
    lines: list
    help: str = ""
    needs: list = field(default_factory=list)
    env: dict = field(default_factory=dict)
    cwd: str = "."


class Namespace(dict):
    """What a chores.py sees: chore(), include() and the variables of the project."""

    def __init__(self, root):
        super().__init__(__name__="chores", chore=self.chore, include=self.include, ROOT=str(root), ON_CI=bool(os.environ.get("CI")))
        self.root = root
        self.chores = {}
        self.reading = []

    def chore(self, name, *lines, help="", needs=(), env=None, cwd="."):
        if name in self.chores:
            raise ConfigError(f"{self.reading[-1]}: chore {name!r} is there already")
        self.chores[name] = Chore(name, list(lines), help, list(needs), dict(env or {}), cwd)

    def include(self, path):
        self.run((self.reading[-1].parent / path).resolve())

    def run(self, path):
        if path in self.reading:
            raise ConfigError(f"{path} includes itself")
        self.reading.append(path)
        self["__file__"] = str(path)
        try:
            code = compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True)
            exec(code, self)
        except ConfigError:
            raise
        except SyntaxError as error:
            raise ConfigError(f"{path}:{error.lineno}: {error.msg}") from error
        except Exception as error:
            line = _line_in(error, path)
            raise ConfigError(f"{path}:{line}: {type(error).__name__}: {error}") from error
        finally:
            self.reading.pop()


def _line_in(error, path):
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def find(start):
    for folder in (start, *start.parents):
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
        if (folder / ".git").exists():
            break
    raise ConfigError(f"no chores.py in {start} or above")


def load(start=None):
    path = find(Path(start or os.getcwd()).resolve())
    sys.path.insert(0, str(path.parent))
    try:
        namespace = Namespace(path.parent)
        namespace.run(path)
    finally:
        sys.path.remove(str(path.parent))
    return path.parent, namespace.chores


def expand(line, env):
    """${NAME} and ${NAME:-default}, from the chore's own variables and the environment."""

    def value(match):
        found = env.get(match[1], match[2])
        if found is None:
            raise ConfigError(f"{match[1]} is not set, wanted by: {line}")
        return found

    return VARIABLE.sub(value, line)
