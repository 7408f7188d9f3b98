"""A field for the title of a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input

from glm4v_tui.paths import style
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TitleField(Input, KeysInTurn):
    """The field; its own key comes after all letters that were typed before it."""

    BINDINGS = [
        Binding("enter", "submit", "Keep", id="title.take", tooltip="Give it this title"),
    ]


class TitleScreen(ModalScreen[str | None]):
    """Answers with a title; an empty one stands for the first question."""

    CSS_PATH = style("title_screen.tcss")
    BINDING_GROUP_TITLE = "Title"
    BINDINGS = [
        Binding("escape", "dismiss", "Back", id="title.back", tooltip="Leave the title as it is"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(id="box") as box:
            box.border_title = "Title"
            yield TitleField(self._title, placeholder="the first question", compact=True)
            yield Footer(show_command_palette=False)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer with what is written."""
        event.stop()
        self.dismiss(event.value)
