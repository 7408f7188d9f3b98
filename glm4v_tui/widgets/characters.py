"""A picture in characters, as strips of the screen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color as RichColor
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from glm4v_tui.terminal import blocks
from glm4v_tui.terminal.graphics import Graphics

if TYPE_CHECKING:
    from PIL.Image import Image


def in_characters(
    image: Image, graphics: Graphics, box: tuple[int, int], plain: Style, background: blocks.Colour
) -> list[Strip]:
    """Return the rows of a picture that fits a box of cells, none where there is no room."""
    columns, rows = graphics.fit(image.size, *box)
    if graphics.kind == "off" or not (columns and rows):
        return []
    draw = blocks.characters if graphics.kind == "ascii" else blocks.half_blocks
    lines = draw(image, columns, rows, background)
    return [
        Strip([Segment(text, plain + _style(*pair)) for text, *pair in line], columns)
        for line in lines
    ]


@lru_cache(8192)
def _style(foreground: blocks.Colour | None, background: blocks.Colour | None) -> Style:
    return Style.from_color(_colour(foreground), _colour(background))


def _colour(colour: blocks.Colour | None) -> RichColor | None:
    return None if colour is None else RichColor.from_triplet(ColorTriplet(*colour))
