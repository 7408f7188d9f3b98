"""An engine's stream turned into messages, no more of them than there are frames."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from glm4v_tui.chat.thinking import Thought
from glm4v_tui.engine.answering import answered_early
from glm4v_tui.engine.protocol import (
    EngineError,
    ReasoningDelta,
    ReplyDone,
    ReplyWaits,
    TextDelta,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from glm4v_tui.chat.conversation import Conversation, Ending
    from glm4v_tui.engine.answering import Ask
    from glm4v_tui.engine.protocol import ReplyEvent, Sampling

FRAME_SECONDS = 1 / 20
"""Deltas that arrive within this time are joined into one message: a third of Textual's frame rate.

Rendering Markdown then neither falls behind the stream nor takes the processor from the engine.
"""


class Replier(Protocol):
    """What a reply comes from: an engine, or what is left of a reply in one."""

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply; see `Engine.reply`."""
        ...


class ReplyDelta(Message):
    """More of the reply has come."""

    def __init__(self, text: str, reasoning: str, thought: Thought | None = None) -> None:
        super().__init__()
        self.text = text
        """What came of the answer."""
        self.reasoning = reasoning
        """What came of the thinking."""
        self.thought = thought
        """What the thinking has taken by now."""


class ReplyWaiting(Message):
    """The question has not been taken yet, and is going to be asked again."""

    def __init__(self, waits: ReplyWaits) -> None:
        super().__init__()
        self.waits = waits
        """Why, and for how long."""


class ReplyEnded(Message):
    """The reply is over; every reply ends with exactly one of these."""

    def __init__(
        self,
        ending: Ending,
        error: EngineError | None = None,
        done: ReplyDone | None = None,
        so_far: ReplyDone | None = None,
        thought: Thought | None = None,
        objection: str = "",
    ) -> None:
        super().__init__()
        self.ending: Ending = ending
        self.error = error
        """What went wrong, where something did."""
        self.done = done
        """The figures, where the engine ended the reply by itself."""
        self.so_far = so_far
        """What is known of the figures, where the reply was broken off."""
        self.thought = thought
        """What the thinking took."""
        self.objection = objection
        """Why the answer is not what was demanded; empty where it is."""


class _Frame:
    """Joins deltas until the frame is over."""

    def __init__(self, post: Callable[[Message], object]) -> None:
        self._post = post
        self._text: list[str] = []
        self._said: list[str] = []
        self._reasoning: list[str] = []
        self._timer: asyncio.TimerHandle | None = None
        self._began = 0.0
        self.so_far: ReplyDone | None = None
        """What the engine told at the last piece of the thinking, if no answer has come."""
        self.thought: Thought | None = None

    def add(self, delta: TextDelta | ReasoningDelta) -> None:
        if isinstance(delta, TextDelta):
            self._text.append(delta.text)
            self._said.append(delta.text)
            self.so_far = None
        else:
            self._think(delta)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FRAME_SECONDS, self.close)

    def _think(self, delta: ReasoningDelta) -> None:
        """Take what the engine has counted; else the time that has passed here."""
        self._reasoning.append(delta.text)
        self._began = self._began or time.monotonic()
        self.so_far = delta.so_far
        counted = delta.so_far.thought if delta.so_far else None
        self.thought = counted or Thought(time.monotonic() - self._began)

    @property
    def answer(self) -> str:
        """What the model has said after its thinking."""
        return "".join(self._said)

    @property
    def broken_off(self) -> ReplyDone | None:
        """What is known of the figures, of which 0 stands for those that are not."""
        if self.so_far is None and self.thought is not None:
            return ReplyDone("stopped", 0, 0, 0, 0.0, 0.0, self.thought)
        return self.so_far

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            text, reasoning = "".join(self._text), "".join(self._reasoning)
            self._post(ReplyDelta(text, reasoning, self.thought))
            self._text.clear()
            self._reasoning.clear()


async def stream_reply(
    ask: Ask,
    conversation: Conversation,
    sampling: Sampling,
    post: Callable[[Message], object],
    enough: Callable[[], bool] = lambda: False,
) -> None:
    """Post the reply to a conversation as `ReplyDelta`s and one `ReplyEnded`.

    As soon as the thinking is `enough`, it is closed and the answer asked for. Cancelling the task
    aborts the request on the engine and ends the reply as `stopped`.
    """
    frame, ended = _Frame(post), ReplyEnded("stopped")
    try:
        events = answered_early(ask, conversation, sampling, lambda _: enough())
        async with aclosing(events):
            async for event in events:
                match event:
                    case ReplyDone():
                        done = replace(event, thought=event.thought or frame.thought)
                        ended = ReplyEnded(event.ending, done=done)
                        ended.objection = await _objection(conversation, frame.answer, event.ending)
                    case ReplyWaits():
                        post(ReplyWaiting(event))
                    case TextDelta() | ReasoningDelta():
                        frame.add(event)
    except EngineError as problem:
        ended = ReplyEnded("error", problem)
    finally:
        frame.close()
        ended.so_far = frame.broken_off
        ended.thought = ended.done.thought if ended.done else frame.thought
        post(ended)


async def _objection(conversation: Conversation, answer: str, ending: Ending) -> str:
    """Say why an answer is not what its question demands."""
    if (demand := conversation.demand) is None:
        return ""
    from glm4v_tui.chat.demand_checks import objection

    begun = conversation.begun.text if conversation.begun else ""
    return await asyncio.to_thread(objection, demand, begun + answer, ending)
