"""What the log holds, drawn or not: every question and answer with the rows that it takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Turn

FRAME = 4
"""Columns beside the text of a turn: its border and its padding."""

PICTURE_ROWS = 8
"""Rows of thumbnails and their names."""


@dataclass(slots=True)
class Entry:
    """One question or answer."""

    turn: Turn | None
    """`None` for an answer that is about to stream."""
    problem: str = ""
    """What went wrong with it, and what to do."""
    rows: int = 0
    """The rows that it takes with the one below it, as drawn or as guessed."""
    version: str = ""
    """Which of how many versions it is, if there are several."""
    at_hand: bool = False
    """Whether keys are about it."""
    unsent: bool = False
    """Whether it is still shown although it was not sent after all."""


class Entries:
    """Every question and answer of the log in order, from the first row to the last."""

    def __init__(self, turns: Iterable[Turn] = (), width: int = 80) -> None:
        self._entries = [Entry(turn) for turn in turns]
        self._width = width
        self._guess()

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, index: int) -> Entry:
        return self._entries[index]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    @property
    def said(self) -> list[Entry]:
        """Those that were sent."""
        return [entry for entry in self._entries if not entry.unsent]

    def pictures_before(self, sought: Entry) -> int:
        """Return how many pictures were sent before an entry, as the conversation numbers them."""
        count = 0
        for entry in self._entries:
            if entry is sought:
                break
            if entry.turn is not None and not entry.unsent:
                count += len(entry.turn.pictures)
        return count

    def question_of(self, answer: Entry) -> Turn | None:
        """Return the question that an answer comes after."""
        question = None
        for entry in self._entries:
            if entry is answer:
                break
            if entry.turn is not None and entry.turn.role == "user":
                question = entry.turn
        return question

    def said_before(self, place: int, turns: Iterable[Turn]) -> Entries:
        """Return what was sent before a place, with other turns behind it."""
        others = Entries(turns, self._width)
        others._entries[:0] = self.said[:place]
        return others

    def add(self, turn: Turn | None) -> int:
        """Add a question or an answer and return its number, from 0."""
        self._entries.append(Entry(turn, rows=_guessed(turn, self._width)))
        return len(self._entries) - 1

    def fit(self, width: int) -> bool:
        """Guess anew how many rows everything takes if the width is another, and tell that."""
        changed = width != self._width
        if changed:
            self._width = width
            self._guess()
        return changed

    def rows(self, first: int, stop: int) -> int:
        """Return the rows of the entries from one to before another."""
        return sum(entry.rows for entry in self._entries[first:stop])

    def at(self, row: int) -> int:
        """Return the number of the entry at a row, or of the nearest one."""
        ends = list(accumulate(entry.rows for entry in self._entries))
        return max(0, min(bisect_right(ends, row), len(ends) - 1))

    def replace(self, turn: Turn, by: Turn) -> None:
        """Put another turn in the place of one."""
        for entry in reversed(self._entries):
            if entry.turn is turn:
                entry.turn = by
                return

    def _guess(self) -> None:
        for entry in self._entries:
            entry.rows = _guessed(entry.turn, self._width)


def _guessed(turn: Turn | None, width: int) -> int:
    if turn is None:
        return 2
    columns = max(10, width - FRAME)
    lines = turn.text.split("\n")
    rows = sum(-(-len(line) // columns) or 1 for line in lines)
    return rows + 1 + bool(turn.reasoning) + bool(turn.demand) + PICTURE_ROWS * bool(turn.pictures)
