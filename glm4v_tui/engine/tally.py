"""What a reply has taken so far, counted by the tokens that the model has drawn."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from glm4v_tui.chat.conversation import Ending
from glm4v_tui.chat.thinking import Thought
from glm4v_tui.engine.events import ReasoningDelta, ReplyDone, TextDelta
from glm4v_tui.engine.family import BEGIN_THINKING, END_THINKING, ReasoningStyle


@dataclass(frozen=True, slots=True)
class ThinkingTags:
    """The tokens that stand around thinking."""

    begin: int
    end: int
    answer: int | None = None
    """What begins an answer, where the model marks that, and ends the thinking too."""


def thinking_tags(tokenizer: Any, style: ReasoningStyle) -> ThinkingTags | None:
    """Return the tokens around thinking; `None` where a tag is no single token."""
    names = [BEGIN_THINKING, END_THINKING, *(["<answer>"] if style == "think-answer" else [])]
    tokens = tokenizer.convert_tokens_to_ids(names)
    unknown = (None, tokenizer.unk_token_id)
    return None if any(token in unknown for token in tokens) else ThinkingTags(*tokens)


class ThoughtCount:
    """Counts the tokens between the tags, and the time from the first to the last of them."""

    def __init__(self, tags: ThinkingTags | None, thinking: bool) -> None:
        """`thinking` tells whether the reply goes on in the middle of thinking."""
        self._tags = tags
        self._ends = (tags.end, tags.answer) if tags else ()
        self._thinking = thinking
        self._tokens = 0
        self._first = self._last = 0.0

    def take(self, tokens: Sequence[int], at: float) -> None:
        """Take the next tokens, which have come at this monotonic time in seconds."""
        for token in tokens:
            if self._tags is None or token in self._ends:
                self._thinking = False
            elif token == self._tags.begin:
                self._thinking = True
            elif self._thinking:
                self._tokens += 1
                self._first, self._last = self._first or at, at

    @property
    def tokens(self) -> int:
        """How many tokens of thinking there were."""
        return self._tokens

    @property
    def thought(self) -> Thought | None:
        """What the thinking has taken; `None` where there was none."""
        return Thought(self._last - self._first, self._tokens) if self._tokens else None


class Tally:
    """Adds up the outputs of a request."""

    def __init__(self, began: float, count: ThoughtCount) -> None:
        """`began` is the monotonic time of the question in seconds."""
        self._began = began
        self._count = count
        self._first = 0.0
        self._tokens = self._prompt = self._cached = 0

    def take(self, output: Any) -> None:
        """Take the next of vLLM's outputs, which has what is new since the last."""
        now = time.monotonic()
        self._first = self._first or now - self._began
        (piece,) = output.outputs
        self._tokens += len(piece.token_ids)
        self._prompt = len(output.prompt_token_ids or ())
        self._cached = output.num_cached_tokens or 0
        self._count.take(piece.token_ids, now)

    @property
    def thought(self) -> Thought | None:
        """What the thinking has taken; `None` where there was none."""
        return self._count.thought

    def done(self, ending: Ending) -> ReplyDone:
        """Return what the reply takes if it ends now, and so."""
        return ReplyDone(
            ending=ending,
            prompt_tokens=self._prompt,
            cached_tokens=self._cached,
            reply_tokens=self._tokens,
            first_token_seconds=self._first,
            total_seconds=time.monotonic() - self._began,
            thought=self.thought,
        )

    def told(self, delta: TextDelta | ReasoningDelta) -> TextDelta | ReasoningDelta:
        """Return a piece of the reply, with the figures where it is thinking."""
        if isinstance(delta, TextDelta):
            return delta
        return replace(delta, so_far=self.done("stopped"))
