"""What is asked of the model so that a conversation can go on from a summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from glm4v_tui.chat.conversation import Conversation, Text, Turn

QUESTION = (
    "Summarise our conversation so far, so that it can go on from your summary alone: what the "
    "pictures show, what I asked, what you answered, and what is still open. Be brief and exact."
)
"""Asked as the last question of what is to be summarised."""

SUMMARY_TOKENS = 1024
"""Tokens that a summary may have."""


@dataclass(frozen=True, slots=True)
class Material:
    """Something to make a summary of."""

    conversation: Conversation
    """It ends with the question for the summary."""
    told: str
    """What it is made of, in words."""


def materials(conversation: Conversation) -> Iterator[Material]:
    """Yield what a summary can be made of, from everything down to the last exchange."""
    said = conversation.unasked()
    yield Material(said.asked(QUESTION), "all that was said")
    bare = replace(said, turns=tuple(map(_without_pictures, said.turns)))
    if said.pictures:
        yield Material(bare.asked(QUESTION), "all that was said, without the pictures")
    starts = [at for at, turn in enumerate(bare.turns) if turn.role == "user"]
    last = len(starts) // 2
    while last:
        part = replace(bare, turns=bare.turns[starts[-last] :])
        questions = "the last question" if last == 1 else f"the last {last} questions"
        yield Material(part.asked(QUESTION), f"{questions} alone, without pictures")
        last //= 2


def _without_pictures(turn: Turn) -> Turn:
    return replace(turn, parts=tuple(part for part in turn.parts if isinstance(part, Text)))
