"""Arithmetic on all cells of a picture at once: a plane has a number for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

Plane = Any
"""A number for each cell; takes `+`, `*` and the functions of `PIL.ImageMath`, which run in C."""

Planes = tuple[Plane, ...]
"""A plane for each band: red, green and blue."""


def planes(image: Image) -> Planes:
    """Return the bands of a picture, a pixel for each cell, to reckon with."""
    from PIL.ImageMath import lambda_eval

    named = {str(number): band.convert("F") for number, band in enumerate(image.split())}
    found: Planes = lambda_eval(lambda given: tuple(given[name] for name in named), **named)
    return found


def reckoned(plane: Plane) -> Image:
    """Return a plane as a picture."""
    from PIL.ImageMath import lambda_eval

    image: Image = lambda_eval(lambda _: plane)
    return image


def added(one: Planes, other: Planes) -> Planes:
    """Return the sum of two colours in each cell."""
    return tuple(a + b for a, b in zip(one, other, strict=True))


def subtracted(one: Planes, other: Planes) -> Planes:
    """Return the difference of two colours in each cell."""
    return tuple(a - b for a, b in zip(one, other, strict=True))


def parts(image: Image, size: tuple[int, int], columns: int, rows: int) -> Iterator[Image]:
    """Return the mean colours of each part of every cell, row by row of parts.

    Args:
        image: the whole picture.
        size: how many columns and rows of cells it has.
        columns: how many parts lie side by side in a cell.
        rows: how many parts lie above each other.
    """
    from PIL.Image import Resampling, Transform

    whole = image.resize((size[0] * columns, size[1] * rows), Resampling.BOX)
    for row in range(rows):
        for column in range(columns):
            # A pixel's centre is half a pixel from its corner, before and after.
            picked = (columns, 0, column + 0.5 - columns / 2, 0, rows, row + 0.5 - rows / 2)
            yield whole.transform(size, Transform.AFFINE, picked, Resampling.NEAREST)
