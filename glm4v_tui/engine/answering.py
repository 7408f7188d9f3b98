"""Thinking that is ended before its time: it is closed, and the model answers from it.

The reply is one to whoever reads it, made of two requests: the second goes on with the first one's
thinking. It works with every engine that can go on with an answer.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.thinking import Cut, both
from glm4v_tui.engine.protocol import ReasoningDelta, ReplyDone, ReplyEvent, Sampling

Ask = Callable[[Conversation, Sampling], AsyncGenerator[ReplyEvent, None]]
"""Has a conversation's last question answered, or its last answer gone on with."""

Enough = Callable[[ReasoningDelta], bool]
"""Tells, at each piece of the thinking, whether the answer is to come now."""


async def answered_early(
    ask: Ask,
    conversation: Conversation,
    sampling: Sampling,
    enough: Enough,
    cut: Cut = "user",
) -> AsyncGenerator[ReplyEvent, None]:
    """Stream a reply; where its thinking is enough, the request is ended and the answer asked for.

    `cut` is what ends the thinking then.

    Raises:
        EngineError: what either of the requests raises.
    """
    answering = conversation.begun is not None and bool(conversation.begun.text)
    thought: list[str] = []
    async with aclosing(ask(conversation, sampling)) as events:
        async for event in events:
            yield event
            if isinstance(event, ReasoningDelta) and not answering:
                thought.append(event.text)
                so_far = event.so_far
                if enough(event):
                    break
        else:
            return
    so_far = _ended(so_far, cut)
    if so_far and so_far.thought:
        yield ReasoningDelta("", so_far)
    rest = remaining(sampling, so_far)
    async with aclosing(ask(closed(conversation, "".join(thought)), rest)) as events:
        async for event in events:
            yield taken_by_both(so_far, event) if isinstance(event, ReplyDone) else event


async def within_budget(
    ask: Ask, conversation: Conversation, sampling: Sampling
) -> AsyncGenerator[ReplyEvent, None]:
    """Stream a reply whose thinking has no more tokens than the conversation allows.

    Raises:
        EngineError: what either of the requests raises.
    """
    begun, left = conversation.begun, tokens_left(conversation)
    if left is None:
        events = ask(conversation, sampling)
    elif begun and begun.reasoning and not begun.text and left <= 0:
        events = ask(closed(conversation), sampling)
    else:
        spent: Enough = lambda delta: _tokens(delta) >= left  # noqa: E731
        events = answered_early(ask, conversation, sampling, spent, "limit")
    async with aclosing(events):
        async for event in events:
            yield event


def tokens_left(conversation: Conversation) -> int | None:
    """Return how many tokens of thinking are still allowed; `None` where nothing limits them."""
    begun, thinking = conversation.begun, conversation.thinking
    if thinking.most is None or thinking.over:
        return None
    spent = begun.thought.tokens if begun and begun.thought else None
    return thinking.most - (spent or 0)


def _tokens(delta: ReasoningDelta) -> int:
    """Return the tokens of thinking by now; where only those of the reply are known, these."""
    if delta.so_far is None:
        return 0
    thought = delta.so_far.thought
    counted = thought.tokens if thought else None
    return delta.so_far.reply_tokens if counted is None else counted


def closed(conversation: Conversation, thought: str = "") -> Conversation:
    """Return a conversation whose last answer goes on behind its thinking, this included."""
    begun = conversation.begun
    before = conversation.turns[:-1] if begun else conversation.turns
    reasoning = (begun.reasoning if begun else "") + thought
    answer = Turn("assistant", (Text(""),), reasoning, "stopped")
    thinking = replace(conversation.thinking, over=True)
    return replace(conversation, turns=(*before, answer), thinking=thinking)


def _ended(so_far: ReplyDone | None, cut: Cut) -> ReplyDone | None:
    """Return what the first request took, with what ended its thinking."""
    if so_far is None or so_far.thought is None:
        return so_far
    return replace(so_far, thought=replace(so_far.thought, cut=cut))


def remaining(sampling: Sampling, so_far: ReplyDone | None) -> Sampling:
    """Return the sampling of the second request, which has the tokens that the first one left."""
    drawn = so_far.reply_tokens if so_far else 0
    return replace(sampling, max_tokens=max(1, sampling.max_tokens - drawn))


def taken_by_both(first: ReplyDone | None, second: ReplyDone) -> ReplyDone:
    """Return what both requests took; the prompt is counted once."""
    if first is None:
        return second
    return replace(
        first,
        ending=second.ending,
        reply_tokens=first.reply_tokens + second.reply_tokens,
        total_seconds=first.total_seconds + second.total_seconds,
        thought=both(first.thought, second.thought),
    )
