"""Saved conversations as lines of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.words import context
from glm4v_tui.widgets.found_list import FoundChoice

if TYPE_CHECKING:
    from glm4v_tui.chat.index import Hit
    from glm4v_tui.chat.transcripts import Entry


def line_of(entry: Entry) -> FoundChoice:
    """Return the lines that stand for a conversation."""
    return FoundChoice(entry.title or "(no text)", _detail(entry))


def found_line(hit: Hit, words: str) -> FoundChoice:
    """Return the lines that stand for a conversation in which words were found, with them lit."""
    title = hit.entry.title or "(no text)"
    lit = context(title, words)
    spans = lit.spans if lit.line == title else ()
    # A title is most often made of what is found: it need not stand there twice.
    line = hit.context if not spans else None
    return FoundChoice(
        title,
        _detail(hit.entry),
        line=line.line if line else "",
        spans=line.spans if line else (),
        title_spans=spans,
    )


def _detail(entry: Entry) -> str:
    used = entry.used.astimezone().strftime("%Y-%m-%d %H:%M")
    questions = f"{entry.questions} question{'s' * (entry.questions != 1)}"
    parts = (used, questions, entry.model, "archived" if entry.archived else "")
    return " · ".join(filter(None, parts))
