"""The conversation: its log, the pictures and the question that come next, and the replies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.reactive import reactive, var

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.history import History, Place
from glm4v_tui.chat.shown import Shown
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.attachments import Attachments
from glm4v_tui.widgets.banner import Banner
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.demand_line import DemandLine
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.replying_pane import ReplyingPane
from glm4v_tui.widgets.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from glm4v_tui.chat.addresses import Address
    from glm4v_tui.chat.demand import Kind
    from glm4v_tui.chat.thinking import Thinking
    from glm4v_tui.engine.protocol import Engine

STILL_REPLYING = "A reply is still coming. Esc stops it."
"""Why nothing else can be asked or opened now."""

LEAVING = ("exit", "quit")
"""Questions that leave the program, as in the script that it grew from."""


class ChatPane(ReplyingPane):
    """Holds one conversation, and has what is written in its prompt answered."""

    unsaved: reactive[str] = reactive("", init=False)
    """Why the conversation is not saved now; empty while it is."""
    locked: reactive[str] = reactive("", init=False)
    """Why nothing can be asked in this conversation; empty where it can be gone on with."""

    demand_drafts: var[tuple[Mapping[Kind, str], Kind]] = var(({}, "schema"))
    """What was written of each kind of demand, and the kind that was shown last."""

    class Asked(Message):
        """A question was added to the conversation."""

        def __init__(self, turn: Turn, place: Place) -> None:
            super().__init__()
            self.turn = turn
            self.place = place
            """Where it stands among all versions."""

    class LeaveWanted(Message):
        """The user asked `exit` or `quit`."""

    class FetchWanted(Message):
        """The user asked nothing but the address of a picture."""

        def __init__(self, address: Address) -> None:
            super().__init__()
            self.address = address

    def __init__(
        self,
        engine: Engine,
        welcome: str,
        graphics: Graphics | None = None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(engine, id=id)
        self._graphics = graphics or Graphics()
        self._welcome = welcome

    def compose(self) -> ComposeResult:
        """Lay out the log above what comes next."""
        yield Banner().data_bind(ChatPane.unsaved, ChatPane.locked)
        yield ChatLog(self._welcome, self._graphics)
        yield Suggestions()
        yield DemandLine().data_bind(ChatPane.demand)
        yield Attachments().data_bind(ChatPane.conversation, pictures=ChatPane.attached)
        yield Prompt()

    def on_mount(self) -> None:
        """Tell the strip how this model counts pictures."""
        self.query_one(Attachments).count_tokens = self._engine.checkpoint.pictures.count

    async def open(
        self,
        conversation: Conversation,
        history: History | None = None,
        shown: Shown = Shown(),  # noqa: B008 - frozen
    ) -> None:
        """Show another conversation, with all its versions, and go on with it."""
        self.shown, self._switched_from = shown, None
        self.conversation = conversation
        self.history = history or History.of(conversation.turns)
        self.attached, self.demand = (), None
        self._remember_questions()
        await self.query_one(ChatLog).show(conversation)

    def change(self, sampling: Sampling, system: str) -> None:
        """Draw the next replies otherwise, and tell the model something else first."""
        self.sampling = sampling
        self.conversation = replace(self.conversation, system=system)

    def think(self, thinking: Thinking) -> None:
        """Let the model think otherwise from the next reply on."""
        self.conversation = replace(self.conversation, thinking=thinking)

    def keep(self, asked: Turn, kept: Turn) -> None:
        """Go on with a question's pictures at their copies, so that the originals may go."""
        self.follow(self.history.kept(asked, kept))
        self.query_one(ChatLog).keep(asked, kept)

    @on(Prompt.Paged)
    def scroll_log(self, event: Prompt.Paged) -> None:
        """Scroll the log without leaving the prompt."""
        event.stop()
        self.query_one(ChatLog).page(event.pages)

    @property
    def graphics(self) -> Graphics:
        """How the pictures of the log are drawn now."""
        return self.query_one(ChatLog).graphics

    @on(Prompt.BackedOut)
    def take_back_picture(self, event: Prompt.BackedOut) -> None:
        """Take the last picture back."""
        event.stop()
        self.detach_last()

    @on(Prompt.Sent)
    async def ask(self, event: Prompt.Sent) -> None:
        """Ask what was written."""
        event.stop()
        await self.send(event.question.strip())

    async def send(self, question: str, *, anyway: bool = False) -> None:
        """Add the question to the conversation and have it answered, at once or when ready.

        One that leaves no room for an answer is only sent where it is to be sent anyway.
        """
        from glm4v_tui.chat.addresses import read_address

        if question.lower() in LEAVING:
            self.post_message(self.LeaveWanted())
        elif address := read_address(question):
            self.post_message(self.FetchWanted(address))
        elif self.replying or self._checking:
            self.post_message(self.Refused(STILL_REPLYING))
        elif self.locked:
            self.post_message(self.Refused(self.locked))
        elif not question:
            self.post_message(self.Refused("Write a question first."))
        elif await self._may_send(question, anyway=anyway):
            await self._ask(question)

    async def _ask(self, question: str) -> None:
        asked = Turn("user", (*self.attached, Text(question)), demand=self.demand)
        number = self.history.next_number
        self.attempt(self.history.asked(asked))
        self._switched_from = None
        self.attached = ()
        prompt = self.query_one(Prompt)
        if prompt.text.strip() == question:
            prompt.text = ""
        self._remember_questions()
        await self.query_one(ChatLog).add_question(asked)
        self.post_message(self.Asked(asked, Place(number, self.history.questions)))
        await self.expect_reply()

    def _remember_questions(self) -> None:
        self.query_one(Prompt).asked = tuple(
            turn.text for turn in self.conversation.turns if turn.role == "user"
        )
