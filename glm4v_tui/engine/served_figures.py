"""What a reply from a server has taken so far, by the figures that the server sends with it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from glm4v_tui.chat.conversation import Ending
from glm4v_tui.chat.thinking import Thought
from glm4v_tui.engine.protocol import ReplyDone

_ENDINGS: dict[str, Ending] = {
    "stop": "stop",
    "length": "length",
    "repetition": "repetition",
    "abort": "stopped",
}
"""Finish reasons that leave an answer; any other is an error of the server."""


@dataclass(slots=True)
class Figures:
    """What a server has told of a reply, and when."""

    began: float
    """Monotonic time of the question in seconds."""
    finish: str = ""
    """Why the reply has ended, in the server's words; empty before that."""
    prompt: int = 0
    cached: int = 0
    tokens: int = 0
    """Tokens of the reply, as far as the server has told."""
    closed: bool = False
    """Whether figures have come for the reply as a whole."""
    _first: float = field(default=0.0, init=False)
    _counted: int = field(default=0, init=False)
    _thought: int = field(default=0, init=False)
    _thinking_since: float = field(default=0.0, init=False)
    _thinking_until: float = field(default=0.0, init=False)

    @property
    def is_whole(self) -> bool:
        """Whether the end and the figures have come; nothing after them matters."""
        return bool(self.finish and self.closed)

    @property
    def counts_thinking(self) -> bool:
        """Whether there was thinking, and the server tells its tokens while it comes."""
        return self._thought > 0

    @property
    def thought(self) -> Thought | None:
        """What the thinking has taken; `None` where there was none."""
        if not self._thinking_since:
            return None
        return Thought(self._thinking_until - self._thinking_since, self._thought or None)

    def read(self, usage: dict[str, Any], *, last: bool) -> None:
        """Take the figures of an event; those of the last one say the most."""
        details = usage.get("prompt_tokens_details")
        self.prompt = _number(usage, "prompt_tokens")
        self.tokens = _number(usage, "completion_tokens")
        self.cached = _number(details, "cached_tokens") if isinstance(details, dict) else 0
        self.closed = last and bool(self.prompt)

    def came(self, *, thought: bool, shown: bool, tags: int) -> None:
        """Note a piece of the reply.

        `thought` tells whether its tokens are thinking but for so many tags, `shown` whether any
        thinking is seen in it.
        """
        now = time.monotonic()
        self._first = self._first or now
        new, self._counted = self.tokens - self._counted, self.tokens
        if shown or (thought and new > tags):
            self._thinking_since = self._thinking_since or now
            self._thinking_until = now
        if thought:
            # A server that tells nothing before the end has no token here.
            self._thought += max(0, new - tags)

    def done(self, ending: Ending | None = None) -> ReplyDone:
        """Return what the reply takes if it ends now; by itself if no other ending is named."""
        total = time.monotonic() - self.began
        return ReplyDone(
            ending=ending or _ENDINGS.get(self.finish, "error"),
            prompt_tokens=self.prompt,
            cached_tokens=self.cached,
            reply_tokens=self.tokens,
            first_token_seconds=self._first - self.began if self._first else total,
            total_seconds=total,
            thought=self.thought,
        )


def _number(told: dict[str, Any], key: str) -> int:
    value = told.get(key)
    return value if isinstance(value, int) and value > 0 else 0
