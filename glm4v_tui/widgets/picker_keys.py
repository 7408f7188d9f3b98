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
        "ctrl+home,alt+h",
        "home",
        "Home folder",
        show=False,
        id="picker.home",
        tooltip="Go to the home folder",
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
        "ctrl+f,alt+f",
        "search_below",
        "All below",
        id="picker.below",
        tooltip="Find all pictures below this folder, and back",
    ),
    Binding(
        "escape",
        "leave_search",
        "Back",
        id="picker.leave-search",
        tooltip="Show the folder as it was before the search",
    ),
    Binding(
        "alt+s,ctrl+x",
        "next_order",
        "Sort",
        id="picker.sort",
        tooltip="Sort by name, by date (newest first) or by size (largest first)",
    ),
    Binding(
        "alt+r,ctrl+v",
        "turn_round",
        "Reverse",
        show=False,
        id="picker.reverse",
        tooltip="Reverse the order",
    ),
    Binding(
        "alt+k,ctrl+k",
        "toggle_all_files",
        "All files",
        show=False,
        id="picker.all-files",
        tooltip="Show all files, or only pictures",
    ),
    Binding(
        "ctrl+r",
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
    Binding(
        "slash",
        "screen.type_path('/')",
        "Path",
        show=False,
        id="picker.path",
        tooltip="Type a path to go to; Tab completes it",
        # No name has a slash in it, so that the filter does without.
        priority=True,
    ),
    Binding(
        "tilde",
        "screen.type_path('~')",
        "Path from home",
        show=False,
        id="picker.path-home",
        tooltip="Type a path from a home directory; Tab completes it",
        priority=True,
    ),
    Binding(
        "alt+p",
        "screen.type_path('')",
        "Path from here",
        show=False,
        id="picker.path-here",
        tooltip="Type a path from the folder that is shown; Tab completes it",
    ),
    Binding(
        "ctrl+u,alt+b",
        "places",
        "Folders",
        show=False,
        id="picker.places",
        tooltip="Go to a bookmark or a folder of late; make bookmarks",
    ),
]
"""How one walks through folders and attaches."""

LIST_KEYS = [
    Binding("space", "mark", "Mark", id="picker.mark", tooltip="Mark or unmark this picture"),
    Binding(
        "ctrl+a,alt+m",
        "mark_all",
        "Mark all",
        id="picker.mark-all",
        tooltip="Mark all pictures that are shown",
    ),
    Binding(
        "asterisk",
        "invert_marks",
        "Invert marks",
        show=False,
        key_display="*",
        id="picker.invert",
        tooltip="Invert the marks of the pictures that are shown",
    ),
    Binding(
        "comma",
        "next_word",
        "Another word",
        show=False,
        key_display=",",
        id="picker.next-word",
        tooltip="Begin another word of the filter; names must have them all",
    ),
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
