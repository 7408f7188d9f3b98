"""How a picture is looked at: place and scale, turned, which frame, and what is chosen of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from glm4v_tui.chat.areas import Area, Size, turned_size
from glm4v_tui.widgets.sight import Sight

LEAST = 8
"""Pixels that a side of a chosen part has at least, where the picture has as many."""

COARSE, FINE = 16, 160
"""Into how many steps the longer side of what is in sight is divided."""

Handle = Literal["part", "lower right", "upper left"]
"""What the arrows move: all of the chosen part, or one of its corners."""

_HANDLES: tuple[Handle, ...] = ("part", "lower right", "upper left")


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a picture; replaced, never changed."""

    original: Size
    """Width and height of the picture in pixels, upright and not turned."""
    sight: Sight
    turns: int = 0
    """Quarter turns clockwise, 0 to 3."""
    frame: int = 0
    """The frame of an animation, from 0."""
    chosen: Area | None = None
    """The part that is being chosen, in the picture as it is turned."""
    handle: Handle = "part"

    @classmethod
    def first(cls, size: Size) -> Look:
        """Return the look at a whole picture."""
        return cls(size, Sight.whole(size))

    @property
    def size(self) -> Size:
        """Width and height of the picture in pixels, as it is turned."""
        return turned_size(self.original, self.turns)

    def upright(self, area: Area) -> Area:
        """Return where an area is in the picture before it is turned."""
        return area.turned(-self.turns, self.size)

    def turned(self, turns: int) -> Look:
        """Return the same place with everything turned by quarters clockwise."""
        place = Area(round(self.sight.x), round(self.sight.y), 1, 1).turned(turns, self.size)
        size = turned_size(self.size, turns)
        chosen = self.chosen.turned(turns, self.size) if self.chosen else None
        sight = replace(self.sight, size=size, x=place.left, y=place.top)
        return replace(self, sight=sight, turns=(self.turns + turns) % 4, chosen=chosen)

    def zoomed(self, steps: int, room: Size) -> Look:
        """Return a larger or smaller look, around the chosen part where there is one."""
        sight = self._centred(room).zoomed(steps, room)
        return replace(self, sight=sight)

    def scaled(self, scale: float, room: Size) -> Look:
        """Return a look at another scale; zero shows the whole picture."""
        return replace(self, sight=self._centred(room).scaled(scale, room))

    def _centred(self, room: Size) -> Sight:
        if self.chosen is None:
            return self.sight
        left, top, right, bottom = self.chosen.edges
        across, down = (left + right) / 2 - self.sight.x, (top + bottom) / 2 - self.sight.y
        return self.sight.panned(across, down, room)

    def choosing(self, room: Size) -> Look:
        """Begin to choose: the middle of what is in sight."""
        seen = self.sight.area(room)
        width, height = (max(min(LEAST, side), side // 2) for side in seen.size)
        left = seen.left + (seen.width - width) // 2
        top = seen.top + (seen.height - height) // 2
        chosen = Area(left, top, width, height)
        return replace(self, chosen=chosen.within(self.size), handle="part")

    def next_handle(self) -> Look:
        """Let the arrows move something else."""
        number = _HANDLES.index(self.handle) + 1
        return replace(self, handle=_HANDLES[number % len(_HANDLES)])

    def moved(self, across: int, down: int, room: Size, *, fine: bool) -> Look:
        """Return the look with what is in sight, or what is chosen, moved by steps."""
        if self.chosen is None:
            step = _step(self.sight.area(room), FINE // 4 if fine else COARSE // 4)
            return replace(self, sight=self.sight.panned(across * step, down * step, room))
        step = _step(self.sight.area(room), FINE if fine else COARSE)
        chosen = self._reshaped(self.chosen, across * step, down * step)
        return replace(self, chosen=chosen, sight=self.sight.showing(chosen, room))

    def _reshaped(self, chosen: Area, across: int, down: int) -> Area:
        if self.handle == "part":
            return chosen.moved(across, down).within(self.size)
        upper, least = self.handle == "upper left", min(LEAST, *self.size)
        return chosen.stretched(across, down, self.size, upper=upper, least=least)


def _step(seen: Area, steps: int) -> int:
    return max(1, round(max(seen.size) / steps))
