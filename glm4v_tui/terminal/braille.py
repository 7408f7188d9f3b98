"""Pictures in braille: eight dots to a cell, for drawings whose lines are thinner than a block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from glm4v_tui.terminal.palettes import Colour
from glm4v_tui.terminal.planes import planes, reckoned
from glm4v_tui.terminal.splits import Cells

if TYPE_CHECKING:
    from PIL.Image import Image

BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""What each dot of a cell adds to the number of its character, row by row."""

COVERED = 0.25
"""How much of its eighth of a cell a dot fills: 0.18 in kitty, 0.29 in foot, others between."""

_DRAWN = 48
"""A step of a colour from which on a dot has been drawn over; smoothing makes smaller ones."""

_TWO_TONED = 0.8
"""Share of its variance that a drawing has between its two tones; a photograph has less."""


def dots(image: Image, size: tuple[int, int], bare: Image | None = None) -> Cells:
    """Return so many columns and rows of cells, with dots for what stands out from the ground.

    Lines are drawn stronger than they are, for the part of their place that dots leave free.
    `bare` is the picture without what is drawn over it, which is in dots whatever is below.
    """
    from PIL import ImageStat
    from PIL.Image import new
    from PIL.ImageChops import invert, lighter

    drawn = in_eighths(image, size)
    below = drawn if bare is None else in_eighths(bare, size)
    lines = line_marks(below)
    marks = lines or _speckles(below)
    red, green, blue = ImageStat.Stat(below, invert(marks)).mean
    ground = round(red), round(green), round(blue)
    if bare is not None:
        marks = lighter(marks, _changes(drawn, in_eighths(bare.resize(image.size), size)))
    colours = _colours(drawn, marks, size)
    front = _stronger(colours, ground) if lines else colours
    return Cells("".join(_characters(marks)), front, new("RGB", size, ground))


def in_eighths(image: Image, size: tuple[int, int]) -> Image:
    """Return the picture with a pixel for each dot of so many cells."""
    from PIL.Image import Resampling

    return image.resize((2 * size[0], 4 * size[1]), Resampling.BOX)


def line_marks(drawn: Image) -> Image | None:
    """Return white for the rarer of two tones, nothing for a picture of many."""
    grey = drawn.convert("L")
    level, share = _border(grey.histogram())
    if share <= _TWO_TONED:
        return None
    return _rarer(grey.point([255 * (tone > level) for tone in range(256)]))


def _speckles(drawn: Image) -> Image:
    """Return a picture of many tones in fine dots."""
    return _rarer(drawn.convert("1").convert("L"))


def _changes(drawn: Image, below: Image) -> Image:
    """Return white for what has been drawn over a picture."""
    from PIL.ImageChops import difference, lighter

    red, green, blue = difference(drawn, below).split()
    return lighter(lighter(red, green), blue).point([255 * (step > _DRAWN) for step in range(256)])


def _rarer(marks: Image) -> Image:
    from PIL.ImageChops import invert

    white = marks.histogram()[255]
    return invert(marks) if 2 * white > marks.width * marks.height else marks


def _stronger(colours: Image, ground: Colour) -> Image:
    """Return colours so far from the ground that dots of them, from afar, have the colour meant."""
    from PIL.Image import merge

    def strong(tone: int, behind: int) -> int:
        return max(0, min(255, round(behind + (tone - behind) / COVERED)))

    bands = zip(colours.split(), ground, strict=True)
    return merge("RGB", [b.point([strong(tone, g) for tone in range(256)]) for b, g in bands])


def _border(histogram: list[int]) -> tuple[int, float]:
    """Return the level that parts a picture in two tones, and their share of its variance."""
    count = sum(histogram)
    mean = sum(tone * of for tone, of in enumerate(histogram)) / count
    variance = sum(of * (tone - mean) ** 2 for tone, of in enumerate(histogram)) / count
    darker = below = 0
    best = (0, 0.0)
    for tone, of in enumerate(histogram):
        darker, below = darker + of, below + of * tone
        if 0 < darker < count:
            between = (mean * darker - below) ** 2 / darker / (count - darker)
            best = max(best, (tone, between), key=lambda found: found[1])
    return best[0], best[1] / variance if variance else 1.0


def _characters(marks: Image) -> Iterator[str]:
    data, width = marks.tobytes(), marks.width
    for at in range(0, len(data), 4 * width):
        lines = [data[start : start + width] for start in range(at, at + 4 * width, width)]
        for x in range(0, width, 2):
            yield chr(
                0x2800
                + sum(
                    bit
                    for line, bits in zip(lines, BITS, strict=True)
                    for bit, mark in zip(bits, line[x : x + 2], strict=True)
                    if mark
                )
            )


def _colours(drawn: Image, marks: Image, size: tuple[int, int]) -> Image:
    """Return the mean colour of the marks in each cell."""
    from PIL.Image import Resampling, composite, merge, new

    lines = composite(drawn, new("RGB", drawn.size), marks).resize(size, Resampling.BOX)
    # A cell without marks has no colour; one is as good as another, but not a division by zero.
    covered = marks.resize(size, Resampling.BOX).point([max(tone, 1) for tone in range(256)])
    (share,) = planes(covered)
    return merge("RGB", [reckoned(line * 255 / share).convert("L") for line in planes(lines)])
