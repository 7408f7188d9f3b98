"""How long a model has thought, in words: exactly or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glm4v_tui.chat.thinking import Cut, Thought

CUTS: dict[Cut, str] = {"limit": "ended at its limit", "user": "ended by the user"}
"""What is said of thinking that something has ended before its time."""

SHORTEST = 0.1
"""Seconds below which none are shown."""


def reasoning_title(thought: Thought | None) -> str:
    """Return what stands over the reasoning in a file: what it took, where that is known."""
    words = thought_words(thought) if thought else ""
    return f"Reasoning: {words}" if words else "Reasoning"


def thought_title(thought: Thought | None, *, live: bool = False, key: str = "") -> str:
    """Return what stands over the thinking; `live` while more is to come, which `key` ends."""
    words = thought_words(thought, live=live) if thought else ""
    if live:
        words = " · ".join(filter(None, (words, key and f"{key} answers now")))
        return f"Thinking … {words}".rstrip()
    return f"Thinking: {words}" if words else "Thinking"


def thought_words(thought: Thought, *, live: bool = False) -> str:
    """Return the tokens where they were counted, the time that they took, and what ended it."""
    tokens = "" if thought.tokens is None else _count(thought.tokens)
    cut = CUTS[thought.cut] if thought.cut and not live else ""
    return " · ".join(filter(None, (tokens, _time(thought.seconds, live), cut)))


def _count(tokens: int) -> str:
    return "1 token" if tokens == 1 else f"{tokens:,} tokens"


def _time(seconds: float, live: bool) -> str:
    """Return a time in words; one that runs in whole seconds, which do not flicker."""
    if seconds < (1 if live else SHORTEST):
        return ""
    if seconds < 60:
        return f"{int(seconds)} s" if live or seconds >= 10 else f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60} s"
