"""Saved conversations as lines of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glm4v_tui.chat.words import context
from glm4v_tui.widgets.choices import MOST
from glm4v_tui.widgets.found_list import FoundChoice

if TYPE_CHECKING:
    from glm4v_tui.chat.index import Hit
    from glm4v_tui.chat.transcripts import Entry


@dataclass(frozen=True)
class Listing:
    """The conversations on the list: those that were put away, the others, or what was found."""

    entries: Sequence[Entry] = ()
    """All that are known."""
    archived: bool = False
    """Whether those that were put away are listed, where nothing is sought."""
    hits: Sequence[Hit] | None = None
    """What was found; `None` where nothing is sought."""
    words: str = ""
    """What is sought."""

    @cached_property
    def shown(self) -> Sequence[Entry]:
        """What is listed, in its order."""
        if self.hits is not None:
            return [hit.entry for hit in self.hits]
        return [entry for entry in self.entries if entry.archived == self.archived]

    def lines(self) -> list[FoundChoice]:
        """Return the lines that stand for them, at most `MOST`."""
        if self.hits is not None:
            return [found_line(hit, self.words) for hit in self.hits[:MOST]]
        return [line_of(entry) for entry in self.shown[:MOST]]

    def count(self) -> str:
        """Return how many there are, in a few words."""
        found = f"{len(self.shown):,}"
        if len(self.shown) >= MOST:
            found = f"first {MOST}" if self.hits is not None else f"first {MOST} of {found}"
        return found if self.hits is None else f"{found} of {len(self.entries):,}"


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
