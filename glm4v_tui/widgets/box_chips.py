"""The numbers of boxes in a text, in the colours that the boxes have on the picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.color import Color
from textual.content import Content
from textual.style import Style

from glm4v_tui.chat.boxes import GROUP, Box
from glm4v_tui.chat.framing import RIM, colour_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEFT, _RIGHT = "▐", "▌"
"""Half cells around a number, which tell a chip from text without colours too."""

_CHIP = re.compile(rf"{_LEFT}\d+{_RIGHT}")
_OPENING = "[(<{"


def chip(number: int) -> Content:
    """Return the number of a box on its colour."""
    colour = Color(*colour_of(number))
    edge = Style(foreground=colour)
    inside = Style(foreground=Color(*RIM), background=colour, bold=True)
    return Content.assemble((_LEFT, edge), (str(number), inside), (_RIGHT, edge))


def with_chips(content: Content, numbers: Mapping[Box, int]) -> Content:
    """Return a text with the numbers of its boxes before their coordinates."""
    pieces, at = [], 0
    for found in GROUP.finditer(content.plain) if numbers else ():
        if number := _number(found.group(), numbers):
            start = len(content.plain[: found.start()].rstrip(_OPENING))
            pieces += [content[at:start], chip(number)]
            at = start
    return Content.assemble(*pieces, content[at:]) if pieces else content


def without_chips(text: str) -> str:
    """Return a text as it was before chips came into it."""
    return _CHIP.sub("", text)


def _number(group: str, numbers: Mapping[Box, int]) -> int | None:
    """Return the number of the box or point that a bracket names, if it names one."""
    edges = tuple(float(edge) for edge in group[1:-1].split(","))
    if len(edges) == 2:
        edges *= 2
    return numbers.get(Box(*edges)) if len(edges) == len(Box._fields) else None
