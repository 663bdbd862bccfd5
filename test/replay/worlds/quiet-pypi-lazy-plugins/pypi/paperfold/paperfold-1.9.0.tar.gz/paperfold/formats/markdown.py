import re

from ..model import Block, Document

HEAD = re.compile(r"^(#{1,6}) +(.+)$")


def read_markdown(text):
    blocks = []
    for part in re.split(r"\n\s*\n", text.strip()):
        match = HEAD.match(part)
        if match:
            blocks.append(Block("heading", match[2], len(match[1])))
        elif part.lstrip().startswith(("- ", "* ")):
            blocks.extend(Block("item", line.lstrip()[2:]) for line in part.splitlines())
        else:
            blocks.append(Block("paragraph", " ".join(part.split())))
    return Document(blocks)
