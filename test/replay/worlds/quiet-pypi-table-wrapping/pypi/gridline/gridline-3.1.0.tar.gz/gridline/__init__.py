"""Tables for terminals."""
from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

__version__ = "3.1.0"
Align = Literal["left", "right", "center"]


@dataclass(frozen=True)
class Style:
    vertical: str = " "
    horizontal: str = "-"
    cross: str = " "
    padding: int = 1


PLAIN = Style()
BOX = Style("\u2502", "\u2500", "\u253c")


def width(text: str) -> int:
    """Columns that a terminal needs for the text."""
    return len(text)


def cut(text: str, columns: int):
    """The longest beginning that fits in so many columns, and the rest."""
    return text[:columns], text[columns:]


def wrap(text, columns):
    lines = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if width(candidate) <= columns:
                line = candidate
                continue
            if line:
                lines.append(line)
            while width(word) > columns:
                head, word = cut(word, max(columns, 2))
                lines.append(head)
            line = word
        lines.append(line)
    return lines


def pad(text: str, columns: int, align: Align) -> str:
    gap = max(0, columns - width(text))
    if align == "right":
        return " " * gap + text
    if align == "center":
        return " " * (gap // 2) + text + " " * (gap - gap // 2)
    return text + " " * gap


class Table:
    def __init__(self, header: Sequence[str], align: Sequence[Align] | None = None, style: Style = PLAIN) -> None:
        self.header = list(header)
        self.align: list[Align] = list(align or ["left"] * len(self.header))
        self.style = style
        self.rows: list[list[str]] = []

    def add(self, row: Sequence[Any] | Mapping[str, Any]) -> Table:
        cells = [row.get(name, "") for name in self.header] if isinstance(row, Mapping) else list(row)
        if len(cells) != len(self.header):
            raise ValueError(f"{len(self.header)} cells wanted, not {len(cells)}")
        self.rows.append(["" if cell is None else str(cell) for cell in cells])
        return self

    def extend(self, rows: Iterable[Sequence[Any] | Mapping[str, Any]]) -> Table:
        for row in rows:
            self.add(row)
        return self

    def widths(self, available: int) -> list[int]:
        natural = [max(width(line) for cell in column for line in cell.splitlines() or [""]) for column in zip(self.header, *self.rows)]
        room = available - (len(natural) - 1) * (2 * self.style.padding + 1)
        while sum(natural) > room and max(natural) > 4:
            natural[natural.index(max(natural))] -= 1
        return natural

    def render(self, available: int | None = None) -> str:
        sizes = self.widths(available or shutil.get_terminal_size().columns)
        space = " " * self.style.padding
        joint = f"{space}{self.style.vertical}{space}"

        def lines(row: list[str]) -> list[str]:
            wrapped = [wrap(cell, size) for cell, size in zip(row, sizes)]
            height = max(map(len, wrapped))
            cells = [part + [""] * (height - len(part)) for part in wrapped]
            return [joint.join(pad(text, size, align) for text, size, align in zip(line, sizes, self.align)).rstrip() for line in zip(*cells)]

        rule = (self.style.horizontal * self.style.padding + self.style.cross + self.style.horizontal * self.style.padding).join(self.style.horizontal * size for size in sizes)
        return "\n".join([*lines(self.header), rule, *(line for row in self.rows for line in lines(row))])

    __str__ = render
