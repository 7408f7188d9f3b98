"""The keys that change what takes the room of the context."""

from __future__ import annotations

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

ROOM_KEYS: list[BindingType] = [
    Binding(
        "space,d,delete",
        "leave_out",
        "Drop",
        id="room.drop",
        tooltip="Drop the picture or leave out the turn; bring it back",
    ),
    Binding("s", "shrink", "Shrink", id="room.shrink", tooltip="Halve the picture's tokens"),
    Binding(
        "b",
        "shrink_all",
        "Shrink all",
        id="room.shrink-all",
        tooltip="Shrink the pictures until all fits, or else to half of their tokens",
    ),
    Binding(
        "t",
        "shrink_to",
        "Shrink to…",
        id="room.shrink-to",
        tooltip="Shrink the pictures to a number of tokens for all together, which you type",
    ),
    Binding(
        "r",
        "replace",
        "Replace",
        id="room.replace",
        tooltip="Show the picture under the picker's cursor in place of this one",
    ),
    Binding("o", "original", "As it was", id="room.original", tooltip="Show it as it was sent"),
    Binding("a", "all", "All", id="room.all", tooltip="Show everything as it was said"),
    Binding(
        "f",
        "afresh",
        "Afresh",
        id="room.afresh",
        tooltip="Go on in a new conversation that begins with a summary of this one",
    ),
    Binding("escape,q", "dismiss", "Back", id="room.back", tooltip="Change nothing"),
]
"""Plain letters, for nothing is typed where they work."""


class RoomList(OptionList):
    """The lines; Enter decides for all of them at once, in its turn after the keys before it."""

    BINDINGS = [
        Binding("enter", "screen.apply", "Apply", id="room.apply", tooltip="Use this"),
    ]
