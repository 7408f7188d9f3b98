"""A picture made ready for a terminal that draws pixels: what is sent, and what stands for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from glm4v_tui.terminal import kitty, sixel
from glm4v_tui.terminal.blocks import flattened
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.palettes import Colour

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Painting:
    """A picture encoded for a number of cells."""

    columns: int
    rows: int
    number: int = 0
    """Kitty's number of the picture; zero for Sixel."""
    sent: str = ""
    """What the terminal has to be given once: kitty's picture, as yet unseen."""
    drawn: str = ""
    """What draws the picture where the cursor stands: Sixel."""

    def strips(self, blank: Style) -> list[Strip]:
        """Return the rows of cells that stand for the picture."""
        if not self.number:
            return [Strip.blank(self.columns, blank)] * self.rows
        style = Style(color=Color.from_ansi(kitty.colour_of(self.number)), bgcolor=blank.bgcolor)
        lines = kitty.placeholders(self.number, self.columns, self.rows)
        return [Strip([Segment(line, style)], self.columns) for line in lines]


def paint(
    image: Image, graphics: Graphics, columns: int, rows: int, background: Colour
) -> Painting:
    """Return the picture encoded for this terminal, at most as large as it is shown; blocks."""
    from PIL.Image import Resampling

    width, height = columns * graphics.cell_width, rows * graphics.cell_height
    image = flattened(image, background)
    is_sixel = graphics.kind == "sixel"
    if is_sixel or image.width > width or image.height > height:
        image = image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    if is_sixel:
        return Painting(columns, rows, drawn=sixel.sixels(image))
    number = kitty.new_number()
    sent = kitty.transmission(number, image, columns, rows, graphics.layers)
    return Painting(columns, rows, number, sent)


class DrawnStrip(Strip):
    """A row of cells after which pixels are drawn, over it and the rows above."""

    def __init__(self, row: Strip, end: int, draw: Callable[[], str]) -> None:
        super().__init__(row, row.cell_length)
        self._end = end
        """The column after the last cell that the pixels fill."""
        self._draw = draw
        """Returns what draws the pixels; called when it is written."""

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the pieces; the one with the last cell of the pixels draws them."""
        pieces, at = [], 0
        for piece in super().divide(cuts):
            pieces.append(self._drawing(piece, at))
            at += piece.cell_length
        return pieces

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return a part, which draws the pixels if it has their last cell."""
        return self._drawing(super().crop(start, end), max(0, start))

    def render(self, console: Console) -> str:
        """Return the cells and then the pixels over them."""
        return super().render(console) + self._draw()

    def _drawing(self, piece: Strip, at: int) -> Strip:
        if piece is self or not at < self._end <= at + piece.cell_length:
            return piece
        return DrawnStrip(piece, self._end - at, self._draw)
