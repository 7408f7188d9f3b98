"""The picker: the folders and pictures of one folder, filtered by typing, marked and attached."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import ClassVar, Self

from textual import on, work
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
    nearest_folder,
    read_folder,
    why_unreadable,
)
from glm4v_tui.widgets.folder_list import FolderList
from glm4v_tui.widgets.picker_keys import PICKER_KEYS
from glm4v_tui.widgets.picker_titles import counts, folder_title
from glm4v_tui.widgets.picture_list import PictureList


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
            padding: 0 1;
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

    class PlacesWanted(Message):
        """The user wants to go to a bookmark or a recent folder."""

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

    def compose(self) -> ComposeResult:
        """Lay out the notice above the list."""
        yield Static(markup=False, classes="picker--notice")
        yield PictureList()

    @property
    def pictures(self) -> PictureList:
        """The entries of the folder, with filter, cursor and marks."""
        return self.query_one(PictureList)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the focus to the list."""
        self.pictures.focus(scroll_visible)
        return self

    def on_mount(self) -> None:
        """Begin to read the first folder."""
        self.watch(self.pictures, "wanted", self._write_titles, init=False)
        self.watch(self.pictures, "marks", self._write_titles, init=False)
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
        below = old.is_relative_to(new)
        self.pictures.begin(new / old.relative_to(new).parts[0] if below else None)
        self.notice = ""
        self._write_titles()
        self._read(new)

    def watch_hidden(self) -> None:
        """Read the folder again."""
        self.action_reread()

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
                    self._show(listing)
                if not opened:
                    opened = True
                    self.post_message(self.FolderOpened(folder))
        except OSError as error:
            nearest = await asyncio.to_thread(nearest_folder, folder)
            self.call_later(self._leave, folder, nearest, why_unreadable(error))
        else:
            self.pictures.forget_lost_marks(folder)

    def _leave(self, folder: Path, nearest: Path, why: str) -> None:
        """Go on to another folder, and say why, unless the user has done so meanwhile."""
        if folder != self.folder:
            return
        reason = f"{clean(folder.name or str(folder))} {why}."
        self.folder = nearest
        self.notice = reason
        self.post_message(self.Failed(folder, reason))

    def _show(self, listing: Listing) -> None:
        self._listing = listing
        self.pictures.fill(listing.entries)
        self._write_titles()

    def _write_titles(self) -> None:
        width = max(1, self.size.width - 4)
        listed, shown = self.pictures, len(self.pictures.entries)
        words = counts(self._listing, shown, listed.wanted, len(listed.marks), width)
        self.border_title = Content(folder_title(self.folder, width))
        self.border_subtitle = Content(words)

    def go_to(self, path: Path, *, folder: Path | None = None) -> None:
        """Open a folder, or the folder of a picture with the cursor on it."""
        self.folder = folder or path
        if folder is not None:
            self.pictures.seek(path)

    def action_places(self) -> None:
        """Tell that the user wants to choose among bookmarks and recent folders."""
        self.post_message(self.PlacesWanted())

    def action_pick(self) -> None:
        """Open the folder under the cursor, or attach."""
        entry = self.pictures.entry
        if entry and entry.kind != "picture":
            self.folder = entry.path
        elif paths := self.pictures.marks or ((entry.path,) if entry else ()):
            self.pictures.marks = ()
            self.post_message(self.Picked(paths))

    def action_enter_folder(self) -> None:
        """Open the folder under the cursor."""
        entry = self.pictures.entry
        if entry and entry.kind != "picture":
            self.folder = entry.path

    def action_parent(self) -> None:
        """Go to the parent folder."""
        self.folder = self.folder.parent

    def action_reread(self) -> None:
        """Read the folder again, with the cursor where it is."""
        self.notice = ""
        self.pictures.hold_cursor()
        self._read(self.folder, again=True)

    def action_toggle_hidden(self) -> None:
        """Show hidden files, or no longer."""
        self.hidden = not self.hidden

    @on(FolderList.Highlighted)
    def tell_highlighted(self, message: FolderList.Highlighted) -> None:
        """Tell of pictures only."""
        message.stop()
        self.post_message(self.Highlighted(self.pictures.highlighted))

    @on(FolderList.Chosen)
    def pick_clicked(self, message: FolderList.Chosen) -> None:
        """Take a double click for Enter."""
        message.stop()
        self.action_pick()
