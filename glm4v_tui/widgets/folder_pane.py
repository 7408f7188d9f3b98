"""One folder on the screen: read bit by bit, in the wanted order, with words on its border."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Self

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.folders import Listing, View, nearest_folder, why_unreadable
from glm4v_tui.chat.reading import read_folder
from glm4v_tui.widgets.picker_titles import counts, folder_title
from glm4v_tui.widgets.picture_list import PictureList


class FolderPane(Vertical):
    """Shows a folder, says what there is, and goes on above it where it is lost."""

    DEFAULT_CSS = """
    FolderPane {
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

    folder: var[Path] = var(Path, init=False)
    """The folder that is shown; an absolute path."""
    view: var[View] = var(View, init=False)
    """Which files of the folder are shown, and in which order."""
    notice: var[str] = var("", init=False)
    """What went wrong with the last folder, in one sentence."""

    class FolderOpened(Message, namespace="picker"):
        """The first files of a folder are shown."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Failed(Message, namespace="picker"):
        """A folder could not be read, and the nearest one above it is opened instead."""

        def __init__(self, path: Path, reason: str) -> None:
            super().__init__()
            self.path = path
            self.reason = reason
            """What went wrong, in one sentence that is safe to show."""

    def __init__(self, folder: Path, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(FolderPane.folder, self.validate_folder(folder))
        self._listing = Listing(self.folder, (), finished=False)
        self._read_again = 0
        self._left: tuple[Listing, str, Path | None] | None = None

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
        self._left = None
        self.set_reactive(FolderPane.view, self._view_of_folder())
        below = old.is_relative_to(new)
        self._begin(new / old.relative_to(new).parts[0] if below else None)

    def watch_view(self, old: View, new: View) -> None:
        """Read the folder again, or all folders below it, or show it as it was before that."""
        if new.below and not old.below:
            self._left = self._listing, self.pictures.wanted, self._place_of_cursor()
            self._begin(None)
        elif old.below and not new.below and self._left:
            self._show_as_it_was(*self._left)
        else:
            self.reread()

    def _view_of_folder(self) -> View:
        view = self.view
        return View(view.order, view.backwards, view.hidden, view.all_files)

    def _place_of_cursor(self) -> Path | None:
        return self.pictures.entry.path if self.pictures.entry else None

    def _begin(self, sought: Path | None) -> None:
        """Read what is wanted now from its beginning."""
        self._listing = Listing(self.folder, (), finished=False)
        self.pictures.keep_escape = not self.view.below
        self.pictures.begin(sought)
        self.notice = ""
        self._write_titles()
        self._read(self.folder)

    def _show_as_it_was(self, listing: Listing, wanted: str, sought: Path | None) -> None:
        """Show a folder, its filter and its cursor again, without asking the disk."""
        self._left = None
        self.workers.cancel_group(self, "folder")
        self.pictures.keep_escape = True
        self.pictures.begin(sought, wanted)
        self._show(listing)
        self.refresh_bindings()
        if not listing.finished:
            self._read(self.folder, again=True)

    def watch_notice(self) -> None:
        """Show the sentence above the list."""
        notice = self.query_one(".picker--notice", Static)
        notice.update(self.notice)
        notice.set_class(bool(self.notice), "-said")

    def reread(self) -> None:
        """Read the folder again, with the cursor where it is."""
        self.notice = ""
        self.pictures.hold_cursor()
        # What is wanted is said before reading a long folder takes the processor.
        self._write_titles()
        self._read(self.folder, again=True)

    @work(exclusive=True, group="folder")
    async def _read(self, folder: Path, *, again: bool = False) -> None:
        """Read a folder in a thread; one that is read again is shown only when it is complete."""
        opened = again
        listings = read_folder(folder, self.view)
        try:
            while listing := await asyncio.to_thread(next, listings, None):
                if listing.finished or not again:
                    self._show(listing)
                else:
                    self._count(listing)
                if not opened:
                    opened = True
                    self.post_message(self.FolderOpened(folder))
        except OSError as error:
            nearest = await asyncio.to_thread(nearest_folder, folder)
            self.call_later(self._leave, folder, nearest, why_unreadable(error))
        else:
            if not self._listing.full:
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
        self._listing, self._read_again = listing, 0
        self.pictures.fill(listing.entries)
        self._write_titles()

    def _count(self, listing: Listing) -> None:
        self._read_again = listing.lines
        self._write_titles()

    @on(PictureList.Filtered)
    def tell_numbers(self, message: PictureList.Filtered) -> None:
        """Say how many entries match."""
        message.stop()
        self._write_titles()

    def _write_titles(self) -> None:
        width = max(1, self.size.width - 4)
        listed, shown = self.pictures, len(self.pictures.entries)
        marked = len(listed.marks)
        words = counts(self._listing, shown, listed.wanted, marked, width, self._read_again)
        self.border_title = Content(folder_title(self.folder, width, self.view))
        self.border_subtitle = Content(words)
