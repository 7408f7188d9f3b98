"""What a conversation is called: one clean line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Turn

TITLE_LENGTH = 80
"""Characters that a title may have."""


def title_of(turn: Turn) -> str:
    """Return one clean line that names a question."""
    return short_title(turn.text) or short_title(", ".join(p.name for p in turn.pictures))


def short_title(text: str) -> str:
    """Return one clean line that is short enough for a title."""
    words = " ".join(text[:1000].split())
    short = words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1].rstrip() + "…"
    return clean(short)
