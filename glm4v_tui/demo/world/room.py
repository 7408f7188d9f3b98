"""The room of a picture in which shapes find their places."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from random import Random

from glm4v_tui.demo.world.figures import moved, told_apart
from glm4v_tui.demo.world.scene import CELL, Frame, Point, Shape

BORDER = 0.022
"""How far centres stay from the borders between thirds, as a part of the width or height."""

IN_ORDER = 0.012
"""How far the centres of two shapes in the same third of the height are apart in the width."""

MARGIN = 1.5
"""Pixels between every shape and the edge of the picture."""

COVERED = 0.28
"""The part of a shape that another one covers at most."""

LEAST_OVERLAPPING = 13.0
"""The smallest radius of shapes that overlap."""

TRIES = 36


class Room:
    """A picture's space, which fills with shapes."""

    def __init__(
        self,
        cells: tuple[int, int],
        *,
        gap: float = 3.0,
        taken: tuple[Frame, ...] = (),
        overlapping: bool = False,
        crowded: float = 0.0,
    ) -> None:
        self.height, self.width = cells[0] * CELL, cells[1] * CELL
        self.gap = gap
        """Least pixels between two shapes."""
        self.taken = taken
        """What no shape covers."""
        self.overlapping = overlapping
        self.crowded = crowded
        """The share of places that are looked for close to another shape."""
        self.shapes: list[Shape] = []
        self._frames: list[Frame] = []
        self._in_overlap: set[int] = set()

    @property
    def most(self) -> float:
        """The largest radius that there is room for."""
        return min(self.width, self.height) / 2 - MARGIN - 1

    def place(self, shape: Shape, chance: Random, tries: int = TRIES) -> bool:
        """Put a shape somewhere; return whether there was room."""
        for _ in range(tries):
            beside = self.shapes and chance.random() < self.crowded
            centre = self._beside(shape, chance) if beside else self._anywhere(shape, chance)
            if self.is_clear(centre) and self.put(moved(shape, centre)):
                return True
        return False

    def put(self, shape: Shape) -> bool:
        """Put a shape where it is; return whether there was room."""
        frame = shape.frame
        if not self.holds(frame) or any(_meet(frame, other, 2.0) for other in self.taken):
            return False
        met = [at for at in range(len(self.shapes)) if not self._apart(shape, frame, at)]
        if met and not (self.overlapping and self._overlaps_well(shape, met)):
            return False
        self._in_overlap |= {*met, len(self.shapes)} if met else set()
        self.shapes.append(shape)
        self._frames.append(frame)
        return True

    def holds(self, frame: Frame) -> bool:
        """Return whether a frame is inside the picture."""
        left, top, right, bottom = frame
        across = left >= MARGIN and right <= self.width - MARGIN
        return across and top >= MARGIN and bottom <= self.height - MARGIN

    def is_clear(self, centre: Point) -> bool:
        """Return whether a centre has a clear region and a clear place in the reading order."""
        x, y = centre
        if not (is_off_borders(x / self.width) and is_off_borders(y / self.height)):
            return False
        row, least = int(y * 3 / self.height), max(3.0, IN_ORDER * self.width)
        return all(
            abs(x - other.centre[0]) >= least or int(other.centre[1] * 3 / self.height) != row
            for other in self.shapes
        )

    def _anywhere(self, shape: Shape, chance: Random) -> Point:
        left, top, right, bottom = shape.frame
        x = self._along(self.width, (right - left) / 2, chance)
        return x, self._along(self.height, (bottom - top) / 2, chance)

    def _beside(self, shape: Shape, chance: Random) -> Point:
        """Return a centre at which a shape nearly touches another one, or overlaps it."""
        other, angle = chance.choice(self.shapes), chance.uniform(0, 2 * pi)
        reach = shape.radius + other.radius
        far = reach + self.gap + chance.uniform(0, 3)
        if self.overlapping:
            far = reach * chance.uniform(0.5, 0.95)
        return other.centre[0] + far * cos(angle), other.centre[1] + far * sin(angle)

    def _along(self, length: float, half: float, chance: Random) -> float:
        """Return a coordinate of a centre; every now and then it is near an edge."""
        low, high = half + MARGIN + 0.5, length - half - MARGIN - 0.5
        if low >= high:
            return length / 2
        edge = chance.random()
        if edge < 0.06:
            return chance.uniform(low, min(high, low + 5))
        return (
            chance.uniform(max(low, high - 5), high) if edge > 0.94 else chance.uniform(low, high)
        )

    def _apart(self, shape: Shape, frame: Frame, at: int) -> bool:
        """Return whether a shape and the one at an index leave the gap between them."""
        other = self.shapes[at]
        (x, y), (u, v) = shape.centre, other.centre
        if (x - u) ** 2 + (y - v) ** 2 >= (shape.radius + other.radius + self.gap) ** 2:
            return True
        return not _meet(frame, self._frames[at], self.gap)

    def _overlaps_well(self, shape: Shape, met: list[int]) -> bool:
        """Return whether a shape covers a single other one, and both stay recognisable."""
        under = self.shapes[met[0]]
        far = hypot(shape.centre[0] - under.centre[0], shape.centre[1] - under.centre[1])
        return (
            len(met) == 1
            and met[0] not in self._in_overlap
            and min(shape.radius, under.radius) >= LEAST_OVERLAPPING
            and far > 0.45 * max(shape.radius, under.radius)
            and told_apart(shape, under)
            and covered(under, shape) <= COVERED
        )


def is_off_borders(part: float) -> bool:
    """Return whether a part of a width or height is clear of the borders between thirds."""
    return abs(part - 1 / 3) >= BORDER and abs(part - 2 / 3) >= BORDER


def covered(under: Shape, over: Shape) -> float:
    """Return the part of a shape that a later one covers, about."""
    left, top, right, bottom = under.frame
    steps = [(step + 0.5) / 9 for step in range(9)]
    grid = [(left + (right - left) * u, top + (bottom - top) * v) for u in steps for v in steps]
    inside = [point for point in grid if contains(under, point)]
    return sum(contains(over, point) for point in inside) / max(1, len(inside))


def contains(shape: Shape, point: Point) -> bool:
    """Return whether a point is within a shape's outline."""
    x, y = point
    if not shape.corners:
        return hypot(x - shape.centre[0], y - shape.centre[1]) <= shape.radius
    ends = (*shape.corners[1:], shape.corners[0])
    crossings = (
        (b > y) != (d > y) and x < a + (c - a) * (y - b) / (d - b)
        for (a, b), (c, d) in zip(shape.corners, ends, strict=True)
    )
    return sum(crossings) % 2 == 1


def _meet(one: Frame, other: Frame, gap: float) -> bool:
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )
