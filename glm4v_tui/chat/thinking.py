"""How long a model thinks before it answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thought:
    """What the thinking before an answer took."""

    seconds: float
    """From its first token to its last."""
    tokens: int | None = None
    """Tokens of it, without its tags; `None` where nobody has counted them."""

    def then(self, more: Thought | None) -> Thought:
        """Return this with what was thought later."""
        if more is None:
            return self
        known = self.tokens is not None and more.tokens is not None
        tokens = (self.tokens or 0) + (more.tokens or 0) if known else None
        return Thought(self.seconds + more.seconds, tokens)


def both(first: Thought | None, second: Thought | None) -> Thought | None:
    """Return what two stretches of thinking took, either of which may not have been."""
    return first.then(second) if first else second


@dataclass(frozen=True, slots=True)
class Thinking:
    """Whether and how long the model is to think before it answers; replaced, never changed."""

    over: bool = False
    """Whether the answer that is begun was thought about enough: it is answered now."""


AS_IT_DOES = Thinking()
"""How a model thinks by itself."""
