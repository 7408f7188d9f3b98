"""Conversations as lines: a table for people, JSON for programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from glm4v_tui.transcripts.naming import short

if TYPE_CHECKING:
    from glm4v_tui.chat.index import Hit
    from glm4v_tui.chat.transcripts import Entry

_STEERING = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def as_line(entry: Entry) -> str:
    """Return a conversation as one line of text."""
    used = f"{entry.used.astimezone():%Y-%m-%d %H:%M}"
    away = "archived  " if entry.archived else ""
    return f"{short(entry.path)}  {used}  {entry.questions:>4}  {away}{entry.title or '(no text)'}"


def as_found(hit: Hit) -> str:
    """Return a conversation and the line that was found in it."""
    line = f"\n    {hit.context.line}" if hit.context.line else ""
    return as_line(hit.entry) + line


def as_object(entry: Entry, **more: object) -> str:
    """Return a conversation as one JSON object."""
    return json_line(
        {
            "id": short(entry.path),
            "path": str(entry.path),
            "title": entry.title,
            "model": entry.model,
            "started": entry.started.isoformat(),
            "used": entry.used.isoformat(),
            "questions": entry.questions,
            "archived": entry.archived,
            **more,
        }
    )


def json_line(value: object) -> str:
    """Return a value as one line of JSON that steers no terminal."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _STEERING.sub(_escaped, text.decode("utf-8", "backslashreplace"))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
