"""Parts of a picture as rectangles of whole pixels, and what turning makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Size = tuple[int, int]
"""Width and height in pixels."""


ASPECT = 200
"""How many times longer than wide a picture may be: GLM's image processors refuse more."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in a picture."""

    left: int
    """Pixels from the left edge of the picture."""
    top: int
    """Pixels from the upper edge of the picture."""
    width: int
    """Pixels, one at least."""
    height: int
    """Pixels, one at least."""

    @classmethod
    def whole(cls, size: Size) -> Area:
        """Return all of a picture of a size."""
        return cls(0, 0, *size)

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return self.width, self.height

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Left, upper, right and lower edge, as Pillow takes them."""
        return self.left, self.top, self.left + self.width, self.top + self.height

    def within(self, size: Size) -> Area:
        """Return the area cut to a picture's size and moved into it."""
        width, height = (max(1, min(a, b)) for a, b in zip(self.size, size, strict=True))
        left = max(0, min(self.left, size[0] - width))
        top = max(0, min(self.top, size[1] - height))
        return Area(left, top, width, height)

    def moved(self, across: int, down: int) -> Area:
        """Return the area at another place."""
        return Area(self.left + across, self.top + down, self.width, self.height)

    def stretched(self, across: int, down: int, size: Size, *, upper: bool, least: int) -> Area:
        """Return the area with its upper left or its lower right corner moved, inside a picture."""
        left, top, right, bottom = self.edges
        if upper:
            left = max(0, min(left + across, right - least))
            top = max(0, min(top + down, bottom - least))
        else:
            right = min(size[0], max(right + across, left + least))
            bottom = min(size[1], max(bottom + down, top + least))
        return Area(left, top, max(1, right - left), max(1, bottom - top))

    def scaled(self, size: Size, other: Size) -> Area:
        """Return where the area is once a picture of a size is made another size."""
        return self if size == other else scaled(self.edges, size, other)

    def turned(self, turns: int, size: Size) -> Area:
        """Return where the area is once a picture of a size is turned by quarters clockwise."""
        area, (width, height) = self, size
        for _ in range(turns % 4):
            top, right = area.left, height - area.top - area.height
            area = Area(right, top, area.height, area.width)
            width, height = height, width
        return area

    def __str__(self) -> str:
        return f"{self.left},{self.top} {self.width}×{self.height}"


def scaled(edges: Sequence[float], size: Size, other: Size) -> Area:
    """Return the whole pixels between left, top, right and lower edge, made another size."""
    left, right = (round(side * other[0] / size[0]) for side in edges[::2])
    top, bottom = (round(side * other[1] / size[1]) for side in edges[1::2])
    return Area(left, top, max(1, right - left), max(1, bottom - top)).within(other)


def turned_size(size: Size, turns: int) -> Size:
    """Return the size of a picture once it is turned by quarters."""
    return (size[1], size[0]) if turns % 2 else size
