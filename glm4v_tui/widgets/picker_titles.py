"""The words on the picker's border: where it is, what is filtered, how much there is."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.folders import Listing
from glm4v_tui.widgets.cells import shorten_start


def folder_title(folder: Path, width: int) -> str:
    """Name the folder in this many cells; its last parts matter most."""
    home = Path.home()
    inside_home = folder.is_relative_to(home) and folder != home
    shown = f"~/{folder.relative_to(home)}" if inside_home else str(folder)
    return shorten_start(clean(shown), width)


def counts(listing: Listing, shown: int, wanted: str, marked: int, width: int) -> str:
    """Say the filter and the numbers in this many cells, in fewer words where that is needed."""
    more = "" if listing.finished else "…"
    lines = sum(entry.kind != "parent" for entry in listing.entries)
    pictures = sum(entry.kind == "picture" for entry in listing.entries)
    amount = f"{shown} of {lines}{more}" if wanted else _pictures(pictures, more)
    short_amount = f"{shown}/{lines}{more}" if wanted else f"{pictures}{more}"
    long = [f"/{clean(wanted)}" * bool(wanted), amount, f"{marked} marked" * bool(marked)]
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
