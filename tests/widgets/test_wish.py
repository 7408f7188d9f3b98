"""A picture in characters: lines over it are sharp, whatever its cells, and hide nothing else."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from rich.console import Console

from glm4v_tui.chat.framing import COLOURS, Frame
from glm4v_tui.terminal.glyphs import Glyphs
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.wish import Wish

BOX = Frame(1, "cat", (0.31, 0.25, 0.77, 0.8))
RED, WHITE = COLOURS[0], (255, 255, 255)


def inks(glyphs: Glyphs, cell: tuple[int, int]) -> set[tuple[int, int, int]]:
    """Return the colours in which a box on a white picture is drawn."""
    graphics = Graphics("blocks", cell_width=cell[0], cell_height=cell[1], glyphs=glyphs)
    picture = Image.new("RGB", (784, 560), "white")
    wish = Wish(picture, graphics, (36, 13), (36, 13), (0, 0, 0), (BOX,))
    styles = (each.style for row in wish.write(Console()) for each in row)
    colours = [colour for style in styles if style for colour in (style.color, style.bgcolor)]
    return {colour.triplet for colour in colours if colour and colour.triplet}


@pytest.mark.parametrize("cell", [(10, 20), (9, 18), (7, 15), (11, 23)])
@pytest.mark.parametrize("glyphs", ["quadrants", "sextants"])
def test_no_dot_is_half_a_line(glyphs: Glyphs, cell: tuple[int, int]) -> None:
    assert inks(glyphs, cell) <= {RED, WHITE, (0, 0, 0)}


def drawn_in_dots(*frames: Frame) -> list[str]:
    """Return the rows of a drawing of thin lines."""
    picture = Image.new("RGB", (784, 560), "white")
    ImageDraw.Draw(picture).ellipse((40, 40, 740, 520), outline="black")
    graphics = Graphics("blocks", glyphs="half", dots=True)
    wish = Wish(picture, graphics, (360, 260), (36, 13), (0, 0, 0), frames)
    return [row.text for row in wish.write(Console())]


def test_boxes_leave_line_art_as_it_is() -> None:
    bare, boxed = drawn_in_dots(), drawn_in_dots(BOX)
    assert bare != boxed
    for below, over in zip("".join(bare), "".join(boxed), strict=True):
        assert ord(below) & ~ord(over) == 0
