"""Replies of a server that are held to what their question demands.

vLLM's server is asked as the engine here is: for the thinking, which is free, and then for the
answer behind it. So the demand never reaches the thinking, whether the server knows the tags of its
model or not. Other servers hold answers to a JSON schema at most, and are asked once.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.demand import request_fields
from glm4v_tui.engine.answering import Ask, closed, remaining, taken_by_both
from glm4v_tui.engine.family import END_THINKING
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, TextDelta

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.chat.demand import Demand
    from glm4v_tui.engine.protocol import ReplyEvent, Sampling
    from glm4v_tui.engine.served_models import ServedModel

THINKING: dict[str, Any] = {"stop": [END_THINKING], "include_stop_str_in_output": True}
"""What has vLLM end a reply where its thinking ends."""


def held_by(demand: Demand, served: ServedModel) -> dict[str, Any]:
    """Return the fields of a request that hold its answer to a demand.

    Raises:
        EngineError: this server cannot be told.
    """
    if served.is_vllm:
        # As characters of a string they pass the grammar, and would be taken for what they are.
        return {**request_fields(demand), "skip_special_tokens": True}
    if demand.kind == "schema":
        return request_fields(demand)
    what = "a regular expression" if demand.kind == "regex" else "choices"
    message = f"This server cannot be told to hold an answer to {what}; only vLLM's can."
    raise EngineError("rejected", message, "Demand JSON of a schema, or nothing.")


async def thought_first(
    thinking: Ask, answering: Ask, conversation: Conversation, sampling: Sampling
) -> AsyncGenerator[ReplyEvent, None]:
    """Stream a reply in two requests: one that ends with the thinking, and one for the answer.

    Raises:
        EngineError: what either of the requests raises.
    """
    thought: list[str] = []
    first: ReplyDone | None = None
    async with aclosing(thinking(conversation, sampling)) as events:
        async for event in events:
            match event:
                case ReplyDone():
                    first = event
                case ReasoningDelta(text):
                    thought.append(text)
                    yield event
                case TextDelta():
                    # It answers without thinking, and what it says so is held to nothing.
                    break
                case _:
                    yield event
    if first is not None and first.ending != "stop":
        yield first
        return
    if thought:
        conversation = closed(conversation, "".join(thought))
        sampling = remaining(sampling, first)
    async with aclosing(answering(conversation, sampling)) as events:
        async for event in events:
            if thought and isinstance(event, ReplyDone):
                event = taken_by_both(first, event)
            yield event
