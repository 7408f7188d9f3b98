"""What lines over a picture are drawn with, so that they are seen on this terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.framing import Pen

if TYPE_CHECKING:
    from glm4v_tui.terminal.graphics import Graphics

_DOTS = {"half": (2, 2), "quadrants": (2, 2), "sextants": (2, 3), "braille": (2, 4)}
"""Into how many columns and rows of dots characters split a cell."""


def fine_pen(graphics: Graphics) -> Pen:
    """Return the pen for a terminal that draws pixels."""
    return Pen(
        width=max(2, graphics.cell_width // 4), letters=max(8, graphics.cell_height * 3 // 4)
    )


def cell_pen(graphics: Graphics) -> tuple[Pen, tuple[int, int]]:
    """Return the pen for a picture in characters, whose dots are parts of cells.

    With it comes the size of a cell to draw on, which has whole dots: 9 pixels are no two of them.
    """
    columns, rows = (1, 1) if graphics.kind == "ascii" else _DOTS[graphics.glyphs]
    across, down = -(-graphics.cell_width // columns), -(-graphics.cell_height // rows)
    return Pen(across, down, 1), (columns * across, rows * down)
