"""The outlines of the shapes, in the variety in which people draw them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import cos, hypot, pi, radians, sin
from random import Random

from glm4v_tui.demo.world.scene import Point

Outline = tuple[Point, ...]
"""Corners about the origin, y downwards: the middle of its frame is the origin, the farthest
corner is at a distance of 1."""

INNER = {5: (0.36, 0.52), 6: (0.45, 0.6), 7: (0.48, 0.62), 8: (0.5, 0.66)}
"""Least and most radius of the inner corners of a star, by its points."""


def outline(kind: str, chance: Random, small: bool = False) -> Outline:
    """Return any outline of a kind, none for a circle; a small one leaves out fine forms."""
    if kind == "circle":
        return ()
    if kind == "star":
        return _star(chance, small)
    return _MAKERS[kind](chance)


def plain_outline(kind: str) -> Outline:
    """Return the upright and regular outline of a kind."""
    return _PLAIN[kind]


def normal(corners: Iterable[Point]) -> Outline:
    """Return corners moved to the middle of their frame and scaled to a radius of 1."""
    points = list(corners)
    across, down = [x for x, _ in points], [y for _, y in points]
    x, y = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    longest = max(hypot(u - x, v - y) for u, v in points)
    return tuple([((u - x) / longest, (v - y) / longest) for u, v in points])


def _turned(corners: Iterable[Point], degrees: float) -> Outline:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return normal([(x * c - y * s, x * s + y * c) for x, y in corners])


def _tilt(chance: Random, most: float, share: float = 0.45) -> float:
    return chance.uniform(-most, most) if chance.random() < share else 0.0


def _ring(corners: int, inner: float = 1.0) -> list[Point]:
    """Return corners on a circle of radius 1, every other one at radius `inner`."""
    angles = [2 * pi * corner / corners for corner in range(corners)]
    lengths = [inner if corner % 2 else 1.0 for corner in range(corners)]
    return [(r * sin(a), -r * cos(a)) for r, a in zip(lengths, angles, strict=True)]


def _box(half_width: float, half_height: float) -> list[Point]:
    w, h = half_width, half_height
    return [(-w, -h), (w, -h), (w, h), (-w, h)]


def _square(chance: Random) -> Outline:
    return _turned(_box(1, 1), _tilt(chance, 12))


def _rectangle(chance: Random) -> Outline:
    width, height = 1.0, chance.uniform(0.3, 0.62)
    if chance.random() < 0.45:
        width, height = height, width
    return _turned(_box(width, height), _tilt(chance, 12, 0.3))


def _triangle(chance: Random) -> Outline:
    form = chance.random()
    if form < 0.6:
        corners: list[Point] = [(0, -1), (1, 1), (-1, 1)]
        width = chance.uniform(0.7, 1.25)
        corners = [(x * width, y) for x, y in corners]
    elif form < 0.8:
        corners = [(-1, -chance.uniform(0.7, 1.3)), (chance.uniform(0.7, 1.3), 1), (-1, 1)]
    else:
        corners = [(chance.uniform(-0.8, 0.8), -1), (1, 1), (-1, 1)]
    turn = chance.choices((0, 90, 180, 270, chance.uniform(0, 360)), (68, 6, 12, 6, 8))[0]
    return _turned(corners, turn + _tilt(chance, 15))


def _star(chance: Random, small: bool) -> Outline:
    points = 5 if small else chance.choices((5, 6, 7, 8), (76, 12, 5, 7))[0]
    return _turned(_ring(points * 2, chance.uniform(*INNER[points])), _tilt(chance, 20))


def _diamond(chance: Random) -> Outline:
    width = 1.0 if chance.random() < 0.25 else chance.uniform(0.52, 0.9)
    corners: list[Point] = [(0, -1), (width, 0), (0, 1), (-width, 0)]
    if chance.random() < 0.25:
        corners = [(y, x) for x, y in corners]
    return _turned(corners, _tilt(chance, 6, 0.3))


def _hexagon(chance: Random) -> Outline:
    return _turned(_ring(6), chance.choice((0, 30, 30, chance.uniform(0, 60))))


def _hearts() -> tuple[list[Point], list[Point]]:
    """Return two hearts: a rounder and a flatter curve with a notch and a tip."""
    angles = [2 * pi * step / 36 for step in range(36)]
    curve = [
        (16 * sin(t) ** 3, -(13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t)))
        for t in angles
    ]
    arcs = [pi * (1 - step / 10) for step in range(11)]
    lobes = [(side + 1.03 * cos(t), -1.03 * sin(t)) for side in (-0.97, 0.97) for t in arcs]
    return curve, [*lobes, (1.75, 0.7), (0, 2.3), (-1.75, 0.7)]


_HEARTS = _hearts()


def _heart(chance: Random) -> Outline:
    width = chance.uniform(0.9, 1.12)
    corners = _HEARTS[chance.random() < 0.3]
    return _turned([(x * width, y) for x, y in corners], _tilt(chance, 10, 0.3))


def _plus(arm: float) -> list[Point]:
    """Return a cross whose arms are `2 * arm` thick."""
    a = arm
    half = [(-a, -1.0), (a, -1.0), (a, -a), (1.0, -a), (1.0, a), (a, a)]
    return [*half, *[(-x, -y) for x, y in half]]


def _cross(chance: Random) -> Outline:
    return _turned(_plus(chance.uniform(0.2, 0.39)), _tilt(chance, 10, 0.35))


_MAKERS: dict[str, Callable[[Random], Outline]] = {
    "square": _square,
    "rectangle": _rectangle,
    "triangle": _triangle,
    "diamond": _diamond,
    "hexagon": _hexagon,
    "heart": _heart,
    "cross": _cross,
}

_PLAIN: dict[str, Outline] = {
    "circle": (),
    "square": normal(_box(1, 1)),
    "rectangle": normal(_box(1, 0.5)),
    "triangle": normal([(0, -1), (0.92, 0.75), (-0.92, 0.75)]),
    "star": normal(_ring(10, 0.44)),
    "diamond": normal([(0, -1), (0.74, 0), (0, 1), (-0.74, 0)]),
    "hexagon": _turned(_ring(6), 30),
    "heart": normal(_HEARTS[0]),
    "cross": normal(_plus(0.32)),
}
