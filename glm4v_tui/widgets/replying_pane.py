"""A conversation whose last question is answered, one reply at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.reactive import reactive, var

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.history import History
from glm4v_tui.chat.shown import applied
from glm4v_tui.chat.thinking import both
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.seen_pane import SeenPane
from glm4v_tui.widgets.streaming import (
    Replier,
    ReplyDelta,
    ReplyEnded,
    ReplyWaiting,
    stream_reply,
)

if TYPE_CHECKING:
    from textual.worker import Worker

    from glm4v_tui.chat.thinking import Thought
    from glm4v_tui.engine.answering import Ask
    from glm4v_tui.engine.protocol import Engine
    from glm4v_tui.widgets.reply import Reply

NOTHING_ADDED = "The model has nothing to add to this answer."
"""What is said where an answer was to be gone on with."""

ANSWERING = "The thinking ends here; the answer comes."
"""What is said where the model was asked to answer now."""


class ReplyingPane(SeenPane):
    """Begins a reply as soon as the engine is ready, lets it grow in the log, and ends it."""

    history: var[History] = var(History(), init=False)
    """Every version of everything said so far."""
    sampling: var[Sampling] = var(Sampling())
    """How the next reply is drawn."""
    demand: reactive[Demand | None] = reactive(None, init=False)
    """What the next answers have to be; kept until the user changes it."""
    replying: reactive[bool] = reactive(False, init=False)
    """Whether a reply is streaming or a question waits for the engine."""

    class TakenBack(Message):
        """The last question was removed: it got no answer, and is in the prompt again."""

    def __init__(self, engine: Engine, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(engine, id=id)
        self._reply: Reply | None = None
        self._worker: Worker[None] | None = None
        self._before = History()
        self._begun: Turn | None = None
        self._enough = False

    @property
    def last_reply(self) -> Reply | None:
        """The newest answer in the log."""
        return self.query_one(ChatLog).last_reply

    def replier(self) -> Replier:
        """Return what the next reply comes from."""
        return self._engine

    def _asking(self) -> Ask:
        """Return what asks for the reply; an answer before its time comes from the engine."""
        repliers = iter((self.replier(),))
        return lambda said, sampling: next(repliers, self._engine).reply(said, sampling)

    def follow(self, history: History) -> None:
        """Go on with the path of a history."""
        self.conversation = replace(self.conversation, turns=history.turns)
        self.history = history

    def attempt(self, history: History, begun: Turn | None = None) -> None:
        """Have the last question of a history answered, or a cut answer to it gone on with."""
        self.replying = True
        self._before, self._begun, self._enough = self.history, begun, False
        self.follow(history)

    async def expect_reply(self, reply: Reply | None = None) -> None:
        """Let a new reply in the log grow, or the one that is gone on with."""
        self._reply = reply or await self.query_one(ChatLog).add_reply()
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
        begun = (self._begun,) if self._begun else ()
        said = replace(self.conversation, turns=(*self.conversation.turns, *begun))
        asked = applied(said, self.shown)
        post = self.post_message
        await stream_reply(self._asking(), asked, self.sampling, post, lambda: self._enough)

    @on(ReplyDelta)
    def show_delta(self, event: ReplyDelta) -> None:
        """Let the reply in the log grow."""
        assert self._reply is not None
        self._reply.remark = ANSWERING if self._enough and not event.text else ""
        self._reply.reasoning += event.reasoning
        self._reply.thought = self._thought_with(event.thought)
        self._reply.answer += event.text

    @on(ReplyWaiting)
    def show_waiting(self, event: ReplyWaiting) -> None:
        """Count down to the next attempt where the answer is going to stand."""
        event.stop()
        assert self._reply is not None
        waits = event.waits
        self._reply.remark = (
            f"{waits.reason} Asking again in {waits.seconds:.0f} s. Esc takes the question back."
        )

    @on(ReplyEnded)
    def end_reply(self, event: ReplyEnded) -> None:
        """Keep the answer, however it ended; a question without any is given back."""
        reply, self._reply, self._worker = self._reply, None, None
        assert reply is not None
        problem = f"{event.error.message} {event.error.advice}" if event.error else event.objection
        problem = problem.strip()
        reply.thought = self._thought_with(event.thought)
        reply.finish(event.ending, problem)
        begun = self._begun or Turn("assistant", ())
        came = (reply.answer, reply.reasoning) != (begun.text, begun.reasoning)
        if came or (event.done and not self._begun):
            parts = (Text(reply.answer),)
            answer = Turn("assistant", parts, reply.reasoning, event.ending, begun.edited)
            self.follow(self.history.answered(replace(answer, thought=reply.thought)))
        else:
            self._give_back(problem or (NOTHING_ADDED if event.done else ""))
        self.replying = False

    def answer_now(self) -> bool:
        """Have the model answer from what it has thought so far; return whether it was thinking."""
        reply, style = self._reply, self._engine.checkpoint.reasoning
        answering = bool(self._begun and self._begun.text)
        if self._worker is None or reply is None or reply.answer or answering or style == "none":
            return False
        self._enough = reply.closing = True
        reply.remark = ANSWERING
        return True

    def _thought_with(self, more: Thought | None) -> Thought | None:
        """Return what the thinking has taken, with that of an answer which is gone on with."""
        return both(self._begun.thought if self._begun else None, more)

    def stop(self) -> None:
        """Stop the reply and keep what has come, or take back a question that waits."""
        if self._worker is not None:
            self._worker.cancel()
        elif self.replying:
            self.post_message(ReplyEnded("stopped"))

    def _give_back(self, problem: str) -> None:
        """Put an unanswered question and its pictures back where they can be sent again."""
        question = self.conversation.turns[-1]
        self.follow(self._before)
        self.query_one(ChatLog).set_aside()
        self.post_message(self.TakenBack())
        self.attached = (*question.pictures, *self.attached)
        self.demand = question.demand
        prompt = self.query_one(Prompt)
        prompt.write("\n\n".join(filter(None, (question.text, prompt.text))))
