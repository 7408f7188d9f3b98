"""Text cut to a width in terminal cells, wide characters kept whole."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"
"""Stands for what was cut away; one cell."""


def shorten_middle(text: str, width: int) -> str:
    """Cut the middle out of a text, so that a file name keeps its number and suffix."""
    head, tail = middle_cut(text, width)
    return text if head == tail else text[:head] + ELLIPSIS[: max(0, width)] + text[tail:]


def middle_cut(text: str, width: int) -> tuple[int, int]:
    """Return where the middle that does not fit begins and ends; the same place where all fits."""
    if cell_len(text) <= width:
        return len(text), len(text)
    if width < 2:
        return 0, len(text)
    ending = min(8, (width - 1) // 2)
    return len(_head(text, width - 1 - ending)), len(text) - len(_tail(text, ending))


def shorten_start(text: str, width: int) -> str:
    """Cut the beginning of a text, so that a path keeps its last folders."""
    if cell_len(text) <= width:
        return text
    return ELLIPSIS[:width] + _tail(text, width - 1)


def shorten_end(text: str, width: int) -> str:
    """Cut the end of a text."""
    if cell_len(text) <= width:
        return text
    return _head(text, width - 1) + ELLIPSIS[: max(0, width)]


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
