"""Converts documents between plain formats."""
import importlib
from typing import TYPE_CHECKING

__version__ = "1.9.0"

_LAZY = {
    "Document": ".model",
    "Block": ".model",
    "read_markdown": ".formats.markdown",
    "write_html": ".formats.html",
    "write_text": ".formats.text",
    "registry": ".plugins",
}

__all__ = [*_LAZY, "convert"]

if TYPE_CHECKING:
    from .formats.html import write_html
    from .formats.markdown import read_markdown
    from .formats.text import write_text
    from .model import Block, Document
    from .plugins import registry


def __getattr__(name):
    try:
        module = _LAZY[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(importlib.import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_LAZY})


def convert(text, source="markdown", target="html", **options):
    """Reads `text` as `source` and writes it as `target`."""
    plugins = __getattr__("registry")
    return plugins.writer(target)(plugins.reader(source)(text), **options)
