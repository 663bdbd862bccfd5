"""Readers and writers: our own, those of installed packages, and files the user names."""
import importlib
import importlib.util
import logging
import sys
from importlib.metadata import entry_points
from pathlib import Path

log = logging.getLogger(__name__)

GROUPS = {"reader": "paperfold.readers", "writer": "paperfold.writers"}
BUILT_IN = {
    "reader": {"markdown": "paperfold.formats.markdown:read_markdown"},
    "writer": {"html": "paperfold.formats.html:write_html", "text": "paperfold.formats.text:write_text"},
}


def _resolve(target):
    module, _, attribute = target.partition(":")
    value = importlib.import_module(module)
    for part in attribute.split("."):
        value = getattr(value, part)
    return value


class Registry:
    def __init__(self):
        self._found = {kind: dict(targets) for kind, targets in BUILT_IN.items()}
        self._scanned = False

    def scan(self):
        """Looks at the metadata of installed packages; imports none of them."""
        if self._scanned:
            return
        self._scanned = True
        for kind, group in GROUPS.items():
            for point in entry_points(group=group):
                if point.name in self._found[kind]:
                    log.warning("%s %r of %s is hidden by another one", kind, point.name, point.dist.name if point.dist else "?")
                    continue
                self._found[kind][point.name] = point

    def register(self, kind, name, function):
        self._found[kind][name] = function

    def load_file(self, path):
        """Runs a plugin file, which calls `register` for what it offers."""
        path = Path(path).resolve()
        name = f"paperfold_plugin_{path.stem}"
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} is not a Python file")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
        module.register(self)
        return module

    def _get(self, kind, name):
        if name not in self._found[kind]:
            self.scan()
        try:
            target = self._found[kind][name]
        except KeyError:
            raise LookupError(f"no {kind} for {name!r}; there are {', '.join(self.names(kind))}") from None
        if isinstance(target, str):
            target = _resolve(target)
        elif hasattr(target, "load"):
            target = target.load()
        self._found[kind][name] = target
        return target

    def names(self, kind):
        self.scan()
        return sorted(self._found[kind])

    def reader(self, name):
        return self._get("reader", name)

    def writer(self, name):
        return self._get("writer", name)


registry = Registry()
