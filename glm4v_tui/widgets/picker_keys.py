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
    Binding(
        "backspace,left",
        "parent",
        "Parent folder",
        id="picker.parent",
        tooltip="Go to the parent folder",
    ),
    Binding(
        "ctrl+d",
        "elsewhere",
        "Working directory",
        id="picker.elsewhere",
        tooltip="Go to the working directory, or back to the folder that was opened first",
    ),
    Binding(
        "right",
        "enter_folder",
        "Open",
        show=False,
        id="picker.open",
        tooltip="Open the folder under the cursor",
    ),
    Binding(
        "f5,ctrl+r",
        "reread",
        "Read the folder",
        show=False,
        id="picker.reread",
        tooltip="Read the folder again",
    ),
    Binding(
        "ctrl+w",
        "watch_folder",
        "Watch",
        show=False,
        id="picker.watch",
        tooltip="Offer pictures as they arrive in this folder, or no longer",
    ),
    Binding(
        "ctrl+t",
        "toggle_hidden",
        "Hidden files",
        show=False,
        id="picker.hidden",
        tooltip="Show or hide hidden files: names that begin with a dot",
    ),
]
"""How one walks through folders and attaches."""

LIST_KEYS = [
    Binding("space", "mark", "Mark", id="picker.mark", tooltip="Mark or unmark this picture"),
    Binding(
        "backspace",
        "erase",
        "Erase",
        show=False,
        id="picker.erase",
        tooltip="Erase the last letter of the filter",
    ),
    Binding(
        "escape",
        "clear_filter",
        "Clear filter",
        id="picker.clear-filter",
        tooltip="Show everything in the folder again",
    ),
]
"""What can be done within a folder; letters and digits filter."""

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
