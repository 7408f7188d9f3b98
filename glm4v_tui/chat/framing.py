"""Boxes and points drawn over a picture: numbered, coloured and labelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glm4v_tui.chat.areas import Area
from glm4v_tui.chat.labelling import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    from glm4v_tui.chat.areas import Size
    from glm4v_tui.chat.pointing import Mark

COLOURS = (
    *((255, 64, 64), (0, 200, 83), (64, 128, 255), (255, 171, 0)),
    *((224, 64, 251), (0, 184, 212), (255, 110, 199), (174, 234, 0)),
)
"""Those of the boxes by their numbers, over and over; on a dark rim they stand out anywhere."""

LIT, RIM = (255, 255, 255), (0, 0, 0)
_OPEN = 2
"""Dots that are left free between the sides of a small box, where a dot is a part of a cell."""

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box to be drawn."""

    number: int
    label: str
    """Hostile text; it is cleaned where it is drawn."""
    edges: tuple[float, float, float, float]
    """Left, upper, right and lower edge, of one for the sides of the picture; may lie outside."""
    is_point: bool = False
    lit: bool = False

    @property
    def colour(self) -> Colour:
        """The colour of its number."""
        return colour_of(self.number)


@dataclass(frozen=True, slots=True)
class Pen:
    """What lines are made of: dots of so many pixels, and writing where dots are fine enough."""

    across: int = 1
    down: int = 1
    width: int = 2
    """Dots that a line is wide."""
    letters: int = 0
    """Pixels that letters are high; zero where only numbers can be written, in dots."""


def colour_of(number: int) -> Colour:
    """Return the colour of the box of a number."""
    return COLOURS[(number - 1) % len(COLOURS)]


def frames_of(
    marks: Sequence[Mark], size: Size, seen: Area | None = None, lit: int | None = None
) -> tuple[Frame, ...]:
    """Return marks as frames over a picture of a size, or over a part of it that they touch.

    `lit` is the number of the one that is lit.
    """
    seen = seen or Area.whole(size)
    frames = (_frame(mark, seen, lit) for mark in marks)
    return tuple(
        frame
        for frame in frames
        if frame.edges[0] < 1 and frame.edges[1] < 1 and frame.edges[2] >= 0 <= frame.edges[3]
    )


def _frame(mark: Mark, seen: Area, lit: int | None) -> Frame:
    left, top, right, bottom = mark.area.edges
    if mark.is_point:
        right, bottom = left, top
    across, down = seen.size
    edges = (
        *((left - seen.left) / across, (top - seen.top) / down),
        *((right - seen.left) / across, (bottom - seen.top) / down),
    )
    return Frame(mark.number, mark.label, edges, mark.is_point, mark.number == lit)


def framed(image: Image, frames: tuple[Frame, ...], pen: Pen) -> Image:
    """Return a copy of an image with frames drawn over it; blocks for milliseconds.

    Lines lie inside of the edges, on whole dots, so that they stay sharp when dots become cells;
    around what is so small that they would cover it.
    """
    from PIL.ImageDraw import Draw

    drawn = image.convert("RGB")
    drawing = Draw(drawn)
    for frame in sorted(frames, key=lambda each: each.lit):
        edges = _placed(frame.edges, drawn.size, pen)
        if frame.is_point:
            edges = _around(edges, pen)
        elif not pen.letters:
            edges = _opened(edges, pen)
        _outline(drawing, edges, frame, pen)
        write(drawing, edges, frame, pen, drawn.size)
    return drawn


def _placed(
    edges: tuple[float, float, float, float], size: tuple[int, int], pen: Pen
) -> tuple[int, int, int, int]:
    """Return the edges in pixels, on the borders of dots."""
    left, top, right, bottom = edges
    x1, x2 = (pen.across * round(side * size[0] / pen.across) for side in (left, right))
    y1, y2 = (pen.down * round(side * size[1] / pen.down) for side in (top, bottom))
    return x1, y1, max(x2, x1 + pen.across), max(y2, y1 + pen.down)


def _around(edges: tuple[int, int, int, int], pen: Pen) -> tuple[int, int, int, int]:
    """Return the edges of what shows a point: a square of a few lines' width."""
    wide, high = (2 * pen.width * dot for dot in (pen.across, pen.down))
    return edges[0] - wide, edges[1] - high, edges[0] + wide, edges[1] + high


def _opened(edges: tuple[int, int, int, int], pen: Pen) -> tuple[int, int, int, int]:
    """Return the edges so far apart that a few dots of what is in them stay between the lines."""
    left, top, right, bottom = edges
    across, down = (
        dot if far - near < (2 * pen.width + _OPEN) * dot else 0
        for near, far, dot in ((left, right, pen.across), (top, bottom, pen.down))
    )
    return left - across, top - down, right + across, bottom + down


def _outline(drawing: ImageDraw, edges: tuple[int, int, int, int], frame: Frame, pen: Pen) -> None:
    """Draw the four sides; fine pens add a dark rim outside, and a lit frame has a light one."""
    fine = bool(pen.letters)
    if fine or frame.lit:
        _sides(drawing, edges, (pen.across, pen.down), LIT if frame.lit else RIM, outside=True)
    width = pen.width * (2 if frame.lit and fine else 1)
    _sides(drawing, edges, (width * pen.across, width * pen.down), frame.colour)


def _sides(
    drawing: ImageDraw,
    edges: tuple[int, int, int, int],
    wide: tuple[int, int],
    colour: Colour,
    *,
    outside: bool = False,
) -> None:
    left, top, right, bottom = edges
    across, down = wide
    if outside:
        left, top, right, bottom = left - across, top - down, right + across, bottom + down
    across, down = min(across, right - left), min(down, bottom - top)
    for side in (
        (left, top, right, top + down),
        (left, bottom - down, right, bottom),
        (left, top, left + across, bottom),
        (right - across, top, right, bottom),
    ):
        drawing.rectangle((side[0], side[1], side[2] - 1, side[3] - 1), colour)
