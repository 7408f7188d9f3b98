"""Whether anything lies over a part of a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.widget import Widget

_NARROWEST = 4
"""Cells that anything laid over a picture is wide at least."""


def in_plain_sight(widget: Widget, part: Region) -> bool:
    """Return whether all of a widget is on the screen, and nothing over that part of it."""
    screen = widget.screen
    if screen.find_widget(widget).visible_region != widget.region:
        return False
    place = part.translate(widget.region.offset)
    columns = {*range(place.x, place.right, _NARROWEST), place.right - 1}
    return all(screen.get_widget_at(x, y)[0] is widget for y in place.line_range for x in columns)
