"""Entries of which those are shown that match what is typed, the best of them first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work
from textual.message import Message

from glm4v_tui.chat.folders import Entry
from glm4v_tui.widgets.folder_list import FolderList
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from glm4v_tui.chat.ranking import Ranking
    from glm4v_tui.chat.wanted import Wanted

AT_ONCE = 500
"""Entries that are filtered within a millisecond or two; more of them are filtered in a thread."""

SLOW = 0.05
"""Seconds after which what was typed is shown without its result."""

DRAWN = 0.05
"""Seconds in which the best are drawn, and the next letter may be typed, before all are judged."""


class FilteredList(FolderList, KeysInTurn):
    """Filters, and keeps the cursor where the user wants it while entries come."""

    BINDS_LETTERS = True

    class Filtered(Message):
        """What was typed has been applied, or will be soon."""

    def __init__(self) -> None:
        super().__init__()
        self.keep_escape = True
        """Whether Escape clears the filter; otherwise it is left to who shows the list."""
        self.all: Sequence[Entry] = ()
        """Every entry, whether it matches or not."""
        self._ranking: Ranking | None = None
        self._awaited: Wanted | None = None
        self._then: list[Callable[[], object]] = []
        self._sought: str | None = None
        self._placed: str | None = None

    def begin(self, sought: Path | None, wanted: str = "") -> None:
        """Forget the folder so far; in the next one the cursor comes to this path."""
        self.all, self._ranking, self._awaited = (), None, None
        self._then.clear()
        self.show((), 0)
        self.wanted = wanted
        self._sought, self._placed = str(sought) if sought else None, None

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show more of the folder, or what it holds now."""
        lost_line = self.cursor if self._placed and self._placed == self._sought else None
        self.all = entries
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
        line = _line_of(str(path), self.entries)
        if line is not None:
            self.cursor = line

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

    def _arrange(self, lost_line: int | None) -> None:
        """Show what matches; where the entry of the cursor is lost, stay on its line."""
        wanted = self.asked_for
        if wanted is None:
            self._settle(self.all, lost_line)
        elif len(self.all) <= AT_ONCE:
            # The first frame does without.
            from glm4v_tui.chat.ranking import ranked

            self._ranking = ranked(self.all, wanted, self._ranking)
            self._settle(self._ranking.best_first, lost_line)
        else:
            self._awaited = wanted
            self._rank(self.all, wanted, lost_line)

    # Without a description Textual writes one, with all fifty thousand entries in it.
    @work(exclusive=True, group="filter", description="filter")
    async def _rank(self, entries: Sequence[Entry], wanted: Wanted, lost_line: int | None) -> None:
        """Find in a thread what matches; a newer filter or newer entries make it stale."""
        from glm4v_tui.chat.foremost import Foremost, foremost
        from glm4v_tui.chat.ranking import StaleError, ranked

        before = self._ranking
        # Where the cursor belongs to an entry, its line is known only in the end.
        rows = max(1, self.size.height) if self._sought is None else 0

        def stale() -> bool:
            return self._awaited is not wanted

        def found() -> Ranking:
            first = foremost(entries, wanted, rows, before) if rows else None
            return first or ranked(entries, wanted, before, stale)

        slow = self.set_timer(SLOW, self._echo)
        try:
            self._ranking = ranking = await asyncio.to_thread(found)
            if isinstance(ranking, Foremost) and not stale():
                slow.stop()
                self._show_arranged(ranking.best_first, lost_line)
                await asyncio.sleep(DRAWN)
                ranking = await asyncio.to_thread(ranked, entries, wanted, ranking, stale)
        except StaleError:
            return
        finally:
            slow.stop()
        if not stale():
            self._settle(ranking.best_first, lost_line)

    def _echo(self) -> None:
        """Let what was typed be seen before what matches it."""
        self.post_message(self.Filtered())

    def _settle(self, entries: Sequence[Entry], lost_line: int | None) -> None:
        """Show all in its order, and do what has waited for that."""
        self._awaited = None
        self._show_arranged(entries, lost_line)
        then, self._then = self._then, []
        for do in then:
            do()

    def _show_arranged(self, entries: Sequence[Entry], lost_line: int | None) -> None:
        if self.entry and self.entry.place != self._placed:
            self._sought = self.entry.place
        self.empty = "Nothing matches." if self.wanted else "Nothing here."
        self.show(entries, self._line_of_sought(entries, lost_line))
        self._placed = self.entry.place if self.entry else None
        self.post_message(self.Filtered())

    def _line_of_sought(self, entries: Sequence[Entry], lost_line: int | None) -> int:
        line = _line_of(self._sought, entries)
        if line is not None:
            return line
        if lost_line is not None:
            return lost_line
        return 1 if len(entries) > 1 and entries[0].kind == "parent" else 0

    async def on_key(self, event: events.Key) -> None:
        """Filter by whatever is typed, but for the keys that do something else."""
        if event.is_printable and event.character and event.key not in self.screen.active_bindings:
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
        self.when_filtered(lambda: super(FilteredList, self).action_move(lines))


def _line_of(place: str | None, entries: Sequence[Entry]) -> int | None:
    if place is None:
        return None
    return next((line for line, entry in enumerate(entries) if entry.place == place), None)
