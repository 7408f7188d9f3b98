"""What of a picture is to be drawn, and how large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glm4v_tui.chat.areas import Area, Size
    from glm4v_tui.widgets.look import Look


@dataclass(frozen=True, slots=True)
class View:
    """What is to be drawn."""

    area: Area
    """In the picture before it is turned."""
    seen: Area
    """The same in the picture as it is turned."""
    shown: Size
    """Pixels of the screen that it takes."""
    look: Look

    @classmethod
    def of(cls, look: Look, room: Size) -> View:
        """Return what a look shows where there is so much room in pixels of the screen."""
        seen, scale = look.sight.area(room), look.sight.shown_scale(room)
        width, height = (max(1, round(side * scale)) for side in seen.size)
        shown = min(width, room[0]), min(height, room[1])
        return cls(look.upright(seen), seen, shown, look)
