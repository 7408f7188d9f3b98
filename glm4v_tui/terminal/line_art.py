"""Whether a picture is line art that comes out truer in braille dots than in blocks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from glm4v_tui.terminal.braille import BITS, COVERED, dots, in_eighths, line_marks
from glm4v_tui.terminal.glyphs import GRIDS, Glyphs
from glm4v_tui.terminal.splits import Cells, split

if TYPE_CHECKING:
    from PIL.Image import Image

_ACROSS, _DOWN = 4, 8
"""The pixels of a cell where errors are compared: four for each dot."""

_MELTING = 1.2
"""How far these pixels, and dots, have melted into one another there."""

_WEIGHTS = 0.15, 0.5, 0.5
"""What steps of brightness and of both colours count, squared; nearly as in L*a*b*."""

_CLEARLY = 0.8
"""Share of the error of blocks that dots may have; near that of blocks it is a matter of taste."""

_THICK = 0.1
"""Share of the dots of lines that may have dots all around; areas have more."""


def is_truer_in_dots(image: Image, size: tuple[int, int], glyphs: Glyphs) -> bool:
    """Return whether dots show a picture with far less error than these blocks.

    It is measured from where dots melt into lines: nearer by they are dots on any picture, and
    from farther away they look as blocks do.

    Args:
        image: the picture, in RGB.
        size: the columns and rows to fill.
        glyphs: the blocks that the terminal can draw.
    """
    marks = line_marks(in_eighths(image, size))
    if marks is None or not _are_thin(marks):
        return False
    meant = _melted(_finely(image, size))
    dotted, parted = dots(image, size), split(image, size, GRIDS[glyphs])
    return _error(dotted, meant) < _CLEARLY * _error(parted, meant)


def _are_thin(marks: Image) -> bool:
    """Return whether marks are lines, before anything is done that takes longer."""
    from PIL.ImageFilter import MinFilter

    inner = marks.filter(MinFilter(3)).histogram()[255]
    return inner <= _THICK * marks.histogram()[255]


def _finely(image: Image, size: tuple[int, int]) -> Image:
    """Return the picture with some pixels for each of so many cells."""
    from PIL.Image import Resampling

    return image.resize((_ACROSS * size[0], _DOWN * size[1]), Resampling.BOX)


def _melted(image: Image) -> Image:
    """Return what is seen from where dots melt into lines: brightness, and two of colour."""
    from PIL.ImageFilter import GaussianBlur

    return image.filter(GaussianBlur(_MELTING)).convert("YCbCr")


def _error(cells: Cells, meant: Image) -> float:
    """Return the squared difference of cells and a picture, added up."""
    from PIL.ImageChops import difference
    from PIL.ImageStat import Stat

    sums = Stat(difference(_melted(_drawn(cells)), meant)).sum2
    return sum(weight * band for weight, band in zip(_WEIGHTS, sums, strict=True))


def _drawn(cells: Cells) -> Image:
    """Return what cells look like, with some pixels for each of them."""
    from PIL.Image import Resampling, composite, frombytes

    columns, rows = cells.front.size
    size = _ACROSS * columns, _DOWN * rows
    front, back = (image.resize(size, Resampling.NEAREST) for image in (cells.front, cells.back))
    starts = range(0, columns * rows, columns)
    lines = (cells.characters[at : at + columns] for at in starts)
    filled = (_filled(character)[at] for line in lines for at in range(_DOWN) for character in line)
    return composite(front, back, frombytes("L", size, b"".join(filled)))


@lru_cache(512)
def _filled(character: str) -> tuple[bytes, ...]:
    """Return how much of each pixel of a cell is in front, 0 to 255, row by row."""
    from PIL.Image import Resampling

    number = ord(character) - 0x2800
    image = _dots(number) if 0 <= number < 256 else _block(character)
    pixels = image.resize((_ACROSS, _DOWN), Resampling.BOX).tobytes()
    return tuple(pixels[at : at + _ACROSS] for at in range(0, len(pixels), _ACROSS))


def _dots(number: int) -> Image:
    from PIL.Image import new

    image = new("L", (2, 4))
    image.putdata([round(255 * COVERED) * bool(number & bit) for bits in BITS for bit in bits])
    return image


def _block(character: str) -> Image:
    from PIL.Image import new

    grids = (grid for glyphs in GRIDS.values() for grid in glyphs)
    grid = next(grid for grid in grids if character in grid.splits)
    image = new("L", (grid.columns, grid.rows))
    filled = grid.splits[character]
    image.putdata([255 * (part in filled) for part in range(grid.columns * grid.rows)])
    return image
