"""A question in the log, with its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from glm4v_tui.chat.clean import clean, clean_text

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Turn


class SentPrompt(Vertical):
    """What the user asked, and the pictures that went with it, shown small."""

    DEFAULT_CSS = """
    SentPrompt {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 1;
        border-left: outer $primary;
        background: $boost;
        & > Static { height: auto; }
        & > .picture { color: $text-muted; }
    }
    """

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self.turn = turn

    def compose(self) -> ComposeResult:
        """Lay out the pictures above the question."""
        for picture in self.turn.pictures:
            yield Static(clean(picture.name), markup=False, classes="picture")
        yield Static(clean_text(self.turn.text), markup=False)
