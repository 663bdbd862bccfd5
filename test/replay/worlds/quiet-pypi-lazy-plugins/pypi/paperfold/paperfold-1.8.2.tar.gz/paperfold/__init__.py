"""Converts documents between plain formats."""
from .formats.html import write_html
from .formats.markdown import read_markdown
from .formats.text import write_text
from .model import Block, Document

__version__ = "1.8.2"
__all__ = ["Block", "Document", "convert", "read_markdown", "write_html", "write_text"]

_READERS = {"markdown": read_markdown}
_WRITERS = {"html": write_html, "text": write_text}


def convert(text, source="markdown", target="html", **options):
    return _WRITERS[target](_READERS[source](text), **options)
