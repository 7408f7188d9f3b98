"""What a reply took, as it stands in a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.record import Count, Record, Seconds
from glm4v_tui.chat.thinking import Cut, Thought

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Turn


class SavedThought(Record):
    """What the thinking before an answer took."""

    seconds: Seconds
    """From its first token to its last."""
    tokens: Count | None = None
    """Tokens of it, without its tags, where they were counted."""
    cut: Cut | None = None
    """What ended it before its time."""

    def read(self) -> Thought:
        """Return the value that is saved here."""
        return Thought(self.seconds, self.tokens, self.cut)


def as_saved(thought: Thought) -> SavedThought:
    """Return what thinking took as it is saved."""
    return SavedThought(seconds=thought.seconds, tokens=thought.tokens, cut=thought.cut)


class Numbers(Record):
    """What a reply took, as the engine counted it."""

    prompt_tokens: Count = 0
    """Tokens of the whole prompt, pictures included."""
    cached_tokens: Count = 0
    """Tokens of the prompt that the engine had kept from before."""
    reply_tokens: Count = 0
    """Tokens of reasoning and answer together."""
    first_token_seconds: Seconds = 0.0
    """Seconds from the question to the first token."""
    total_seconds: Seconds = 0.0
    """Seconds from the question to the last token."""
    thought: SavedThought | None = None
    """What the thinking took, where there was any."""


def numbers_of(turn: Turn) -> Numbers | None:
    """Return what is known of an answer alone: what its thinking took."""
    return Numbers(thought=as_saved(turn.thought)) if turn.thought else None
