"""A conversation as plain text."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean, clean_text
from glm4v_tui.chat.demand import described
from glm4v_tui.chat.export import REMARKS
from glm4v_tui.chat.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glm4v_tui.chat.conversation import Turn
    from glm4v_tui.chat.reopening import Saved


def to_text(saved: Saved) -> str:
    """Return a conversation as clean plain text, its Markdown laid out."""
    sections = [saved.title or "Conversation", _facts(saved)]
    if saved.conversation.system:
        sections.append(f"System: {clean_text(saved.conversation.system)}")
    for at, turn in enumerate(saved.conversation.turns):
        sections += _sections(turn, saved.errors.get(at, ""))
    return "\n\n".join(filter(None, sections)) + "\n"


def _facts(saved: Saved) -> str:
    return f"{clean(saved.model)}, {saved.started.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _sections(turn: Turn, error: str) -> Iterator[str]:
    if turn.role == "user":
        names = "".join(f"[{clean(picture.name)}] " for picture in turn.pictures)
        yield f"You: {names}{clean_text(turn.text)}"
        if turn.demand:
            yield f"(The answer has to be {described(turn.demand)}.)"
        return
    if turn.reasoning:
        thought = clean_text(turn.reasoning.strip("\n")).replace("\n", "\n  ")
        yield f"Model, thinking:\n  {thought}"
    yield f"Model: {plain(turn.text)}"
    if turn.ending in REMARKS:
        yield f"({clean(error) or REMARKS[turn.ending]})"
