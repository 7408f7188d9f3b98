"""A conversation whose replies go on in the engine without the program, and are picked up."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING

from textual.message import Message

from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.conversation import Conversation, Turn
from glm4v_tui.engine.keeping import Claim, KeepsReplies, PickedUp
from glm4v_tui.engine.protocol import ReasoningDelta, ReplyEvent, Sampling, TextDelta
from glm4v_tui.widgets.branching_pane import BranchingPane

if TYPE_CHECKING:
    from glm4v_tui.widgets.streaming import Replier


@dataclass(frozen=True, slots=True)
class Known:
    """Asks an engine so that the reply can be claimed."""

    engine: KeepsReplies
    token: str

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the last question."""
        return self.engine.reply_known_by(self.token, conversation, sampling)


@dataclass(frozen=True, slots=True)
class Remaining:
    """What the transcript lacks of a reply that was picked up."""

    picked: PickedUp
    reasoning: int
    """Characters of the thinking that are there."""
    text: int
    """Characters of the answer that are there."""

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream what has come meanwhile, and then what comes."""
        async with aclosing(self.picked.rest) as rest:
            if reasoning := self.picked.reasoning[self.reasoning :]:
                yield ReasoningDelta(reasoning)
            if text := self.picked.text[self.text :]:
                yield TextDelta(text)
            async for event in rest:
                yield event


class PickingPane(BranchingPane):
    """Lets its replies be claimed, and goes on with those that have gone on without it."""

    class Begun(Message):
        """A reply begins that can be claimed."""

        def __init__(self, token: str, question: int, begun: int) -> None:
            super().__init__()
            self.token = token
            self.question = question
            """The number of the question."""
            self.begun = begun
            """The number of the answer that is gone on with; 0 for a new one."""

    _remaining: Remaining | None = None

    def replier(self) -> Replier:
        """Return what was picked up, or the engine."""
        if self._remaining is not None:
            remaining, self._remaining = self._remaining, None
            return remaining
        if not isinstance(self._engine, KeepsReplies):
            return self._engine
        token = token_hex(8)
        begun = self.history.steps[-1].before if self._begun else 0
        self.post_message(self.Begun(token, self.history.tip, begun))
        return Known(self._engine, token)

    def is_whole(self, picked: PickedUp, claim: Claim) -> bool:
        """Return whether the conversation has all that has come of a reply, as an ended answer."""
        tip = self.history.nodes.get(self.history.tip)
        if tip is None or tip.parent != claim.question or tip.turn.is_open:
            return False
        return (tip.turn.reasoning, tip.turn.text) == self._said(picked, claim)

    async def hear(self, picked: PickedUp, claim: Claim, *, ended: bool) -> bool:
        """Let a reply stand whole where a part of it stands, and return whether there is a place.

        `ended` says that nothing more comes of it.
        """
        history, question = self.history, claim.question
        if question not in history.path:
            return False
        reasoning, text = self._said(picked, claim)
        whole = PickedUp(reasoning, text, picked.rest)
        tip = history.nodes[history.tip]
        shown = tip.turn if tip.parent == question else None
        if history.tip == question:
            await self._answer_last(whole)
        elif shown and _begins(shown, whole) and not (ended and _is_all(shown, whole)):
            self._remaining = Remaining(whole, len(shown.reasoning), len(shown.text))
            await self.go_on_with(history.tip)
        else:
            self._remaining = Remaining(whole, 0, 0)
            await self.answer_anew(question)
        return True

    async def _answer_last(self, whole: PickedUp) -> None:
        """Answer the last question, of whose answer nothing was saved."""
        asked = self.history
        self.follow(asked.unasked())
        self._remaining = Remaining(whole, 0, 0)
        self.attempt(asked)
        await self.expect_reply()

    def _said(self, picked: PickedUp, claim: Claim) -> tuple[str, str]:
        """Return the thinking and the answer so far, with the answer that was gone on with."""
        node = self.history.nodes.get(claim.begun)
        begun = node.turn if node else Turn("assistant", ())
        return begun.reasoning + encodable(picked.reasoning), begun.text + encodable(picked.text)


def _begins(shown: Turn, whole: PickedUp) -> bool:
    """Return whether a cut answer is the beginning of a reply."""
    told = whole.text.startswith(shown.text) and whole.reasoning.startswith(shown.reasoning)
    return shown.is_open and told


def _is_all(shown: Turn, whole: PickedUp) -> bool:
    return (shown.reasoning, shown.text) == (whole.reasoning, whole.text)
