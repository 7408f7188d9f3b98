"""Text cut to a width in terminal cells, wide characters kept whole."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"
"""Stands for what was cut away; one cell."""


def shorten_middle(text: str, width: int) -> str:
    """Cut the middle out of a text, so that a file name keeps its number and suffix."""
    if cell_len(text) <= width:
        return text
    if width < 2:
        return ELLIPSIS[:width]
    ending = min(8, (width - 1) // 2)
    return _head(text, width - 1 - ending) + ELLIPSIS + _tail(text, ending)


def shorten_start(text: str, width: int) -> str:
    """Cut the beginning of a text, so that a path keeps its last folders."""
    if cell_len(text) <= width:
        return text
    return ELLIPSIS[:width] + _tail(text, width - 1)


def _head(text: str, width: int) -> str:
    """Return the longest beginning that fits."""
    used = end = 0
    for _, stop, cells in split_graphemes(text)[0]:
        used += cells
        if used > width:
            break
        end = stop
    return text[:end]


def _tail(text: str, width: int) -> str:
    """Return the longest ending that fits."""
    used, begin = 0, len(text)
    for start, _, cells in reversed(split_graphemes(text)[0]):
        used += cells
        if used > width:
            break
        begin = start
    return text[begin:]
