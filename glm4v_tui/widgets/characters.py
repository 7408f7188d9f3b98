"""A picture in characters, as strips of the screen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color as RichColor
from rich.color_triplet import ColorTriplet
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from glm4v_tui.terminal import blocks
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.palettes import Colour

if TYPE_CHECKING:
    from PIL.Image import Image


def in_characters(
    image: Image,
    graphics: Graphics,
    size: tuple[int, int],
    background: Colour,
    console: Console,
    bare: Image | None = None,
) -> list[Strip]:
    """Return so many columns and rows of a picture, none where there is no room or no wish for it.

    They come with their escape sequences for the console, which take as long as the picture.
    `bare` is the picture without the boxes over it, if it has any.
    """
    if graphics.kind == "off" or not all(size):
        return []
    rows = [_strip(row, size[0]) for row in _drawn(image, graphics, size, background, bare)]
    for row in rows:
        row.render(console)
    return rows


def _drawn(
    image: Image,
    graphics: Graphics,
    size: tuple[int, int],
    background: Colour,
    bare: Image | None,
) -> list[list[blocks.Run]]:
    if graphics.kind == "ascii":
        return blocks.characters(image, size, background)
    return blocks.blocks(image, size, background, graphics.glyphs, graphics.colours, bare)


def _strip(row: list[blocks.Run], width: int) -> Strip:
    return Strip([Segment(text, _style(front, back)) for text, front, back in row], width)


@lru_cache(8192)
def _style(front: blocks.Ink | None, back: blocks.Ink | None) -> Style:
    """Return the one style with these colours, so that its escape sequence is made once."""
    return Style.from_color(_colour(front), _colour(back))


@lru_cache(8192)
def _colour(ink: blocks.Ink | None) -> RichColor | None:
    if ink is None:
        return None
    if isinstance(ink, int):
        return RichColor.from_ansi(ink)
    return RichColor.from_triplet(ColorTriplet(*ink))
