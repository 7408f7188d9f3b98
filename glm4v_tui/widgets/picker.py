"""The picker: the folders and pictures of one folder, filtered by typing, marked and attached."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import ClassVar, Self

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.folders import (
    Listing,
    matching,
    nearest_folder,
    read_folder,
    why_unreadable,
)
from glm4v_tui.widgets.folder_list import FolderList
from glm4v_tui.widgets.picker_keys import PICKER_KEYS
from glm4v_tui.widgets.picker_titles import counts, folder_title


class Picker(Vertical):
    """Shows one folder and lets the user walk, filter, mark and attach."""

    DEFAULT_CSS = """
    Picker {
        border: round $border-blurred;
        border-title-color: $text-primary;
        border-subtitle-color: $text-muted;
        &:focus-within { border: round $border; }
        & > .picker--notice {
            display: none;
            height: auto;
            max-height: 4;
            color: $text-warning;
            &.-said { display: block; }
        }
    }
    """
    BINDING_GROUP_TITLE = "Pictures"
    BINDINGS: ClassVar[list[BindingType]] = [*PICKER_KEYS]

    folder: var[Path] = var(Path, init=False)
    """The folder that is shown; an absolute path."""
    hidden: var[bool] = var(False, init=False)
    """Whether files whose names begin with a dot are shown."""
    wanted: var[str] = var("", init=False)
    """The filter: text that a name must have."""
    marks: var[tuple[Path, ...]] = var((), init=False)
    """The marked pictures, in the order of marking; they may lie in several folders."""
    notice: var[str] = var("", init=False)
    """What went wrong with the last folder, in one sentence."""

    class Highlighted(Message):
        """The cursor came to a picture, or away from all pictures."""

        def __init__(self, path: Path | None) -> None:
            super().__init__()
            self.path = path
            """The picture under the cursor; `None` on a folder or on nothing."""

    class Picked(Message):
        """The user attached pictures."""

        def __init__(self, paths: tuple[Path, ...]) -> None:
            super().__init__()
            self.paths = paths
            """The pictures in the order in which they were marked."""

    class FolderOpened(Message):
        """The first files of a folder are shown."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Failed(Message):
        """A folder could not be read, and the nearest one above it is opened instead."""

        def __init__(self, path: Path, reason: str) -> None:
            super().__init__()
            self.path = path
            self.reason = reason
            """What went wrong, in one sentence that is safe to show."""

    def __init__(self, folder: Path, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Picker.folder, self.validate_folder(folder))
        self._listing = Listing(self.folder, (), finished=False)
        self._sought: Path | None = None
        self._placed: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay out the notice above the list."""
        yield Static(markup=False, classes="picker--notice")
        yield FolderList()

    @property
    def lines(self) -> FolderList:
        """The lines of the folder."""
        return self.query_one(FolderList)

    @property
    def highlighted(self) -> Path | None:
        """The picture under the cursor, if it is on one."""
        entry = self.lines.entry
        return entry.path if entry and entry.kind == "picture" else None

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the focus to the list."""
        self.lines.focus(scroll_visible)
        return self

    def on_mount(self) -> None:
        """Begin to read the first folder."""
        self._read(self.folder)

    def on_resize(self) -> None:
        """Fit the titles to the new width."""
        self._write_titles()

    def validate_folder(self, folder: Path) -> Path:
        """Make the path absolute, without `..` in it."""
        return Path(os.path.normpath(folder.absolute()))

    def watch_folder(self, old: Path, new: Path) -> None:
        """Read the new folder; from a folder below it, the cursor comes to the way back."""
        self._listing = Listing(new, (), finished=False)
        self.lines.show((), 0)
        below = old.is_relative_to(new)
        self._sought = new / old.relative_to(new).parts[0] if below else None
        self.wanted = self.notice = ""
        self._show()
        self._read(new)

    def watch_hidden(self) -> None:
        """Read the folder again."""
        self.action_reread()

    def watch_wanted(self) -> None:
        """Show what matches, with the cursor where it was if that matches too."""
        self.lines.wanted = self.wanted
        self._sought = self.lines.entry.path if self.lines.entry else self._sought
        self.refresh_bindings()
        self._show()

    def watch_marks(self) -> None:
        """Draw the marks."""
        self.lines.marked = frozenset(self.marks)
        self._write_titles()

    def watch_notice(self) -> None:
        """Show the sentence above the list."""
        notice = self.query_one(".picker--notice", Static)
        notice.update(self.notice)
        notice.set_class(bool(self.notice), "-said")

    @work(exclusive=True, group="folder")
    async def _read(self, folder: Path, *, again: bool = False) -> None:
        """Read a folder in a thread; one that is read again is shown only when it is complete."""
        opened = again
        listings = read_folder(folder, hidden=self.hidden)
        try:
            while listing := await asyncio.to_thread(next, listings, None):
                if listing.finished or not again:
                    self._listing = listing
                    self._show()
                if not opened:
                    opened = True
                    self.post_message(self.FolderOpened(folder))
        except OSError as error:
            nearest = await asyncio.to_thread(nearest_folder, folder)
            self.call_later(self._leave, folder, nearest, why_unreadable(error))
        else:
            self._forget_lost_marks()

    def _leave(self, folder: Path, nearest: Path, why: str) -> None:
        """Go on to another folder, and say why."""
        reason = f"{clean(folder.name or str(folder))} {why}."
        self.folder = nearest
        self.notice = reason
        self.post_message(self.Failed(folder, reason))

    def _show(self) -> None:
        """Show what is known of the folder, and keep the cursor where the user wants it."""
        listing, now = self._listing, self.lines.entry
        if now and now.path != self._placed:
            self._sought = now.path
        entries = matching(listing.entries, self.wanted) if self.wanted else listing.entries
        first = 1 if len(entries) > 1 and entries[0].kind == "parent" else 0
        cursor = next((i for i, line in enumerate(entries) if line.path == self._sought), first)
        self._placed = entries[cursor].path if entries else None
        self.lines.empty = "Nothing matches." if self.wanted else "Nothing here."
        self.lines.show(entries, cursor)
        self._write_titles()

    def _forget_lost_marks(self) -> None:
        there = {entry.path for entry in self._listing.entries}
        folder = self._listing.folder
        self.marks = tuple(m for m in self.marks if m.parent != folder or m in there)

    def _write_titles(self) -> None:
        width = max(1, self.size.width - 4)
        shown, marked = len(self.lines.entries), len(self.marks)
        self.border_title = Content(folder_title(self.folder, width))
        self.border_subtitle = Content(counts(self._listing, shown, self.wanted, marked, width))

    def on_key(self, event: events.Key) -> None:
        """Filter by whatever is typed."""
        if event.is_printable and event.character and event.key != "space":
            event.stop()
            self.wanted += event.character

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to clear the filter only where there is one."""
        return bool(self.wanted) if action == "clear_filter" else True

    def action_pick(self) -> None:
        """Open the folder under the cursor, or attach."""
        entry = self.lines.entry
        if entry and entry.kind != "picture":
            self.folder = entry.path
        elif paths := self.marks or ((entry.path,) if entry else ()):
            self.marks = ()
            self.post_message(self.Picked(paths))

    def action_enter_folder(self) -> None:
        """Open the folder under the cursor."""
        entry = self.lines.entry
        if entry and entry.kind != "picture":
            self.folder = entry.path

    def action_parent(self) -> None:
        """Go to the parent folder."""
        self.folder = self.folder.parent

    def action_erase(self) -> None:
        """Erase a letter of the filter, or go to the parent folder."""
        if self.wanted:
            self.wanted = self.wanted[:-1]
        else:
            self.action_parent()

    def action_clear_filter(self) -> None:
        """Show everything again."""
        self.wanted = ""

    def action_reread(self) -> None:
        """Read the folder again, with the cursor where it is."""
        self.notice = ""
        self._read(self.folder, again=True)

    def action_toggle_hidden(self) -> None:
        """Show hidden files, or no longer."""
        self.hidden = not self.hidden

    def action_mark(self) -> None:
        """Mark or unmark the picture under the cursor, and go one line on."""
        if path := self.highlighted:
            self._toggle(path)
            self.lines.cursor += 1

    def _toggle(self, path: Path) -> None:
        if path in self.marks:
            self.marks = tuple(mark for mark in self.marks if mark != path)
        else:
            self.marks = (*self.marks, path)

    @on(FolderList.Highlighted)
    def _tell_highlighted(self, message: FolderList.Highlighted) -> None:
        message.stop()
        self.post_message(self.Highlighted(self.highlighted))

    @on(FolderList.Chosen)
    def _pick_clicked(self, message: FolderList.Chosen) -> None:
        message.stop()
        self.action_pick()

    @on(FolderList.MarkClicked)
    def _mark_clicked(self, message: FolderList.MarkClicked) -> None:
        message.stop()
        if message.entry.kind == "picture":
            self._toggle(message.entry.path)
