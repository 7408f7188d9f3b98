"""The keys of the picker; all of them are keys that plain terminals send."""

from __future__ import annotations

from textual.binding import Binding

PICKER_KEYS = [
    Binding(
        "enter",
        "pick",
        "Attach",
        id="picker.attach",
        tooltip="Open the folder, or attach the marked pictures, or else this one",
    ),
    Binding("space", "mark", "Mark", id="picker.mark", tooltip="Mark or unmark this picture"),
    Binding(
        "backspace",
        "erase",
        "Parent folder",
        id="picker.erase",
        tooltip="Erase a letter of the filter; without a filter, go to the parent folder",
    ),
    Binding(
        "left",
        "parent",
        "Parent folder",
        show=False,
        id="picker.parent",
        tooltip="Go to the parent folder",
    ),
    Binding(
        "right",
        "enter_folder",
        "Open folder",
        show=False,
        id="picker.open",
        tooltip="Open the folder under the cursor",
    ),
    Binding(
        "escape",
        "clear_filter",
        "Clear filter",
        id="picker.clear-filter",
        tooltip="Show everything in the folder again",
    ),
    Binding(
        "f5,ctrl+r",
        "reread",
        "Read again",
        show=False,
        id="picker.reread",
        tooltip="Read the folder again",
    ),
    Binding(
        "ctrl+t",
        "toggle_hidden",
        "Hidden files",
        show=False,
        id="picker.hidden",
        tooltip="Show or hide files whose names begin with a dot",
    ),
]
"""What each key does; letters and digits filter instead."""

MOVING_KEYS = [
    Binding("up", "move(-1)", "Up", show=False, id="list.up", tooltip="One line up"),
    Binding("down", "move(1)", "Down", show=False, id="list.down", tooltip="One line down"),
    Binding("pageup", "page(-1)", "Page up", show=False, id="list.page-up", tooltip="One page up"),
    Binding(
        "pagedown",
        "page(1)",
        "Page down",
        show=False,
        id="list.page-down",
        tooltip="One page down",
    ),
    Binding("home", "first", "First", show=False, id="list.first", tooltip="To the first line"),
    Binding("end", "last", "Last", show=False, id="list.last", tooltip="To the last line"),
]
"""How the cursor moves."""
