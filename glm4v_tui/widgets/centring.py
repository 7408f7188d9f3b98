"""Rows in the middle of a place."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip


def centred(rows: list[Strip], size: tuple[int, int], plain: Style) -> list[Strip]:
    """Return as many rows and columns as a place has, with a picture in its middle."""
    width, height = size
    left, top = corner(rows[0].cell_length if rows else 0, len(rows), size)
    margin = [Strip.blank(left, plain)] if left else []
    inside = [Strip.join([*margin, row]).adjust_cell_length(width, plain) for row in rows[:height]]
    empty = Strip.blank(width, plain)
    return [empty] * top + inside + [empty] * (height - top - len(inside))


def corner(columns: int, rows: int, size: tuple[int, int]) -> tuple[int, int]:
    """Return where the first cell of a picture in the middle of a place lies."""
    return max(0, (size[0] - columns) // 2), max(0, (size[1] - rows) // 2)
