"""The pictures of one folder, fewer with each letter typed, any of them marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.reactive import var

from glm4v_tui.chat.folders import Entry, matching
from glm4v_tui.widgets.folder_list import FolderList
from glm4v_tui.widgets.picker_keys import LIST_KEYS


class PictureList(FolderList):
    """Filters and marks, and keeps the cursor where the user wants it while entries come."""

    BINDINGS: ClassVar[list[BindingType]] = [*LIST_KEYS]

    marks: var[tuple[Path, ...]] = var((), init=False)
    """The marked pictures, in the order of marking; they may lie in several folders."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Entry] = ()
        self._sought: Path | None = None
        self._placed: Path | None = None

    @property
    def highlighted(self) -> Path | None:
        """The picture under the cursor, if it is on one."""
        return self.entry.path if self.entry and self.entry.kind == "picture" else None

    def begin(self, sought: Path | None) -> None:
        """Forget the folder so far; in the next one the cursor comes to this path."""
        self._all = ()
        self.show((), 0)
        self._sought, self._placed = sought, None
        self.wanted = ""

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show more of the folder, or what it holds now."""
        lost_line = self.cursor if self._placed and self._placed == self._sought else None
        self._all = entries
        self._show_matching(lost_line)

    def hold_cursor(self) -> None:
        """Keep the cursor on the entry that it is on, whatever is shown next."""
        self._sought = self._placed = self.entry.path if self.entry else self._sought

    def seek(self, path: Path) -> None:
        """Move the cursor to this path, now or as soon as it is listed."""
        self.wanted = ""
        self._sought, self._placed = path, self.entry.path if self.entry else None
        self._show_matching(None)

    def forget_lost_marks(self, folder: Path) -> None:
        """Take the marks from pictures that are not in their folder any more."""
        there = {entry.path for entry in self._all}
        self.marks = tuple(m for m in self.marks if m.parent != folder or m in there)

    def watch_wanted(self) -> None:
        """Show what matches, with the cursor where it was if that matches too."""
        self.hold_cursor()
        self.refresh_bindings()
        self._show_matching(None)

    def watch_marks(self) -> None:
        """Draw the marks."""
        self.marked = frozenset(self.marks)

    def _show_matching(self, lost_line: int | None) -> None:
        """Show what matches; where the entry of the cursor is lost, stay on its line."""
        if self.entry and self.entry.path != self._placed:
            self._sought = self.entry.path
        entries = matching(self._all, self.wanted) if self.wanted else self._all
        self.empty = "Nothing matches." if self.wanted else "Nothing here."
        self.show(entries, self._line_of_sought(entries, lost_line))
        self._placed = self.entry.path if self.entry else None

    def _line_of_sought(self, entries: Sequence[Entry], lost_line: int | None) -> int:
        for line, entry in enumerate(entries):
            if entry.path == self._sought:
                return line
        if lost_line is not None:
            return lost_line
        return 1 if len(entries) > 1 and entries[0].kind == "parent" else 0

    def on_key(self, event: events.Key) -> None:
        """Filter by whatever is typed."""
        if event.is_printable and event.character and event.key != "space":
            event.stop()
            self.wanted += event.character

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change the filter only where there is one."""
        return bool(self.wanted) if action in ("erase", "clear_filter") else True

    def action_erase(self) -> None:
        """Erase a letter of the filter."""
        self.wanted = self.wanted[:-1]

    def action_clear_filter(self) -> None:
        """Show everything again."""
        self.wanted = ""

    def action_mark(self) -> None:
        """Mark or unmark the picture under the cursor, and go one line on."""
        if path := self.highlighted:
            self._toggle(path)
            self.cursor += 1

    @on(FolderList.MarkClicked)
    def toggle_clicked(self, message: FolderList.MarkClicked) -> None:
        """Mark or unmark the clicked picture."""
        message.stop()
        if message.entry.kind == "picture":
            self._toggle(message.entry.path)

    def _toggle(self, path: Path) -> None:
        if path in self.marks:
            self.marks = tuple(mark for mark in self.marks if mark != path)
        else:
            self.marks = (*self.marks, path)
