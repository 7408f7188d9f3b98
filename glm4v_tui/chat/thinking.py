"""How long a model thinks before it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

MOST = 1_000_000
"""Tokens that thinking may be limited to."""


Cut = Literal["limit", "user"]
"""What ends thinking before its time."""


@dataclass(frozen=True, slots=True)
class Thought:
    """What the thinking before an answer took."""

    seconds: float
    """From its first token to its last."""
    tokens: int | None = None
    """Tokens of it, without its tags; `None` where nobody has counted them."""
    cut: Cut | None = None
    """What ended it before its time; `None` where it ended by itself."""

    def then(self, more: Thought | None) -> Thought:
        """Return this with what was thought later."""
        if more is None:
            return self
        known = self.tokens is not None and more.tokens is not None
        tokens = (self.tokens or 0) + (more.tokens or 0) if known else None
        return Thought(self.seconds + more.seconds, tokens, more.cut or self.cut)


def both(first: Thought | None, second: Thought | None) -> Thought | None:
    """Return what two stretches of thinking took, either of which may not have been."""
    return first.then(second) if first else second


@dataclass(frozen=True, slots=True)
class Thinking:
    """Whether and how long the model is to think before it answers; replaced, never changed."""

    wanted: bool | None = None
    """Whether it is to think at all; `None` leaves that to the model."""
    most: int | None = None
    """Tokens of thinking after which it is to answer; `None` sets no limit."""
    over: bool = False
    """Whether the answer that is begun was thought about enough: it is answered now."""

    def __post_init__(self) -> None:
        """Refuse what nobody can mean."""
        if self.most is not None and not (self.wanted and 1 <= self.most <= MOST):
            raise ValueError(f"must be 1 to {MOST:,} tokens, not {self.most}")

    def __str__(self) -> str:
        if self.most is not None:
            return str(self.most)
        return {None: "default", True: "on", False: "off"}[self.wanted]


AS_IT_DOES = Thinking()
"""How a model thinks by itself."""

_WORDS = {"default": AS_IT_DOES, "on": Thinking(True), "off": Thinking(False)}


def read_thinking(written: str | int) -> Thinking:
    """Return what a setting, an option or a transcript says; `str` of it says the same.

    Raises:
        ValueError: it says nothing that can be meant.
    """
    words = str(written).strip()
    if words in _WORDS:
        return _WORDS[words]
    if words.isascii() and words.isdecimal() and len(words) <= len(str(MOST)):
        return Thinking(True, int(words))
    raise ValueError(f"must be default, on, off or 1 to {MOST:,} tokens, not {words[:40]!r}")


class AsWritten:
    """Has pydantic read a `Thinking` as the user writes it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the rule by which it is read."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(read_thinking)
