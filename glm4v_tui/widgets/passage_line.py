"""A line with the words that a box belongs to, around its number and its coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from glm4v_tui.widgets.box_chips import chip
from glm4v_tui.widgets.cells import shorten_end, shorten_middle, shorten_start

if TYPE_CHECKING:
    from glm4v_tui.chat.passages import Passage


def passage_line(passage: Passage, number: int, width: int) -> Content:
    """Return a passage in so many cells; what is far from the coordinates gives way."""
    shown = chip(number)
    place = shorten_middle(passage.place, max(0, width - shown.cell_length))
    left = max(0, width - shown.cell_length - cell_len(place))
    behind = min(cell_len(passage.after), left // 3)
    before = shorten_start(passage.before, left - behind)
    after = shorten_end(passage.after, left - cell_len(before))
    return Content.assemble(before, shown, (place, "bold"), after)
