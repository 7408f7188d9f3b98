"""What an engine says while it replies."""

from __future__ import annotations

from dataclasses import dataclass

from glm4v_tui.chat.conversation import Ending
from glm4v_tui.chat.thinking import Thought


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class ReasoningDelta:
    """The next piece of the thinking before the answer."""

    text: str
    """Empty where it only tells how much there was, as of white space that may be the last."""
    so_far: ReplyDone | None = None
    """What the reply would have taken if it ended here; `None` where the engine cannot tell."""


@dataclass(frozen=True, slots=True)
class ReplyDone:
    """The last event of a reply that the engine ended by itself."""

    ending: Ending
    prompt_tokens: int
    """Tokens of the whole prompt, pictures included."""
    cached_tokens: int
    """Tokens of the prompt that the engine had kept from before."""
    reply_tokens: int
    """Tokens of reasoning and answer together."""
    first_token_seconds: float
    """Seconds from the question to the first token."""
    total_seconds: float
    """Seconds from the question to the last token."""
    thought: Thought | None = None
    """What the thinking took; `None` where there was none, or the engine cannot tell."""

    @property
    def tokens_per_second(self) -> float:
        """Tokens each second after the first one; 0 where that means nothing."""
        seconds = self.total_seconds - self.first_token_seconds
        return (self.reply_tokens - 1) / seconds if self.reply_tokens > 1 and seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class ReplyWaits:
    """Tells that a question has not been taken yet, and is going to be asked again."""

    reason: str
    """Why, in a sentence."""
    seconds: float
    """Seconds until then."""


Said = TextDelta | ReasoningDelta | ReplyDone
"""What an engine of this machine says of a reply."""

ReplyEvent = Said | ReplyWaits
