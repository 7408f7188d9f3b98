"""What is to be drawn of a picture, as a value: the same wish is not drawn twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rich.console import Console
from textual.strip import Strip

from glm4v_tui.terminal import kitty
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.palettes import Colour
from glm4v_tui.widgets.characters import in_characters
from glm4v_tui.widgets.painting import Painting, paint

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.framing import Frame, Pen
    from glm4v_tui.terminal.glyphs import Glyphs

COLOURS = {"standard": 16, "256": 256}
"""How many colours a screen has, by the names that it has for them; else as many as there are."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture for a place of the screen."""

    image: Image = field(compare=False)
    graphics: Graphics
    """How it is drawn, in as many colours as the screen lets through."""
    pixels: tuple[int, int]
    """The columns and rows that it fills in pixels."""
    cells: tuple[int, int]
    """The columns and rows that it fills in characters."""
    background: Colour
    """What shows through."""
    frames: tuple[Frame, ...] = ()
    """What is drawn over the picture."""

    @property
    def has_pixels(self) -> bool:
        """Whether it can be drawn in pixels: kitty's pictures are numbered by a colour of 256."""
        kind = self.graphics.kind
        if kind == "kitty" and self.graphics.colours < 256:
            return False
        return kind in ("kitty", "sixel") and 0 < max(self.pixels) <= kitty.LARGEST

    def paint(self) -> Painting:
        """Return the picture in pixels; blocks."""
        from glm4v_tui.widgets.pens import fine_pen

        cell = self.graphics.cell_width, self.graphics.cell_height
        image = self._framed(self.pixels, fine_pen(self.graphics), cell)
        return paint(image, self.graphics, *self.pixels, self.background)

    def write(self, console: Console) -> list[Strip]:
        """Return the picture in characters; blocks."""
        from glm4v_tui.widgets.pens import cell_pen

        graphics = replace(self.graphics, glyphs=self._glyphs())
        image = self._framed(self.cells, *cell_pen(graphics))
        bare = self.image if self.frames else None
        return in_characters(image, graphics, self.cells, self.background, console, bare)

    def _glyphs(self) -> Glyphs:
        """Return dots for line art; by the picture alone, whatever is drawn over it."""
        from glm4v_tui.terminal.blocks import flattened
        from glm4v_tui.terminal.line_art import is_truer_in_dots

        if not (self.graphics.dots and all(self.cells)):
            return self.graphics.glyphs
        image = flattened(self.image, self.background)
        truer = is_truer_in_dots(image, self.cells, self.graphics.glyphs)
        return "braille" if truer else self.graphics.glyphs

    def _framed(self, cells: tuple[int, int], pen: Pen, cell: tuple[int, int]) -> Image:
        """Return the picture with its frames, as large as it is shown so that lines stay sharp."""
        if not self.frames or not all(cells):
            return self.image
        from glm4v_tui.chat.framing import framed

        size = cells[0] * cell[0], cells[1] * cell[1]
        drawn = framed(self.image.resize(size), self.frames, pen)
        return drawn.convert("L") if self.image.mode == "LA" else drawn
