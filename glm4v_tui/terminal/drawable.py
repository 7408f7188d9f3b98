"""Which of the finer block characters a terminal is known to draw."""

from __future__ import annotations

import re

from glm4v_tui.terminal.glyphs import Glyphs
from glm4v_tui.terminal.terminal import Terminal

_SEXTANTS = {
    "kitty": (0, 26),
    "ghostty": (1, 0),
    "foot": (1, 12),
    "WezTerm": (20220101,),
    "VTE": (6800,),
}
"""Terminals that draw sixths of a cell by themselves, and from which version on at least.

Elsewhere it is up to the font, and few have them: rows of empty boxes in place of a picture.
"""


def drawable(terminal: Terminal) -> Glyphs:
    """Return the finest blocks that this terminal is sure to draw."""
    if terminal.term == "linux":
        return "half"  # The console's fonts have no quarters.
    least = _SEXTANTS.get(terminal.name)
    known = least is not None and _numbers(terminal.version) >= least
    return "sextants" if known else "quadrants"


def draws_braille(terminal: Terminal) -> bool:
    """Return whether braille dots are sure to be drawn, by the terminal or by some font."""
    return terminal.term != "linux"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])
