"""The nine shapes and eleven colours of the demo model's world, as outlines and RGB values."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from PIL import ImageDraw

Point = tuple[float, float]
Colour = tuple[int, int, int]

COLOURS: dict[str, Colour] = {
    "red": (222, 24, 24),
    "orange": (247, 137, 12),
    "yellow": (242, 224, 24),
    "green": (41, 166, 41),
    "blue": (33, 89, 217),
    "purple": (127, 46, 153),
    "pink": (250, 150, 187),
    "brown": (115, 64, 29),
    "black": (16, 16, 16),
    "white": (250, 250, 250),
    "gray": (135, 135, 135),
}
"""The middle of what the model was taught to call by each name."""


def _ring(corners: int, inner: float = 1.0, turn: float = 0.0) -> list[Point]:
    """Return corners on a circle of radius 1, every other one at radius `inner`."""
    points = []
    for corner in range(corners):
        angle = turn + 2 * pi * corner / corners
        radius = inner if corner % 2 else 1.0
        points.append((radius * sin(angle), -radius * cos(angle)))
    return points


def _heart() -> list[Point]:
    """Return the heart curve `(16 sin³t, 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t)`, scaled."""
    angles = [2 * pi * step / 72 for step in range(72)]
    return [
        (
            16 * sin(t) ** 3 / 17,
            -(13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t)) / 17,
        )
        for t in angles
    ]


def _box(half_width: float, half_height: float) -> list[Point]:
    """Return the corners of a box about the origin."""
    w, h = half_width, half_height
    return [(-w, -h), (w, -h), (w, h), (-w, h)]


def _cross(arm: float) -> list[Point]:
    """Return a cross whose arms are `2 * arm` thick."""
    a = arm
    half = [(-a, -1.0), (a, -1.0), (a, -a), (1.0, -a), (1.0, a), (a, a)]
    return [*half, *[(-x, -y) for x, y in half]]


OUTLINES: dict[str, list[Point]] = {
    "circle": _ring(180),
    "square": _box(0.82, 0.82),
    "rectangle": _box(1.0, 0.5),
    "triangle": [(0.0, -1.0), (0.92, 0.75), (-0.92, 0.75)],
    "star": _ring(10, inner=0.44),
    "diamond": [(0.0, -1.0), (0.74, 0.0), (0.0, 1.0), (-0.74, 0.0)],
    "hexagon": _ring(6, turn=pi / 6),
    "heart": _heart(),
    "cross": _cross(0.32),
}
"""The corners of each shape, within 1 of the origin, y downwards."""


def draw_shape(
    draw: ImageDraw.ImageDraw, shape: str, colour: str, centre: Point, radius: float
) -> None:
    """Fill a shape about a centre; lengths in pixels."""
    x, y = centre
    points: Sequence[Point] = [(x + radius * u, y + radius * v) for u, v in OUTLINES[shape]]
    draw.polygon(points, fill=COLOURS[colour])
