"""Hostile text made harmless while it streams in pieces."""

from __future__ import annotations

import re

from glm4v_tui.chat.clean import clean_text

_OPEN = re.compile("(?:\r|[\u200c\u200d]|\U0001f3f4[\U000e0020-\U000e007e]{0,8})\\Z")
"""An end that only what follows can judge: half a line end, a joiner, a flag without its end."""


class CleanStream:
    """Cleans text as `clean_text` does, whatever the pieces are that it comes in."""

    def __init__(self) -> None:
        self._before = ""
        self._held = ""

    def feed(self, piece: str) -> str:
        """Return what can be shown now that this piece has come."""
        text = self._held + piece
        end = _OPEN.search(text)
        self._held = text[end.start() :] if end else ""
        return self._cleaned(text[: len(text) - len(self._held)])

    def close(self) -> str:
        """Return what had been held back, at the end of the text."""
        text, self._held = self._held, ""
        return self._cleaned(text)

    def _cleaned(self, text: str) -> str:
        """Clean text by itself and by the one character before it, on which cleaning may depend."""
        known = clean_text(self._before)
        cleaned = clean_text(self._before + text)[len(known) :]
        self._before = (self._before + text)[-1:]
        return cleaned
