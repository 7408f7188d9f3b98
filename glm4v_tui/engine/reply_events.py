"""The engine's outputs become the events of a reply."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator
from typing import Any

from glm4v_tui.chat.conversation import Ending
from glm4v_tui.engine.family import ReasoningStyle
from glm4v_tui.engine.protocol import ReplyDone, ReplyEvent
from glm4v_tui.engine.reasoning import ReasoningSplitter

_ENDINGS: dict[str | None, Ending] = {
    "stop": "stop",
    "length": "length",
    "repetition": "repetition",
    "abort": "stopped",
}
"""vLLM's finish reasons that leave an answer."""


async def reply_events(
    outputs: AsyncGenerator[Any, None], style: ReasoningStyle, began: float
) -> AsyncGenerator[ReplyEvent, None]:
    """Yield the events of one reply; `outputs` are vLLM's, each with what is new since the last.

    `began` is the monotonic time of the question in seconds.
    """
    splitter = ReasoningSplitter(style)
    first = 0.0
    tokens = prompt = cached = 0
    ending: Ending = "error"
    async for output in outputs:
        first = first or time.monotonic() - began
        (piece,) = output.outputs
        tokens += len(piece.token_ids)
        prompt, cached = len(output.prompt_token_ids or ()), output.num_cached_tokens or 0
        ending = _ENDINGS.get(piece.finish_reason, "error")
        for delta in splitter.feed(piece.text):
            yield delta
    for delta in splitter.finish():
        yield delta
    yield ReplyDone(ending, prompt, cached, tokens, first, time.monotonic() - began)
