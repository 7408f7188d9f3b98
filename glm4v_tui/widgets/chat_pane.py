"""The conversation: its log, the pictures and the question that come next, and the replies."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive, var

from glm4v_tui.chat.addresses import Address, read_address
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation, Picture, Turn
from glm4v_tui.chat.shown import Shown, applied, picture_places
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.arrivals import Arrivals
from glm4v_tui.widgets.attachments import Attachments
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.fitting import fits
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.streaming import ReplyDelta, ReplyEnded, stream_reply
from glm4v_tui.widgets.suggestions import Suggestions

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.worker import Worker

    from glm4v_tui.engine.protocol import Engine
    from glm4v_tui.widgets.reply import Reply

STILL_REPLYING = "A reply is still coming. Esc stops it."
"""Why nothing else can be asked or opened now."""

LEAVING = ("exit", "quit")
"""Questions that leave the program, as in the script that it grew from."""


class ChatPane(Vertical):
    """Holds one conversation and runs its replies, one at a time."""

    conversation: reactive[Conversation] = reactive(Conversation(), init=False)
    """Everything said so far; replaced with each question and answer."""
    shown: reactive[Shown] = reactive(Shown(), init=False)
    """What the model is shown otherwise than it was said."""
    attached: reactive[tuple[Picture, ...]] = reactive(tuple, init=False)
    """The pictures that go with the next question."""
    sampling: var[Sampling] = var(Sampling())
    """How the next reply is drawn."""
    engine_ready: reactive[bool] = reactive(False, init=False)
    """Whether a question can be sent; until then one waits."""
    replying: reactive[bool] = reactive(False, init=False)
    """Whether a reply is streaming or a question waits for the engine."""

    class Asked(Message):
        """A question was added to the conversation."""

        def __init__(self, turn: Turn) -> None:
            super().__init__()
            self.turn = turn

    class TakenBack(Message):
        """The last question was removed: it got no answer, and is in the prompt again."""

    class Switched(Message):
        """The model sees another picture now, for it takes one alone."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told
            """Which one it sees, in a sentence."""

    class TooLong(Message):
        """A question was not sent: with it the conversation does not fit into the context."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class LeaveWanted(Message):
        """The user asked `exit` or `quit`."""

    class FetchWanted(Message):
        """The user asked nothing but the address of a picture."""

        def __init__(self, address: Address) -> None:
            super().__init__()
            self.address = address

    class Refused(Message):
        """Something the user tried cannot be done now, and why."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(
        self,
        engine: Engine,
        welcome: str,
        graphics: Graphics | None = None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._graphics = graphics or Graphics()
        self._engine = engine
        self._welcome = welcome
        self._reply: Reply | None = None
        self._worker: Worker[None] | None = None
        self._switched_from: Shown | None = None
        self._checking = False

    def compose(self) -> ComposeResult:
        """Lay out the log above what comes next."""
        yield ChatLog(self._welcome, self._graphics)
        yield Suggestions()
        yield Arrivals()
        yield Attachments().data_bind(pictures=ChatPane.attached)
        yield Prompt()

    def on_mount(self) -> None:
        """Tell the strip how this model counts pictures."""
        self.query_one(Attachments).count_tokens = self._engine.checkpoint.pictures.count

    def attach(self, *pictures: Picture) -> bool:
        """Add pictures to the next question, and return whether the model takes so many."""
        limit = self._engine.checkpoint.max_pictures
        there = len(self.seen.pictures) + len(self.attached)
        if limit == 1 == len(pictures) and there and not self.attached:
            self._switch_to(pictures[0])
        elif limit is not None and there + len(pictures) > limit:
            self.post_message(self.Refused(_too_many(self._engine.checkpoint.title, limit)))
            return False
        self.attached = (*self.attached, *pictures)
        return True

    def _switch_to(self, picture: Picture) -> None:
        """Drop the picture that the model has seen so far, for one that is attached."""
        self._switched_from = self.shown
        for place in itertools.chain(*picture_places(self.conversation)):
            self.shown = self.shown.with_picture(place, None)
        title, name = self._engine.checkpoint.title, clean(picture.name)
        self.post_message(self.Switched(f"{title} sees one picture: now {name}. Alt+V switches."))

    @property
    def seen(self) -> Conversation:
        """The conversation as the model gets it."""
        return applied(self.conversation, self.shown)

    async def open(self, conversation: Conversation, shown: Shown = Shown()) -> None:  # noqa: B008
        """Show another conversation and go on with it."""
        self.shown, self._switched_from = shown, None
        self.conversation = conversation
        self.attached = ()
        self._remember_questions()
        await self.query_one(ChatLog).show(conversation)

    def change(self, sampling: Sampling, system: str) -> None:
        """Draw the next replies otherwise, and tell the model something else first."""
        self.sampling = sampling
        self.conversation = replace(self.conversation, system=system)

    def keep(self, asked: Turn, kept: Turn) -> None:
        """Go on with a question's pictures at their copies, so that the originals may go."""
        turns = tuple(kept if turn is asked else turn for turn in self.conversation.turns)
        self.conversation = replace(self.conversation, turns=turns)

    @on(Prompt.Paged)
    def scroll_log(self, event: Prompt.Paged) -> None:
        """Scroll the log without leaving the prompt."""
        event.stop()
        log = self.query_one(ChatLog)
        log.scroll_relative(y=event.pages * max(1, log.size.height - 2), animate=False)

    @property
    def last_reply(self) -> Reply | None:
        """The newest answer in the log."""
        return self.query_one(ChatLog).last_reply

    @on(Prompt.BackedOut)
    def take_back_picture(self, event: Prompt.BackedOut) -> None:
        """Take the last picture back."""
        event.stop()
        self.attached = self.attached[:-1]
        if self._switched_from is not None and not self.attached:
            self.shown, self._switched_from = self._switched_from, None

    @on(Prompt.Sent)
    async def ask(self, event: Prompt.Sent) -> None:
        """Ask what was written."""
        event.stop()
        await self.send(event.question.strip())

    async def send(self, question: str, *, anyway: bool = False) -> None:
        """Add the question to the conversation and have it answered, at once or when ready.

        One that leaves no room for an answer is only sent where it is to be sent anyway.
        """
        if question.lower() in LEAVING:
            self.post_message(self.LeaveWanted())
        elif address := read_address(question):
            self.post_message(self.FetchWanted(address))
        elif self.replying or self._checking:
            self.post_message(self.Refused(STILL_REPLYING))
        elif not question:
            self.post_message(self.Refused("Write a question first."))
        elif anyway or await self._fits(question):
            await self._ask(question)
        else:
            self.post_message(self.TooLong(question))

    async def _fits(self, question: str) -> bool:
        """Return whether a question leaves room for its answer; a ready engine can tell."""
        if not self.engine_ready:
            return True
        self._checking = True
        try:
            ahead = self.conversation.asked(question, self.attached)
            return await fits(self._engine, applied(ahead, self.shown))
        finally:
            self._checking = False

    async def _ask(self, question: str) -> None:
        self.replying = True
        self._switched_from = None
        self.conversation = self.conversation.asked(question, self.attached)
        self.attached = ()
        prompt = self.query_one(Prompt)
        if prompt.text.strip() == question:
            prompt.text = ""
        self._remember_questions()
        log = self.query_one(ChatLog)
        await log.add_question(self.conversation.turns[-1])
        self._reply = await log.add_reply()
        self.post_message(self.Asked(self.conversation.turns[-1]))
        self._begin_reply()

    def watch_engine_ready(self) -> None:
        """Send the question that was waiting."""
        self._begin_reply()

    def _begin_reply(self) -> None:
        if not self.replying or self._worker is not None or self._reply is None:
            return
        if self.engine_ready:
            self._reply.remark = "…"
            self._worker = self._stream_reply()
        else:
            self._reply.remark = "Waiting for the engine. Esc takes the question back."

    @work(group="reply")
    async def _stream_reply(self) -> None:
        await stream_reply(self._engine, self.seen, self.sampling, self.post_message)

    @on(ReplyDelta)
    def show_delta(self, event: ReplyDelta) -> None:
        """Let the reply in the log grow."""
        assert self._reply is not None
        self._reply.remark = ""
        self._reply.reasoning += event.reasoning
        self._reply.answer += event.text

    @on(ReplyEnded)
    def end_reply(self, event: ReplyEnded) -> None:
        """Keep the answer, however it ended; a question without any is given back."""
        reply, self._reply, self._worker = self._reply, None, None
        assert reply is not None
        problem = f"{event.error.message} {event.error.advice}".strip() if event.error else ""
        reply.finish(event.ending, problem)
        if reply.answer or reply.reasoning or event.done:
            self.conversation = self.conversation.answered(
                reply.answer, event.ending, reply.reasoning
            )
        else:
            self._give_back()
        self.replying = False

    def stop(self) -> None:
        """Stop the reply and keep what has come, or take back a question that waits."""
        if self._worker is not None:
            self._worker.cancel()
        elif self.replying:
            self.post_message(ReplyEnded("stopped"))

    def _give_back(self) -> None:
        """Put an unanswered question and its pictures back where they can be sent again."""
        self.query_one(ChatLog).mark_unsent()
        question = self.conversation.turns[-1]
        self.conversation = self.conversation.unasked()
        self.post_message(self.TakenBack())
        self.attached = (*question.pictures, *self.attached)
        prompt = self.query_one(Prompt)
        prompt.write("\n\n".join(filter(None, (question.text, prompt.text))))

    def _remember_questions(self) -> None:
        self.query_one(Prompt).asked = tuple(
            turn.text for turn in self.conversation.turns if turn.role == "user"
        )


def _too_many(title: str, limit: int) -> str:
    pictures = "one picture" if limit == 1 else f"{limit} pictures"
    return f"{title} takes {pictures} at a time. Alt+V drops others, Ctrl+N begins anew."
