"""The turns of a conversation as JSON lines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from glm4v_tui.transcripts.lines import json_line

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Turn
    from glm4v_tui.chat.reopening import Saved


def as_turns(saved: Saved) -> str:
    """Return each turn as one object, and what the answers took."""
    return "\n".join(
        json_line(_object(saved, at, turn)) for at, turn in enumerate(saved.conversation.turns)
    )


def _object(saved: Saved, at: int, turn: Turn) -> dict[str, object]:
    if turn.role == "user":
        pictures = [{"name": picture.name, "path": str(picture.path)} for picture in turn.pictures]
        demand = {"demand": asdict(turn.demand)} if turn.demand else {}
        return {"role": "user", "text": turn.text, "pictures": pictures, **demand}
    numbers = saved.numbers.get(at)
    return {
        "role": "assistant",
        "text": turn.text,
        "reasoning": turn.reasoning,
        "ending": turn.ending,
        "error": saved.errors.get(at, ""),
        "numbers": numbers.model_dump() if numbers else None,
    }
