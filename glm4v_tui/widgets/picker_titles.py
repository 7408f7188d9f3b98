"""The words on the picker's border: where it is, what is filtered, how much there is."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.folders import Listing, View
from glm4v_tui.widgets.cells import shorten_start

_ORDERS = {
    ("name", True): ("names backwards", "↑name"),
    ("date", False): ("newest first", "↓date"),
    ("date", True): ("oldest first", "↑date"),
    ("size", False): ("largest first", "↓size"),
    ("size", True): ("smallest first", "↑size"),
}
"""How an order is named, at length and in a few cells; natural order goes without saying."""

_ROOM = 16
"""Cells that the folder keeps beside an order that is named at length."""


def folder_title(folder: Path, width: int, view: View | None = None) -> str:
    """Name the folder and its order in this many cells; the folder's last parts matter most."""
    view = view or View()
    home = Path.home()
    inside_home = folder.is_relative_to(home) and folder != home
    shown = f"~/{folder.relative_to(home)}" if inside_home else str(folder)
    below = "below " if view.below else ""
    long, short = _ORDERS.get((view.order, view.backwards), ("", ""))
    order = f" · {long}" if long else ""
    if width - len(order) - len(below) < _ROOM:
        order = f" {short}" if short else ""
    room = max(0, width - len(order) - len(below))
    return f"{below}{shorten_start(clean(shown), room)}{order}"


def counts(
    listing: Listing, shown: int, wanted: str, marked: int, width: int, reading: int = 0
) -> str:
    """Say the filter and the numbers in this many cells, in fewer words where that is needed.

    `reading` is how much has been read of what will be shown instead.
    """
    lines, pictures = listing.lines, listing.pictures
    more = "+" if listing.full else "" if listing.finished else "…"
    amount = f"{shown} of {lines}{more}" if wanted else _pictures(pictures, more)
    short_amount = f"{shown}/{lines}{more}" if wanted else f"{pictures}{more}"
    again = f"reading {reading}…" * bool(reading)
    long = [f"/{clean(wanted)}" * bool(wanted), amount, f"{marked} marked" * bool(marked), again]
    text = " · ".join(filter(None, long))
    if cell_len(text) <= width:
        return text
    rest = short_amount + f" ✓{marked}" * bool(marked)
    room = width - cell_len(rest) - 2
    return f"/{shorten_start(clean(wanted), room)} {rest}" if wanted and room > 0 else rest


def _pictures(number: int, more: str) -> str:
    if number == 0 and not more:
        return "no pictures"
    return f"{number}{more} picture{'s' * (number != 1)}"
