"""What stands in each cell of a picture: hints for the eye while training, thrown away later."""

from __future__ import annotations

import math
import string

import numpy as np
from numpy.typing import NDArray

from glm4v_tui.demo.world.scene import CELL, COLOURS, SHAPES, Frame, Letter, Point, Scene

CHARACTERS = string.ascii_letters + string.digits
"""The characters that are told apart."""

_BAR = len(SHAPES) + 1
_LETTER = len(SHAPES) + 2

CLASSES = (len(SHAPES) + 3, len(COLOURS) + 1, 2, len(CHARACTERS) + 1)
"""How many answers there are to: which shape, which colour, a shape's centre, which character."""

_KIND, _COLOUR, _CENTRE, _CHARACTER = range(4)

_KINDS = {kind: number for number, kind in enumerate(SHAPES, 1)}
_COLOURS = {colour: number for number, colour in enumerate(COLOURS, 1)}
_NUMBERS = {character: number for number, character in enumerate(CHARACTERS, 1)}

_INNER = 0.12
"""The part of a shape's width that is left out at each side: its corners are mostly empty."""

_EDGE = 0.3
"""The part of a cell that a shape may reach into without counting there."""


def hints(scene: Scene) -> NDArray[np.uint8]:
    """Return 4 × cells: shape, colour, centre and character of each cell, 0 where there is none."""
    table = np.zeros((4, *scene.cells), np.uint8)
    for shape in scene.shapes:
        kind, colour = _KINDS[shape.kind], _COLOURS[shape.colour]
        _fill(table, _inner(shape.frame), kind, colour)
        row, column = _cell(scene, shape.centre)
        table[:_CHARACTER, row, column] = kind, colour, 1
    if scene.chart:
        for bar in scene.chart.bars:
            _fill(table, bar.frame, _BAR, _COLOURS[bar.colour])
        _spell(table, scene, scene.chart.letters, 0)
    if scene.writing:
        _spell(table, scene, scene.writing.letters, _COLOURS[scene.writing.colour])
    return table.reshape(4, -1)


def _spell(
    table: NDArray[np.uint8], scene: Scene, letters: tuple[Letter, ...], colour: int
) -> None:
    for letter in letters:
        if number := _NUMBERS.get(letter.character):
            row, column = _cell(scene, letter.centre)
            table[:, row, column] = _LETTER, colour, 0, number


def _fill(table: NDArray[np.uint8], frame: Frame, kind: int, colour: int) -> None:
    left, top, right, bottom = (side / CELL for side in frame)
    across, down = _span(left, right), _span(top, bottom)
    table[_KIND, down, across] = kind
    table[_COLOUR, down, across] = colour


def _span(start: float, end: float) -> slice:
    first = math.floor(start + _EDGE)
    return slice(max(0, first), max(first + 1, math.ceil(end - _EDGE), 0))


def _inner(frame: Frame) -> Frame:
    left, top, right, bottom = frame
    across, down = (right - left) * _INNER, (bottom - top) * _INNER
    return left + across, top + down, right - across, bottom - down


def _cell(scene: Scene, point: Point) -> tuple[int, int]:
    rows, columns = scene.cells
    x, y = point
    return _within(y, rows), _within(x, columns)


def _within(pixels: float, count: int) -> int:
    return min(count - 1, max(0, int(pixels / CELL)))
