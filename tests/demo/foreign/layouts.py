"""Where things stand: in rows, on rings, on stairs, on a chessboard, or strewn about."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

Places = list[tuple[int, int]]
"""Middles of things, in pixels."""


def placed(kinds: str, places: Places, form: str) -> tuple[str, ...]:
    """Return a line of words for each place; kinds, parted by commas, take turns."""
    names = kinds.split(",")
    return tuple(
        f"{names[number % len(names)].strip()} {x} {y} {form}"
        for number, (x, y) in enumerate(places)
    )


def row(number: int, x: int, y: int, step: int) -> Places:
    """Return places side by side."""
    return [(x + step * n, y) for n in range(number)]


def column(number: int, x: int, y: int, step: int) -> Places:
    """Return places below each other."""
    return [(x, y + step * n) for n in range(number)]


def stairs(number: int, x: int, y: int, step: int, rise: int) -> Places:
    """Return places that go down to the right, or up where the rise is negative."""
    return [(x + step * n, y + rise * n) for n in range(number)]


def ring(number: int, x: int, y: int, radius: int) -> Places:
    """Return places on a circle, the first one on top."""
    angles = [2 * pi * n / number - pi / 2 for n in range(number)]
    return [(round(x + radius * cos(a)), round(y + radius * sin(a))) for a in angles]


def chess(columns: int, rows: int, x: int, y: int, step: int) -> Places:
    """Return the dark fields of a board."""
    return [
        (x + step * c, y + step * r)
        for r in range(rows)
        for c in range(columns)
        if (r + c) % 2 == 0
    ]


def grid(columns: int, rows: int, x: int, y: int, step: int) -> Places:
    """Return places in rows and columns."""
    return [(x + step * c, y + step * r) for r in range(rows) for c in range(columns)]


def strewn(number: int, seed: int, width: int, height: int, apart: int) -> Places:
    """Return places without order that keep their distance from each other and from the edge."""
    chance, places = Random(seed), Places()
    while len(places) < number:
        x = chance.randint(apart // 2, width - apart // 2)
        y = chance.randint(apart // 2, height - apart // 2)
        if all((x - a) ** 2 + (y - b) ** 2 > apart**2 for a, b in places):
            places.append((x, y))
    return places
