"""Numbers and labels of boxes, written where they hide as little as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

    from glm4v_tui.chat.framing import Colour, Frame, Pen

INK = (0, 0, 0)
"""What is written with, on the colour of the box."""
_LETTERS = 28
"""Letters of a label that are drawn at most."""
_SHARE = 4
"""What part of a picture's width a label may take that is wider than its box by far."""
_ROWS = {
    "0": "75557", "1": "26227", "2": "71747", "3": "71717", "4": "55711",
    "5": "74717", "6": "74757", "7": "71122", "8": "75757", "9": "75717",
}  # fmt: skip
"""Digits of three by five dots, each row in binary, for where a dot is a part of a cell."""


def write(
    drawing: ImageDraw,
    edges: tuple[int, int, int, int],
    frame: Frame,
    pen: Pen,
    size: tuple[int, int],
) -> None:
    """Write the number, and the label where it hides little, at the left edge."""
    if not pen.letters:
        _write_dots(drawing, edges, frame, pen)
        return
    from PIL import ImageFont

    font = ImageFont.load_default(pen.letters)
    label = clean(frame.label)[:_LETTERS]
    # The one font that is always there has no other letters.
    words = f"{frame.number} {label}" if label and label.isascii() else str(frame.number)
    extent = _extent(drawing, words, font)
    if extent[0] > max(2 * (edges[2] - edges[0]), size[0] / _SHARE):
        words = str(frame.number)
        extent = _extent(drawing, words, font)
    left, top = _label_corner(edges, extent, size, pen)
    drawing.rectangle((left, top, left + extent[0], top + extent[1] - 1), frame.colour)
    drawing.text((left + 2, top + 1), words, INK, font)


def _extent(drawing: ImageDraw, words: str, font: FreeTypeFont | ImageFont) -> tuple[int, int]:
    """Return the pixels that words take with what is around them."""
    _, _, wide, high = drawing.textbbox((0, 0), words, font)
    return round(wide) + 4, round(high) + 4


def _label_corner(
    edges: tuple[int, int, int, int], extent: tuple[int, int], size: tuple[int, int], pen: Pen
) -> tuple[int, int]:
    """Return where a label begins: above its box, else below it, and within it if it must be."""
    left = max(0, min(edges[0], size[0] - extent[0]))
    if edges[1] >= extent[1]:
        return left, edges[1] - extent[1]
    if edges[3] + extent[1] <= size[1]:
        return left, edges[3]
    return left, max(0, edges[1] + pen.width)


def _write_dots(
    drawing: ImageDraw, edges: tuple[int, int, int, int], frame: Frame, pen: Pen
) -> None:
    """Write the number in dots inside of the box, where it has room."""
    digits = str(frame.number)
    columns, rows = 4 * len(digits) + 1, 7
    left, top = edges[0] + pen.across, edges[1] + pen.down
    if edges[2] - left < (columns + 1) * pen.across or edges[3] - top < (rows + 1) * pen.down:
        return
    _block(drawing, (left, top), (columns, rows), pen, frame.colour)
    for at, digit in enumerate(digits):
        for row, dots in enumerate(_ROWS[digit]):
            for column in range(3):
                if int(dots) >> (2 - column) & 1:
                    x = left + (1 + 4 * at + column) * pen.across
                    y = top + (1 + row) * pen.down
                    _block(drawing, (x, y), (1, 1), pen, INK)


def _block(
    drawing: ImageDraw, corner: tuple[int, int], dots: tuple[int, int], pen: Pen, colour: Colour
) -> None:
    right, bottom = corner[0] + dots[0] * pen.across, corner[1] + dots[1] * pen.down
    drawing.rectangle((*corner, right - 1, bottom - 1), colour)
