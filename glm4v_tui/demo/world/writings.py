"""Random texts in random fonts, and where their letters are."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from glm4v_tui.demo.world.colours import shade_on
from glm4v_tui.demo.world.fonts import Fonts, font
from glm4v_tui.demo.world.scene import CELL, COLOURS, Background, Colour, Frame, Letter, Writing
from glm4v_tui.demo.world.words import digits, random_text

LINE = 1.25
"""The distance of two lines, by the font's size."""

LEAST, MOST = 20, 90
"""Pixels of the smallest and the largest usual font."""

HUGE = 220
"""Pixels of the largest font; few texts fit in it."""

MARGIN = 4
"""Pixels between a text and the edge; at other scales letters are a little wider."""

WIDER = 1.03
"""How much wider a text may be when it is drawn at another scale."""


def random_writing(
    cells: tuple[int, int],
    background: Background,
    chance: Random,
    fonts: Fonts,
    unseen_words: bool = False,
) -> Writing:
    """Return a text that stands somewhere in a picture."""
    name = chance.choice(fonts.names)
    colour, rgb = _colour(background, chance)
    for _ in range(12):
        lines = random_text(chance, unseen_words)
        if size := _fitting(lines, name, _size(chance), cells):
            return _placed(Writing(lines, colour, rgb, name, size, (0, 0)), cells, chance)
    lines = (digits(chance)[0][:2],)
    size = _fitting(lines, name, LEAST, cells) or LEAST
    return _placed(Writing(lines, colour, rgb, name, size, (0, 0)), cells, chance)


def with_letters(writing: Writing) -> Writing:
    """Return a text with the places of its letters."""
    used = font(writing.font, round(writing.size))
    x, y = writing.corner
    middle = used.getmetrics()[0] - 0.35 * writing.size
    letters = []
    for line, text in enumerate(writing.lines):
        down = y + line * writing.size * LINE + middle
        letters += row_of_letters(text, writing.font, writing.size, (x, down))
    return replace(writing, letters=tuple(letters))


def row_of_letters(text: str, name: str, size: float, start: tuple[float, float]) -> list[Letter]:
    """Return the letters of one line, from the middle of its left side."""
    used = font(name, round(size))
    ends = [used.getlength(text[:at]) for at in range(len(text) + 1)]
    return [
        Letter(character, (start[0] + (left + right) / 2, start[1]), size)
        for character, left, right in zip(text, ends, ends[1:], strict=False)
        if character != " "
    ]


def frame_of(writing: Writing) -> Frame:
    """Return the frame around all ink of a text."""
    x, y = writing.corner
    left, top, right, bottom = _ink(writing.lines, writing.font, writing.size)
    return x + left, y + top, x + right, y + bottom


def _ink(lines: tuple[str, ...], name: str, size: float) -> Frame:
    """Return the frame of a text whose corner is the origin."""
    used = font(name, round(size))
    boxes = [used.getbbox(line) for line in lines]
    down = [size * LINE * line for line in range(len(lines))]
    return (
        min(box[0] for box in boxes),
        min(box[1] + y for box, y in zip(boxes, down, strict=True)),
        max(box[2] for box in boxes) * WIDER,
        max(box[3] + y for box, y in zip(boxes, down, strict=True)),
    )


def _size(chance: Random) -> int:
    draw = chance.random()
    if draw < 0.15:
        return chance.randint(LEAST, 26)
    if draw < 0.25:
        return chance.randint(MOST, HUGE)
    return chance.randint(24, MOST)


def _fitting(lines: tuple[str, ...], name: str, size: int, cells: tuple[int, int]) -> int:
    """Return the size, or a smaller one in which a text fits into a picture, or 0."""
    width, height = cells[1] * CELL - 2 * MARGIN, cells[0] * CELL - 2 * MARGIN
    left, top, right, bottom = _ink(lines, name, size)
    largest = size * min(1.0, width / (right - left), height / (bottom - top)) * 0.98
    size = size if largest >= size * 0.98 else int(largest)
    return size if size >= LEAST else 0


def _placed(writing: Writing, cells: tuple[int, int], chance: Random) -> Writing:
    left, top, right, bottom = _ink(writing.lines, writing.font, writing.size)
    x = _start(cells[1] * CELL, left, right, chance)
    y = _start(cells[0] * CELL, top, bottom, chance)
    return with_letters(replace(writing, corner=(x, y)))


def _start(length: int, low: float, high: float, chance: Random) -> float:
    """Return the corner for which ink from `low` to `high` stays within a length."""
    first, last = MARGIN - low, length - MARGIN - high
    if first >= last or chance.random() < 0.15:
        return (first + last) / 2
    return chance.uniform(first, last)


def _colour(background: Background, chance: Random) -> tuple[str, Colour]:
    """Return the name and the value of a colour that is read well."""
    for name in chance.sample(COLOURS, len(COLOURS)):
        if rgb := shade_on(background, name, chance, fine=True):
            return name, rgb
    dark = sum(background.rgb) < 300
    return ("white", (255, 255, 255)) if dark else ("black", (0, 0, 0))
