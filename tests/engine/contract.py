"""What every engine must do, and the questions with which each kind of engine shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.protocol import (
    Engine,
    ReasoningDelta,
    ReplyDone,
    ReplyEvent,
    Sampling,
    TextDelta,
)


@dataclass(frozen=True)
class Subject:
    """An engine that has started, and what it can be asked."""

    engine: Engine
    plain: Conversation
    """A question with a short answer."""
    answer: str
    """A part of that answer."""
    long: Conversation
    """A question whose answer is far from over when it begins."""
    refused: Conversation
    """A question that the engine rejects."""
    thoughtful: Conversation
    """A question that is thought about before it is answered."""
    thought: str
    """A part of that thought."""
    begun: Conversation
    """A question with the beginning of its answer."""
    rest: str
    """What comes after that beginning."""
    other: Conversation
    """A question with another answer."""
    other_answer: str
    """A part of that answer."""
    sampling: Sampling
    kill: Callable[[], Awaitable[None]]
    """Kills what runs the model, in the way in which it dies by accident."""


async def heard(subject: Subject, conversation: Conversation) -> list[ReplyEvent]:
    """Return everything that an engine says to a conversation."""
    async with aclosing(subject.engine.reply(conversation, subject.sampling)) as events:
        return [event async for event in events]


def text(events: list[ReplyEvent]) -> str:
    """Return the answer, joined."""
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def thought(events: list[ReplyEvent]) -> str:
    """Return the thinking, joined."""
    return "".join(event.text for event in events if isinstance(event, ReasoningDelta))


def endings(events: list[ReplyEvent]) -> list[int]:
    """Return the places of the events that end a reply."""
    return [place for place, event in enumerate(events) if isinstance(event, ReplyDone)]
