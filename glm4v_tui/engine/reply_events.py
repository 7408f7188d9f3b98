"""The engine's outputs become the events of a reply."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

from glm4v_tui.chat.conversation import Ending
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyEvent
from glm4v_tui.engine.reasoning import ReasoningSplitter
from glm4v_tui.engine.tally import Tally, ThinkingTags, ThoughtCount

_ENDINGS: dict[str | None, Ending] = {
    "stop": "stop",
    "length": "length",
    "repetition": "repetition",
    "abort": "stopped",
}
"""vLLM's finish reasons that leave an answer."""

_AGAIN = "Ask again."


async def reply_events(
    outputs: AsyncGenerator[Any, None],
    splitter: ReasoningSplitter,
    began: float,
    tags: ThinkingTags | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """Yield the events of one reply; `outputs` are vLLM's, each with what is new since the last.

    `began` is the monotonic time of the question in seconds. Without `tags` the tokens of the
    thinking are not counted.
    """
    tally = Tally(began, ThoughtCount(tags, splitter.thinking))
    ending: Ending = "error"
    async for output in outputs:
        tally.take(output)
        (piece,) = output.outputs
        ending = _ENDINGS.get(piece.finish_reason, "error")
        deltas = splitter.feed(piece.text)
        if not deltas and splitter.thinking and tally.thought:
            # Nothing can be shown of these tokens yet, but they are counted.
            deltas = [ReasoningDelta("")]
        for delta in deltas:
            yield tally.told(delta)
    for delta in splitter.finish():
        yield tally.told(delta)
    yield tally.done(ending)


async def asked_twice(
    submit: Callable[[], AsyncGenerator[Any, None]],
) -> AsyncGenerator[Any, None]:
    """Yield the outputs of a request; one that is refused before its first token is made again.

    vLLM refuses a prompt whose pictures it has dropped from one of its two picture caches; laid
    out again, the prompt carries them.

    Raises:
        EngineError: it was refused again, or the engine gave it up half-way.
    """
    for _ in range(2):
        begun = False
        async with aclosing(submit()) as outputs:
            async for output in outputs:
                if output.outputs[0].finish_reason == "error":
                    break
                begun = True
                yield output
            else:
                return
        if begun:
            raise EngineError("failed", "The engine gave up in the middle of an answer.", _AGAIN)
    raise EngineError("rejected", "The engine could not answer this question.", _AGAIN)
