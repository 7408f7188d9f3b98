"""What a reply took, as it stands in a transcript."""

from __future__ import annotations

from glm4v_tui.chat.record import Count, Record, Seconds
from glm4v_tui.chat.thinking import Thought


class SavedThought(Record):
    """What the thinking before an answer took."""

    seconds: Seconds
    """From its first token to its last."""
    tokens: Count | None = None
    """Tokens of it, without its tags, where they were counted."""

    def read(self) -> Thought:
        """Return the value that is saved here."""
        return Thought(self.seconds, self.tokens)


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
