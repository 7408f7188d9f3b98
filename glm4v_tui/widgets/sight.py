"""Which part of a picture is in sight, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glm4v_tui.chat.areas import Area, Size

STEP = 1.5
"""How much larger one step of zooming makes a picture."""

LARGEST = 16.0
"""Pixels of the screen that one pixel of a picture fills at most."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A place in a picture and a scale; replaced, never changed."""

    size: Size
    """Width and height of the picture in pixels, as it is turned."""
    x: float
    """Pixels from the left edge of the picture to the middle of what is in sight."""
    y: float
    """Pixels from the upper edge of the picture to the middle of what is in sight."""
    scale: float = 0.0
    """Pixels of the screen for each pixel of the picture; zero shows the whole picture."""

    @classmethod
    def whole(cls, size: Size) -> Sight:
        """Return the sight of a whole picture."""
        return cls(size, size[0] / 2, size[1] / 2)

    def shown_scale(self, room: Size) -> float:
        """Return pixels of the screen for each pixel of the picture in a room of pixels."""
        return max(self.scale, self._least(room))

    def _least(self, room: Size) -> float:
        return min(room[0] / self.size[0], room[1] / self.size[1])

    def area(self, room: Size) -> Area:
        """Return the part of the picture that a room of pixels shows."""
        scale = self.shown_scale(room)
        width, height = (
            max(1, min(whole, round(pixels / scale)))
            for whole, pixels in zip(self.size, room, strict=True)
        )
        left, top = round(self.x - width / 2), round(self.y - height / 2)
        return Area(left, top, width, height).within(self.size)

    def is_whole(self, room: Size) -> bool:
        """Return whether nothing of the picture is out of sight."""
        return self.area(room).size == self.size

    def zoomed(self, steps: int, room: Size) -> Sight:
        """Return the same place larger, or smaller until the whole picture is in sight."""
        scale = self.shown_scale(room) * STEP**steps
        most = max(LARGEST, self._least(room))
        return self.scaled(min(scale, most), room)

    def scaled(self, scale: float, room: Size) -> Sight:
        """Return the same place at another scale; the whole picture if that has room."""
        if scale <= self._least(room) * 1.001:
            return Sight.whole(self.size)
        return replace(self, scale=scale)._inside(room)

    def panned(self, across: float, down: float, room: Size) -> Sight:
        """Return another place, so many pixels of the picture away, as far as there is more."""
        return replace(self, x=self.x + across, y=self.y + down)._inside(room)

    def showing(self, area: Area, room: Size) -> Sight:
        """Return a place from which an area is in sight, as near as can be."""
        seen = self.area(room)
        return self.panned(
            _way(seen.left, seen.width, area.left, area.width),
            _way(seen.top, seen.height, area.top, area.height),
            room,
        )

    def _inside(self, room: Size) -> Sight:
        area = self.area(room)
        return replace(
            self,
            x=max(area.width / 2, min(self.x, self.size[0] - area.width / 2)),
            y=max(area.height / 2, min(self.y, self.size[1] - area.height / 2)),
        )


def _way(seen: int, seen_length: int, start: int, length: int) -> int:
    """Return how far a line has to move so that a piece of it comes into sight."""
    if start < seen or length > seen_length:
        return start - seen
    return max(0, start + length - seen - seen_length)
