"""A question in the log, with its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import HorizontalScroll
from textual.content import Content
from textual.widgets import Static

from glm4v_tui.chat.clean import clean, clean_text
from glm4v_tui.chat.demand import described
from glm4v_tui.widgets.thumbnail import Thumbnail
from glm4v_tui.widgets.version_mark import Versioned, VersionMark

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Turn
    from glm4v_tui.terminal.graphics import Graphics

UNSENT = "Not sent: it is in the prompt again."
"""Said under a question that was taken back or refused."""


class SentPrompt(Versioned):
    """What the user asked, and the pictures that went with it, shown small."""

    DEFAULT_CSS = """
    SentPrompt {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 1;
        border-left: outer $primary;
        background: $boost;
        &.-at-hand { border-left: thick $warning; }
        & > Static { height: auto; }
        & > VersionMark { height: 1; }
        & > HorizontalScroll { height: auto; }
        &.-unsent { border-left: outer $warning; }
        & > .demand { color: $text-muted; }
        & > .unsent { color: $text-warning; display: none; }
        &.-unsent > .unsent { display: block; }
    }
    """

    def __init__(self, turn: Turn, graphics: Graphics, before: int = 0) -> None:
        """`before` is how many pictures the conversation has before these."""
        super().__init__()
        self.turn = turn
        self._graphics = graphics
        self._before = before

    def compose(self) -> ComposeResult:
        """Lay out the pictures above the question."""
        if self.turn.pictures:
            with HorizontalScroll(can_focus=False):
                for number, picture in enumerate(self.turn.pictures, self._before + 1):
                    caption = Content(f"[{number}] {clean(picture.name)}")
                    yield Thumbnail(picture, self._graphics, caption=caption)
        yield Static(clean_text(self.turn.text), markup=False)
        if self.turn.demand:
            words = f"The answer has to be {described(self.turn.demand)}."
            yield Static(words, markup=False, classes="demand")
        yield Static(UNSENT, classes="unsent")
        yield VersionMark()
