"""How a picture is looked at: place and scale, turned, which frame, and what is chosen of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from glm4v_tui.chat.areas import Area, Size, turned_size
from glm4v_tui.widgets.sight import LARGEST, Sight
from glm4v_tui.widgets.sight import STEP as SIGHT_STEP

if TYPE_CHECKING:
    from glm4v_tui.chat.pointing import Mark

LEAST = 8
"""Pixels that a side of a chosen part has at least, where the picture has as many."""

COARSE, FINE = 16, 160
"""Into how many steps the longer side of what is in sight is divided."""

AROUND = 1.6
"""How much more than a mark is in sight where one looks at it closely."""

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
    marks: tuple[Mark, ...] = ()
    """What an answer points at, in the picture before it is turned."""
    lit: int | None = None
    """The number of the mark that is lit."""
    framed: bool = True
    """Whether the marks are drawn."""

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

    @property
    def lit_mark(self) -> Mark | None:
        """The mark that is lit."""
        return next((mark for mark in self.marks if mark.number == self.lit), None)

    @property
    def frames(self) -> tuple[Mark, ...]:
        """The marks that are drawn, in the picture as it is turned."""
        if self.chosen or not self.framed:
            return ()
        return tuple(replace(mark, area=self._turned_area(mark)) for mark in self.marks)

    def walked(self, steps: int, room: Size) -> Look:
        """Light the mark so many further on, and bring it into sight."""
        numbers = [mark.number for mark in self.marks]
        if self.lit in numbers:
            at = (numbers.index(self.lit) + steps) % len(numbers)
        else:
            at = 0 if steps > 0 else -1
        sight = self.sight.showing(self._turned_area(self.marks[at]), room)
        return replace(self, lit=numbers[at], framed=True, sight=sight)

    def approached(self, room: Size) -> Look:
        """Look at the lit mark closely, with some of what is around it."""
        if (mark := self.lit_mark) is None:
            return self
        area = self._turned_area(mark)
        across = area.left + area.width / 2 - self.sight.x
        down = area.top + area.height / 2 - self.sight.y
        wanted = (place / (AROUND * side) for place, side in zip(room, area.size, strict=True))
        scale = self.sight.shown_scale(room) * SIGHT_STEP if mark.is_point else min(wanted)
        closer = self.sight.scaled(min(LARGEST, scale), room)
        return replace(self, sight=closer.panned(across, down, room))

    def _turned_area(self, mark: Mark) -> Area:
        return mark.area.turned(self.turns, self.original)

    def choosing(self, room: Size) -> Look:
        """Begin to choose: what is lit, or the middle of what is in sight."""
        if (mark := self.lit_mark) and not mark.is_point:
            return replace(self, chosen=self._turned_area(mark).within(self.size), handle="part")
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
