import re

_SPECIAL = re.compile("[&<>\"']")
_MAP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}


def escape(value):
    return _SPECIAL.sub(lambda m: _MAP[m.group()], str(value))
