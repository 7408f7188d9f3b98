"""Tables aligned for a terminal, where some characters are two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]], rightward: Sequence[bool]) -> str:
    """Return rows in columns, the first one underlined; `rightward` says how each column leans."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * width for width in widths]
    lines = []
    for row in (rows[0], rule, *rows[1:]):
        fields = map(_padded, row, widths, rightward)
        lines.append(_GAP.join(fields).rstrip())
    return "\n".join(lines)


def cells(text: str) -> int:
    """Return how many terminal cells a line takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _padded(text: str, width: int, rightward: bool) -> str:
    space = " " * (width - cells(text))
    return space + text if rightward else text + space
