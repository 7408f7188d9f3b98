"""The way in which pictures are drawn on a terminal, and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["kitty", "sixel", "blocks", "ascii", "off"]
"""Kitty's Unicode placeholders, Sixel, half blocks, plain characters, or nothing but the name."""

Wanted = Literal["auto", "kitty", "sixel", "blocks", "ascii", "off"]
"""What `--graphics` and the setting of that name can ask for."""

CELL_WIDTH = 10
"""Pixels of a cell where the terminal does not say; those of the VT340."""
CELL_HEIGHT = 20
"""Pixels of a cell where the terminal does not say; those of the VT340."""


@dataclass(frozen=True, slots=True)
class Graphics:
    """How pictures are drawn, with all that a widget has to know for it."""

    kind: Kind = "blocks"
    reason: str = "nothing was asked of the terminal"
    """A clause for the user that says why this kind was chosen and, where it helps, what to do."""
    cell_width: int = CELL_WIDTH
    """Pixels of one cell."""
    cell_height: int = CELL_HEIGHT
    """Pixels of one cell."""
    tmux: bool = False
    """Whether escape sequences for the terminal have to be wrapped to pass through tmux."""

    def fit(self, size: tuple[int, int], columns: int, rows: int) -> tuple[int, int]:
        """Return the columns and rows that a picture of `size` pixels fills in a box of cells."""
        width, height = size
        if not (width > 0 and height > 0 and columns > 0 and rows > 0):
            return 0, 0
        across = columns * self.cell_width / width
        down = rows * self.cell_height / height
        scale = min(across, down)
        return (
            min(columns, max(1, round(width * scale / self.cell_width))),
            min(rows, max(1, round(height * scale / self.cell_height))),
        )
