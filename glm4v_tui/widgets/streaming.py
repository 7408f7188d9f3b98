"""An engine's stream turned into messages, no more of them than there are frames."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from typing import TYPE_CHECKING

from textual.message import Message

from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, TextDelta

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation, Ending
    from glm4v_tui.engine.protocol import Engine, Sampling

FRAME_SECONDS = 1 / 20
"""Deltas that arrive within this time are joined into one message: a third of Textual's frame rate.

Rendering Markdown then neither falls behind the stream nor takes the processor from the engine.
"""


class ReplyDelta(Message):
    """More of the reply has come."""

    def __init__(self, text: str, reasoning: str) -> None:
        super().__init__()
        self.text = text
        """What came of the answer."""
        self.reasoning = reasoning
        """What came of the thinking."""


class ReplyEnded(Message):
    """The reply is over; every reply ends with exactly one of these."""

    def __init__(
        self,
        ending: Ending,
        error: EngineError | None = None,
        done: ReplyDone | None = None,
        objection: str = "",
    ) -> None:
        super().__init__()
        self.ending: Ending = ending
        self.error = error
        """What went wrong, where something did."""
        self.done = done
        """The figures, where the engine ended the reply by itself."""
        self.objection = objection
        """Why the answer is not what was demanded; empty where it is."""


class _Frame:
    """Joins deltas until the frame is over."""

    def __init__(self, post: Callable[[Message], object]) -> None:
        self._post = post
        self._text: list[str] = []
        self._reasoning: list[str] = []
        self._timer: asyncio.TimerHandle | None = None

    def add(self, delta: TextDelta | ReasoningDelta) -> None:
        pieces = self._text if isinstance(delta, TextDelta) else self._reasoning
        pieces.append(delta.text)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FRAME_SECONDS, self.close)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            self._post(ReplyDelta("".join(self._text), "".join(self._reasoning)))
            self._text.clear()
            self._reasoning.clear()


async def stream_reply(
    engine: Engine,
    conversation: Conversation,
    sampling: Sampling,
    post: Callable[[Message], object],
) -> None:
    """Post the reply to a conversation as `ReplyDelta`s and one `ReplyEnded`.

    Cancelling the task aborts the request on the engine and ends the reply as `stopped`.
    """
    frame, said = _Frame(post), list[str]()
    ended = ReplyEnded("stopped")
    try:
        async with aclosing(engine.reply(conversation, sampling)) as events:
            async for event in events:
                if isinstance(event, ReplyDone):
                    ended = ReplyEnded(event.ending, done=event)
                    answer = "".join(said)
                    ended.objection = await _objection(conversation, answer, event.ending)
                else:
                    frame.add(event)
                    said += [event.text] if isinstance(event, TextDelta) else []
    except EngineError as error:
        ended = ReplyEnded("error", error)
    finally:
        frame.close()
        post(ended)


async def _objection(conversation: Conversation, answer: str, ending: Ending) -> str:
    """Say why an answer is not what its question demands."""
    if (demand := conversation.demand) is None:
        return ""
    from glm4v_tui.chat.demand_checks import objection

    begun = conversation.begun.text if conversation.begun else ""
    return await asyncio.to_thread(objection, demand, begun + answer, ending)
