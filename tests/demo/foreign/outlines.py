"""The nine shapes as polygons, worked out anew so that they are not the recipe's."""

from __future__ import annotations

from math import cos, pi, sin

Points = list[tuple[float, float]]
"""Corners of a polygon; y grows downwards."""


def _around(corners: int, inner: float = 1.0, start: float = -pi / 2) -> Points:
    """Return corners on a ring, every other one on an inner ring."""
    radii = [1.0 if number % 2 == 0 else inner for number in range(corners)]
    angles = [start + 2 * pi * number / corners for number in range(corners)]
    return [(r * cos(a), r * sin(a)) for r, a in zip(radii, angles, strict=True)]


def _heart() -> Points:
    times = [2 * pi * number / 90 for number in range(90)]
    return [
        (16 * sin(t) ** 3, -13 * cos(t) + 5 * cos(2 * t) + 2 * cos(3 * t) + cos(4 * t))
        for t in times
    ]


OUTLINES: dict[str, Points] = {
    "circle": _around(120),
    "square": [(0, 0), (1, 0), (1, 1), (0, 1)],
    "rectangle": [(0, 0), (1.8, 0), (1.8, 1), (0, 1)],
    "triangle": [(1, 0), (2, 1.75), (0, 1.75)],
    "star": _around(10, 0.42),
    "diamond": [(1, 0), (2, 1.3), (1, 2.6), (0, 1.3)],
    "hexagon": _around(6, start=0.0),
    "heart": _heart(),
    "cross": [
        *((1, 0), (2, 0), (2, 1), (3, 1), (3, 2), (2, 2)),
        *((2, 3), (1, 3), (1, 2), (0, 2), (0, 1), (1, 1)),
    ],
}
"""The corners of each shape, in no particular unit."""


def outline(shape: str, width: float, height: float = 0) -> Points:
    """Return the corners of a shape about the origin; without a height it keeps its own form."""
    xs, ys = zip(*OUTLINES[shape], strict=True)
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    across, down = width / wide, (height / tall if height else width / wide)
    middle_x, middle_y = min(xs) + wide / 2, min(ys) + tall / 2
    return [((x - middle_x) * across, (y - middle_y) * down) for x, y in OUTLINES[shape]]


def turned(points: Points, degrees: float) -> Points:
    """Return the corners turned clockwise about the origin."""
    a = degrees * pi / 180
    return [(x * cos(a) - y * sin(a), x * sin(a) + y * cos(a)) for x, y in points]
