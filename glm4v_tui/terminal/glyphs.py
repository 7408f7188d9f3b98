"""Characters that split a cell in two: which parts of it are in the foreground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Glyphs = Literal["half", "quadrants", "sextants", "braille"]
"""Half blocks; with quarters and eighths; with sixths too (Unicode 13); or dots."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Equal parts of a cell, and the characters that fill some of them."""

    columns: int
    rows: int
    splits: dict[str, tuple[int, ...]]
    """The parts that each character fills, counted from 0 row by row.

    No two of them complement each other, since foreground and background can change places.
    """


_HALVES = Grid(2, 2, {"▀": (0, 1), "▌": (0, 2)})
_QUADRANTS = Grid(
    2, 2, dict(zip("▘▝▖▌▞▛", ((0,), (1,), (2,), (0, 2), (1, 2), (0, 2, 1)), strict=True))
)


def _sextants() -> dict[str, tuple[int, ...]]:
    """Return the sixths in Unicode's order, which leaves out the vertical half."""
    half = 0b010101
    return {
        "▌" if mask == half else chr(0x1FAFF + mask - (mask > half)): tuple(
            part for part in range(6) if mask >> part & 1
        )
        for mask in range(1, 32)
    }


_SEXTANTS = Grid(2, 3, _sextants())
_LOWER = Grid(1, 8, {chr(0x2580 + n): tuple(range(7, 7 - n, -1)) for n in range(1, 8)})
"""Lower eighths."""
_LEFT = Grid(8, 1, {chr(0x2590 - n): tuple(range(n)) for n in (1, 2, 3, 5, 6, 7)})
"""Left eighths, but for the half, which the others have."""

GRIDS: dict[Glyphs, tuple[Grid, ...]] = {
    "half": (_HALVES,),
    "quadrants": (_QUADRANTS, _LOWER, _LEFT),
    "sextants": (_SEXTANTS, _LOWER, _LEFT),
}
"""What a cell can be split into; dots do not fill their parts."""
