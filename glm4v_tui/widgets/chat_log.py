"""The scrolling log of questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from glm4v_tui.widgets.drawing import hand_on
from glm4v_tui.widgets.entries import Entries
from glm4v_tui.widgets.pruned_log import PrunedLog
from glm4v_tui.widgets.version_mark import Versioned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from glm4v_tui.chat.conversation import Conversation, Turn
    from glm4v_tui.terminal.graphics import Graphics
    from glm4v_tui.widgets.entries import Entry
    from glm4v_tui.widgets.reply import Reply


class ChatLog(PrunedLog):
    """Follows its end unless the user has scrolled up."""

    DEFAULT_CSS = """
    ChatLog {
        height: 1fr;
        padding: 0 1;
        scrollbar-gutter: stable;
        & > .welcome { color: $text-muted; height: auto; margin: 1; }
    }
    """

    class PutAway(Message):
        """An answer is drawn no more, since the user has scrolled on."""

    BINDINGS = [
        Binding("home,g", "scroll_home", "Top", show=False, id="log-top"),
        Binding("end,G", "scroll_end", "End", show=False, id="log-end"),
    ]

    def __init__(self, welcome: str, graphics: Graphics) -> None:
        super().__init__()
        self._welcome = welcome
        self.graphics = graphics
        """How pictures are drawn."""
        self.last_reply: Reply | None = None
        """The newest answer."""

    def compose(self) -> ComposeResult:
        """Greet until something is asked."""
        yield from super().compose()
        yield self._greeting()

    def on_mount(self) -> None:
        """Stay at the end from the start."""
        self.anchor()

    def draw_with(self, graphics: Graphics) -> None:
        """Draw the pictures as another terminal can, those to come too."""
        self.graphics = graphics
        hand_on(self, graphics)

    def action_scroll_home(self) -> None:
        """Go to the first question."""
        self.scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        """Go to the newest answer, and stay there."""
        self.scroll_end(animate=False)

    def action_page_up(self) -> None:
        """Go a page up."""
        self.page(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self.page(1)

    def page(self, pages: int) -> None:
        """Go so many pages down, or up below 0; two rows stay to go on reading from."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def drawing_of(self, entry: Entry) -> Widget:
        """Return a question or an answer, drawn."""
        widget = self._turn_of(entry)
        widget.version = entry.version
        widget.set_class(entry.at_hand, "-at-hand")
        widget.set_class(entry.unsent, "-unsent")
        return widget

    def _turn_of(self, entry: Entry) -> Versioned:
        if entry.turn is not None and entry.turn.role == "user":
            from glm4v_tui.widgets.sent_prompt import SentPrompt

            return SentPrompt(entry.turn, self.graphics, self.entries.pictures_before(entry))
        # Markdown and its colours take a tenth of the time to the first frame, which has no reply.
        from glm4v_tui.widgets.reply import Reply

        question = self.entries.question_of(entry)
        demanded = question is not None and question.demand is not None
        return Reply(entry.turn, entry.problem, as_written=demanded)

    def put_away(self, entry: Entry, widget: Widget) -> None:
        """Keep what an answer has become while it was drawn."""
        from glm4v_tui.widgets.reply import Reply

        if isinstance(widget, Reply):
            entry.turn, entry.problem = widget.turn, widget.problem
            self.post_message(self.PutAway())

    async def add_question(self, turn: Turn) -> None:
        """Show a question, and go to the end to see it."""
        async with self.changing:
            await self.draw_end()
            await self.query(".welcome").remove()
            await self.append(self.entries.add(turn))
            self.anchor()

    async def add_reply(self, turn: Turn | None = None) -> Reply:
        """Show an answer, or an empty one that is about to stream, and return it."""
        from glm4v_tui.widgets.reply import Reply

        async with self.changing:
            reply = await self.append(self.entries.add(turn))
        assert isinstance(reply, Reply)
        self.last_reply = reply
        return reply

    async def show_from(self, place: int, turns: tuple[Turn, ...]) -> None:
        """Show turns in place of those from some place on, and go to the end."""
        async with self.changing:
            self.put_all_away()
            await self.clear(self.entries.said_before(place, turns))
            await self.query(".welcome").remove()
            await self.draw_end()
            self.last_reply = self._newest_reply()
        if not len(self.entries):
            await self.mount(self._greeting())

    def set_aside(self) -> None:
        """Count the last question and its reply no more among what is said: it was not sent."""
        for entry in self.entries.said[-2:]:
            entry.unsent = True
        for entry, widget in self.drawn:
            widget.set_class(entry.unsent, "-unsent")

    def tell_versions(self, words: Sequence[str]) -> None:
        """Say below each turn which of its versions it is; empty words say nothing."""
        for entry, said in zip(self.entries.said, words, strict=False):
            entry.version = said
        for entry, widget in self.drawn:
            if isinstance(widget, Versioned):
                widget.version = entry.version

    def take_in_hand(self, place: int | None) -> None:
        """Show that keys are about the turn at a place, or about none."""
        said = self.entries.said
        for entry in said:
            entry.at_hand = False
        if place is not None and place < len(said):
            said[place].at_hand = True
            self.reveal(said[place])
        for entry, widget in self.drawn:
            widget.set_class(entry.at_hand, "-at-hand")

    async def show(self, conversation: Conversation) -> None:
        """Show a whole conversation in place of what is here, from its end."""
        async with self.changing:
            await self.clear(Entries(conversation.turns, self.size.width or 80))
            await self.draw_end()
            self.last_reply = self._newest_reply()
        if not conversation.turns:
            await self.mount(self._greeting())

    def keep(self, asked: Turn, kept: Turn) -> None:
        """Draw a question from now on with the copies of its pictures."""
        self.entries.replace(asked, kept)

    def _newest_reply(self) -> Reply | None:
        from glm4v_tui.widgets.reply import Reply

        replies = self.query_children(Reply)
        return replies.last() if replies else None

    def _greeting(self) -> Static:
        return Static(self._welcome, markup=False, classes="welcome")
