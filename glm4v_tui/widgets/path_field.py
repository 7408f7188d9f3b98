"""A line to type a path into; its keys act on what was typed before them, and on no more."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from glm4v_tui.widgets.keys_in_turn import KeysInTurn


class PathField(Input, KeysInTurn):
    """Has paths completed and opened by keys, which act in the order in which they came."""

    BINDING_GROUP_TITLE = "Path"
    BINDINGS = [
        Binding("enter", "open", "Open", id="path.go", tooltip="Open it"),
        Binding(
            "tab",
            "complete",
            "Complete",
            id="path.complete",
            tooltip="Complete the path as far as it is certain, or with the line of the cursor",
        ),
        Binding("up", "move('cursor_up')", "Up", show=False, id="path.up"),
        Binding("down", "move('cursor_down')", "Down", show=False, id="path.down"),
    ]

    class Opened(Message):
        """The path is whole, or a name was chosen."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """What was typed before; more may have been typed since."""

    class Moved(Message):
        """The cursor in the names is to be moved."""

        def __init__(self, how: str) -> None:
            super().__init__()
            self.how = how

    def __init__(self, value: str, complete: Callable[[str], object]) -> None:
        """`complete` is called with what was typed, and may replace it at once or later."""
        super().__init__(value, compact=True, select_on_focus=False)
        self._complete = complete

    def action_open(self) -> None:
        """Tell that the path is to be opened."""
        self.post_message(self.Opened(self.value))

    def action_complete(self) -> None:
        """Have the path completed before the next letter is typed, if the names are known."""
        self._complete(self.value)

    def replace_start(self, before: str, after: str) -> None:
        """Write something else in place of what was typed, and keep what was typed since."""
        if self.value.startswith(before):
            since = self.value[len(before) :]
            self.value = after + since
            self.cursor_position = len(self.value)

    def action_move(self, how: str) -> None:
        """Tell that the cursor is to be moved."""
        self.post_message(self.Moved(how))
