"""A field for the title of a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input

from glm4v_tui.paths import style

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TitleScreen(ModalScreen[str | None]):
    """Answers with a title; an empty one stands for the first question."""

    CSS_PATH = style("title_screen.tcss")
    BINDING_GROUP_TITLE = "Title"
    BINDINGS = [
        Binding(
            "enter", "take", "Keep", id="title.take", tooltip="Give it this title", priority=True
        ),
        Binding("escape", "dismiss", "Back", id="title.back", tooltip="Leave the title as it is"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(id="box") as box:
            box.border_title = "Title"
            yield Input(self._title, placeholder="the first question", compact=True)
            yield Footer(show_command_palette=False)

    def action_take(self) -> None:
        """Answer with what is written."""
        self.dismiss(self.query_one(Input).value)
