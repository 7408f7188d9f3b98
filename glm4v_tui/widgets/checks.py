"""A checker board under what is transparent, as a picture is shown; models see white there."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

BRIGHT, DARK = 160, 96
"""Greys that both black and white drawings stand out from."""


def on_checks(image: Image, side: int) -> Image:
    """Return an image in RGB, on squares of so many of its pixels where it is transparent."""
    if image.mode != "RGBA":
        return image
    from PIL.Image import Resampling, frombytes

    across, down = (ceil(length / side) for length in image.size)
    rows = [(bytes((*pair, *pair)) * across)[:across] for pair in ((BRIGHT, DARK), (DARK, BRIGHT))]
    squares = frombytes("L", (across, down), b"".join(rows[y % 2] for y in range(down)))
    board = squares.resize((across * side, down * side), Resampling.NEAREST).convert("RGB")
    board = board.crop((0, 0, *image.size))
    board.paste(image, mask=image.getchannel("A"))
    return board


def laid_on_checks(image: Image, box: tuple[int, int], cell: int) -> Image:
    """Lay a picture on checks that are two cells wide once it fills a box of pixels."""
    shrunk = max(side / room for side, room in zip(image.size, box, strict=True))
    return on_checks(image, max(1, round(2 * cell * shrunk)))
