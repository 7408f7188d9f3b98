"""The pictures of one folder: the best first with each letter typed, any of them marked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from glm4v_tui.chat.folders import ATTACHED, Entry
from glm4v_tui.widgets.folder_list import FolderList
from glm4v_tui.widgets.picker_keys import LIST_KEYS

if TYPE_CHECKING:
    from glm4v_tui.chat.ranking import Ranking
    from glm4v_tui.chat.wanted import Wanted

AT_ONCE = 500
"""Entries that are filtered within a millisecond or two; more of them are filtered in a thread."""


SLOW = 0.05
"""Seconds after which what was typed is shown without its result."""


class PictureList(FolderList):
    """Filters and marks, and keeps the cursor where the user wants it while entries come."""

    BINDINGS: ClassVar[list[BindingType]] = [*LIST_KEYS]

    marks: var[tuple[Path, ...]] = var((), init=False)
    """The marked pictures, in the order of marking; they may lie in several folders."""

    class Filtered(Message):
        """What was typed has been applied, or will be soon."""

    class Refused(Message):
        """An entry cannot be marked."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self) -> None:
        super().__init__()
        self.keep_escape = True
        """Whether Escape clears the filter; otherwise it is left to who shows the list."""
        self._all: Sequence[Entry] = ()
        self._ranking: Ranking | None = None
        self._awaited: Wanted | None = None
        self._then: list[Callable[[], object]] = []
        self._sought: str | None = None
        self._placed: str | None = None

    @property
    def highlighted(self) -> Path | None:
        """The picture under the cursor, if it is on one."""
        return self.entry.path if self.entry and self.entry.kind in ATTACHED else None

    def begin(self, sought: Path | None, wanted: str = "") -> None:
        """Forget the folder so far; in the next one the cursor comes to this path."""
        self._all, self._ranking, self._awaited = (), None, None
        self._then.clear()
        self.show((), 0)
        self.wanted = wanted
        self._sought, self._placed = str(sought) if sought else None, None

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show more of the folder, or what it holds now."""
        lost_line = self.cursor if self._placed and self._placed == self._sought else None
        self._all = entries
        self._arrange(lost_line)

    def hold_cursor(self) -> None:
        """Keep the cursor on the entry that it is on, whatever is shown next."""
        self._sought = self._placed = self.entry.place if self.entry else self._sought

    def seek(self, path: Path) -> None:
        """Move the cursor to this path, now or as soon as it is listed."""
        self.wanted = ""
        self._sought, self._placed = str(path), self.entry.place if self.entry else None
        self._arrange(None)

    def put_cursor(self, path: Path) -> None:
        """Move the cursor to a picture that is shown."""
        for line, entry in enumerate(self.entries):
            if entry.place == str(path):
                self.cursor = line
                return

    def forget_lost_marks(self, folder: Path) -> None:
        """Take the marks from pictures that are not in their folder any more."""
        if any(mark.parent == folder for mark in self.marks):
            there = {entry.name for entry in self._all}
            self.marks = tuple(m for m in self.marks if m.parent != folder or m.name in there)

    def when_filtered(self, do: Callable[[], object]) -> None:
        """Do something with what matches all that was typed: now, or as soon as that is known."""
        if self._awaited:
            self._then.append(do)
        else:
            do()

    def watch_wanted(self, before: str, wanted: str) -> None:
        """Show what matches, the best under the cursor; without a filter, leave the cursor be."""
        self.hold_cursor()
        if wanted:
            self._sought = None
        if bool(before) != bool(wanted):
            self.refresh_bindings()
        self._arrange(None)

    def watch_marks(self) -> None:
        """Draw the marks."""
        self.marked = frozenset(self.marks)

    def _arrange(self, lost_line: int | None) -> None:
        """Show what matches; where the entry of the cursor is lost, stay on its line."""
        if not self.wanted.strip():
            self._awaited = None
            self._show_arranged(self._all, lost_line)
            return
        # The first frame does without.
        from glm4v_tui.chat.ranking import ranked
        from glm4v_tui.chat.wanted import Wanted

        wanted = Wanted.of(self.wanted)
        if not wanted.words:
            self._awaited = None
            self._show_arranged(self._all, lost_line)
        elif len(self._all) <= AT_ONCE:
            self._awaited = wanted
            self._show_ranking(ranked(self._all, wanted, self._ranking), lost_line)
        else:
            self._awaited = wanted
            self._rank(self._all, wanted, lost_line)

    # Without a description Textual writes one, with all fifty thousand entries in it.
    @work(exclusive=True, group="filter", description="filter")
    async def _rank(self, entries: Sequence[Entry], wanted: Wanted, lost_line: int | None) -> None:
        """Find in a thread what matches; a newer filter or newer entries make it stale."""
        from glm4v_tui.chat.ranking import StaleError, ranked

        def stale() -> bool:
            return self._awaited is not wanted

        slow = self.set_timer(SLOW, self._echo)
        try:
            ranking = await asyncio.to_thread(ranked, entries, wanted, self._ranking, stale)
        except StaleError:
            return
        finally:
            slow.stop()
        if not stale():
            self._show_ranking(ranking, lost_line)

    def _echo(self) -> None:
        """Let what was typed be seen before what matches it."""
        self.post_message(self.Filtered())

    def _show_ranking(self, ranking: Ranking, lost_line: int | None) -> None:
        self._ranking, self._awaited = ranking, None
        self._show_arranged(ranking.best_first, lost_line)

    def _show_arranged(self, entries: Sequence[Entry], lost_line: int | None) -> None:
        if self.entry and self.entry.place != self._placed:
            self._sought = self.entry.place
        self.empty = "Nothing matches." if self.wanted else "Nothing here."
        self.show(entries, self._line_of_sought(entries, lost_line))
        self._placed = self.entry.place if self.entry else None
        self.post_message(self.Filtered())
        then, self._then = self._then, []
        for do in then:
            do()

    def _line_of_sought(self, entries: Sequence[Entry], lost_line: int | None) -> int:
        if self._sought is not None:
            for line, entry in enumerate(entries):
                if entry.place == self._sought:
                    return line
        if lost_line is not None:
            return lost_line
        return 1 if len(entries) > 1 and entries[0].kind == "parent" else 0

    async def on_key(self, event: events.Key) -> None:
        """Filter by whatever is typed, but for the keys that do something else.

        Keys of the list act here and now: on their way up they would be overtaken by letters.
        """
        bound = self.screen.active_bindings.get(event.key)
        if bound and bound.node is self:
            event.stop()
            await self.run_action(bound.binding.action)
        elif event.is_printable and event.character and not bound:
            event.stop()
            self.wanted += event.character

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change the filter only where there is one."""
        if action == "clear_filter":
            return bool(self.wanted) and self.keep_escape
        return bool(self.wanted) if action in ("erase", "next_word") else True

    def action_erase(self) -> None:
        """Erase a letter of the filter."""
        self.wanted = self.wanted[:-1]

    def action_next_word(self) -> None:
        """Begin another word of the filter."""
        self.wanted = f"{self.wanted.rstrip()} "

    def action_clear_filter(self) -> None:
        """Show everything again."""
        self.wanted = ""

    def action_move(self, lines: int) -> None:
        """Move the cursor up or down among what matches all that was typed."""
        self.when_filtered(lambda: super(PictureList, self).action_move(lines))

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

    @on(FolderList.MarkClicked)
    def toggle_clicked(self, message: FolderList.MarkClicked) -> None:
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
