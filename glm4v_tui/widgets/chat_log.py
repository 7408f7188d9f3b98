"""The scrolling log of questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from glm4v_tui.widgets.drawing import hand_on
from glm4v_tui.widgets.sent_prompt import SentPrompt

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Conversation, Turn
    from glm4v_tui.terminal.graphics import Graphics
    from glm4v_tui.widgets.reply import Reply


class ChatLog(VerticalScroll):
    """Follows its end unless the user has scrolled up."""

    DEFAULT_CSS = """
    ChatLog {
        height: 1fr;
        padding: 0 1;
        scrollbar-gutter: stable;
        & > .welcome { color: $text-muted; height: auto; margin: 1; }
    }
    """

    BINDINGS = [
        Binding("home,g", "scroll_home", "Top", show=False, id="log-top"),
        Binding("end,G", "scroll_end", "End", show=False, id="log-end"),
    ]

    def __init__(self, welcome: str, graphics: Graphics) -> None:
        super().__init__()
        self._welcome = welcome
        self._graphics = graphics
        self.last_reply: Reply | None = None
        """The newest answer."""

    def compose(self) -> ComposeResult:
        """Greet until something is asked."""
        yield Static(self._welcome, markup=False, classes="welcome")

    def on_mount(self) -> None:
        """Stay at the end from the start."""
        self.anchor()

    def draw_with(self, graphics: Graphics) -> None:
        """Draw the pictures as another terminal can, those to come too."""
        self._graphics = graphics
        hand_on(self, graphics)

    async def add_question(self, turn: Turn) -> None:
        """Show a question, and go to the end to see it."""
        await self.query(".welcome").remove()
        await self.mount(SentPrompt(turn, self._graphics))
        self.anchor()

    async def add_reply(self, turn: Turn | None = None) -> Reply:
        """Show an answer, or an empty one that is about to stream, and return it."""
        # Markdown and its colours take a tenth of the time to the first frame, which has no reply.
        from glm4v_tui.widgets.reply import Reply

        self.last_reply = Reply(turn)
        await self.mount(self.last_reply)
        return self.last_reply

    def mark_unsent(self) -> None:
        """Say of the last question that it was not sent."""
        if questions := self.query(SentPrompt):
            questions.last().mark_unsent()

    async def show(self, conversation: Conversation) -> None:
        """Show a whole conversation in place of what is here."""
        await self.remove_children()
        self.last_reply = None
        for turn in conversation.turns:
            await (self.add_question(turn) if turn.role == "user" else self.add_reply(turn))
        if not conversation.turns:
            await self.mount(Static(self._welcome, markup=False, classes="welcome"))
