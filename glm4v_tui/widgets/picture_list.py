"""The pictures of one folder: the best first with each letter typed, any of them marked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from glm4v_tui.chat.folders import ATTACHED, Entry
from glm4v_tui.widgets.filtered_list import FilteredList
from glm4v_tui.widgets.picker_keys import LIST_KEYS


class PictureList(FilteredList):
    """Lists what matches the filter, and marks pictures."""

    BINDINGS: ClassVar[list[BindingType]] = [*LIST_KEYS]

    marks: var[tuple[Path, ...]] = var((), init=False)
    """The marked pictures, in the order of marking; they may lie in several folders."""

    class Refused(Message):
        """An entry cannot be marked."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    @property
    def highlighted(self) -> Path | None:
        """The picture under the cursor, if it is on one."""
        return self.entry.path if self.entry and self.entry.kind in ATTACHED else None

    def forget_lost_marks(self, folder: Path) -> None:
        """Take the marks from pictures that are not in their folder any more."""
        if any(mark.parent == folder for mark in self.marks):
            there = {entry.name for entry in self.all}
            self.marks = tuple(m for m in self.marks if m.parent != folder or m.name in there)

    def watch_marks(self) -> None:
        """Draw the marks."""
        self.marked = frozenset(self.marks)

    def action_mark(self) -> None:
        """Mark or unmark the picture under the cursor, and go one line on."""
        self.when_filtered(self._mark_here)

    def _mark_here(self) -> None:
        if path := self.highlighted:
            self._toggle(path)
            self.cursor += 1
        elif self.entry and self.entry.kind == "file":
            self.post_message(self.Refused(self.entry))

    def action_mark_all(self) -> None:
        """Mark every picture that is shown."""
        self.when_filtered(lambda: self._mark(self.entries, inverting=False))

    def action_invert_marks(self) -> None:
        """Mark what is shown without a mark, and unmark the rest of it."""
        self.when_filtered(lambda: self._mark(self.entries, inverting=True))

    @work(exclusive=True, group="marks", description="mark")
    async def _mark(self, entries: Sequence[Entry], *, inverting: bool) -> None:
        before = self.marks
        marks = await asyncio.to_thread(_marked_too, before, entries, inverting)
        if self.marks == before:
            self.marks = marks

    @on(FilteredList.MarkClicked)
    def toggle_clicked(self, message: FilteredList.MarkClicked) -> None:
        """Mark or unmark the clicked picture."""
        message.stop()
        if message.entry.kind in ATTACHED:
            self._toggle(message.entry.path)

    def _toggle(self, path: Path) -> None:
        if path in self.marked:
            self.marks = tuple(mark for mark in self.marks if mark != path)
        else:
            self.marks = (*self.marks, path)


def _marked_too(
    marks: tuple[Path, ...], entries: Sequence[Entry], inverting: bool
) -> tuple[Path, ...]:
    """Return the marks with those of all the pictures among the entries, or with these inverted."""
    before, pictures = set(marks), [entry.path for entry in entries if entry.kind == "picture"]
    added = [path for path in pictures if path not in before]
    taken = set(pictures) if inverting else set[Path]()
    return (*(mark for mark in marks if mark not in taken), *added)
