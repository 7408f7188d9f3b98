"""The best split of every cell in two colours, found for all cells at once.

The error of a cell is the squared distance of its pixels from the colour of their part. It is least
for the means of both parts, and for the split whose means lie farthest apart for their areas.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glm4v_tui.terminal.glyphs import Grid
from glm4v_tui.terminal.planes import Plane, Planes, added, parts, planes, reckoned, subtracted

if TYPE_CHECKING:
    from PIL.Image import Image

_STEPS = 512
"""Steps of a unit of the score, so that it and a split's number share 31 bits."""

_SPLITS = 64
"""More than there are splits."""


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells of a picture, each split in two."""

    characters: str
    """Row by row."""
    front: Image
    """The colours of the characters, a pixel for each cell."""
    back: Image
    """The colours behind them."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One way to split a cell, tried on all of them."""

    character: str
    mean: Planes
    """The mean of all parts."""
    above: Planes
    """How far the parts in front lie above it, added up."""
    front: int
    """How many parts are in front."""
    back: int
    """How many parts are behind."""

    def score(self, number: int) -> Plane:
        """Return the error that this split spares, with its number in the lowest digits."""
        from PIL.ImageMath import imagemath_int

        red, green, blue = self.above
        spared = (red * red + green * green + blue * blue) * (_STEPS / self.front / self.back)
        return imagemath_int(spared) * _SPLITS + number


def split(image: Image, size: tuple[int, int], grids: Sequence[Grid]) -> Cells:
    """Return so many columns and rows of cells of a picture in RGB, each split at its best."""
    from PIL.ImageMath import imagemath_max

    tried = [found for grid in grids for found in _candidates(image, size, grid)]
    scores = (candidate.score(number) for number, candidate in enumerate(tried))
    chosen = reckoned(functools.reduce(imagemath_max, scores) % _SPLITS).convert("L")
    front, back = _colours(chosen, tried)
    return Cells("".join(tried[number].character for number in chosen.tobytes()), front, back)


def _candidates(image: Image, size: tuple[int, int], grid: Grid) -> Iterator[_Candidate]:
    pieces = [planes(piece) for piece in parts(image, size, grid.columns, grid.rows)]
    count = len(pieces)
    mean = tuple(band * (1 / count) for band in functools.reduce(added, pieces))
    sums: dict[tuple[int, ...], Planes] = {
        (number,): subtracted(piece, mean) for number, piece in enumerate(pieces)
    }
    for character, filled in grid.splits.items():
        for end in range(2, len(filled) + 1):
            if filled[:end] not in sums:
                sums[filled[:end]] = added(sums[filled[: end - 1]], sums[filled[end - 1 : end]])
        yield _Candidate(character, mean, sums[filled], len(filled), count - len(filled))


def _colours(chosen: Image, tried: Sequence[_Candidate]) -> tuple[Image, Image]:
    """Return the means of both parts of every cell."""
    from PIL.Image import merge, new

    fronts, backs = [[new("L", chosen.size) for _ in range(3)] for _ in range(2)]
    for number in set(chosen.tobytes()):
        candidate = tried[number]
        here = chosen.point([255 * (level == number) for level in range(256)])
        for mean, above, front, back in zip(
            candidate.mean, candidate.above, fronts, backs, strict=True
        ):
            front.paste(_rounded(mean, above, 1 / candidate.front), mask=here)
            back.paste(_rounded(mean, above, -1 / candidate.back), mask=here)
    return merge("RGB", fronts), merge("RGB", backs)


def _rounded(mean: Plane, above: Plane, share: float) -> Image:
    return reckoned(above * share + mean + 0.5).convert("L")
