"""The saved conversations, to find, open and file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer

from glm4v_tui.chat import shelf
from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.paths import style
from glm4v_tui.screens.transcript_keys import FILING_KEYS
from glm4v_tui.screens.transcript_lines import Listing
from glm4v_tui.widgets.conversation_pictures import ConversationPictures
from glm4v_tui.widgets.found_list import FoundList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glm4v_tui.chat.index import Hit, Index
    from glm4v_tui.chat.transcripts import Entry
    from glm4v_tui.terminal.graphics import Graphics


class FileIt(Protocol):
    """Writes how the user files a conversation; may raise `TranscriptError`."""

    def __call__(
        self, path: Path, *, title: str | None = None, archived: bool | None = None
    ) -> Awaitable[None]:
        """Give a title, or put away."""
        ...


class TranscriptsScreen(ModalScreen[Path | None]):
    """Answers with the transcript that was chosen."""

    CSS_PATH = style("transcripts_screen.tcss")
    BINDING_GROUP_TITLE = "Conversations"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = [
        *FILING_KEYS,
        Binding("escape", "dismiss", "Back", id="transcripts.back", tooltip="Open nothing"),
    ]

    def __init__(self, index: Index, file: FileIt, graphics: Graphics | None = None) -> None:
        """Show what an index knows, and file it with what writes to transcripts."""
        super().__init__()
        self._index = index
        self._file = file
        self._graphics = graphics
        self._entries: Sequence[Entry] = ()
        self._archived = False
        self._hits: Sequence[Hit] | None = None
        """What was found; `None` while nothing is sought."""
        self._listing = Listing()
        """What is on the list now."""
        self._deleted: list[Path] = []

    def compose(self) -> ComposeResult:
        """Lay out the list beside the pictures."""
        with Vertical(id="box") as box:
            box.border_title = "Conversations"
            with Horizontal(id="panes"):
                yield FoundList(
                    "Nothing is saved yet: a conversation is saved from its first question."
                )
                yield ConversationPictures(self._graphics)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what is known, and then what is there."""
        self._list.explain("Reading the conversations…")
        self._load()

    @property
    def _list(self) -> FoundList:
        return self.query_one(FoundList)

    @work(group="load", exclusive=True)
    async def _load(self, highlighted: int = 0) -> None:
        loop = asyncio.get_running_loop()

        def tell(done: int, every: int) -> None:
            loop.call_soon_threadsafe(self._tell, done, every)

        try:
            if not self._entries:
                # What was known the last time is there at once.
                self._entries = await asyncio.to_thread(self._index.entries)
                if self._entries:
                    await self._seek(highlighted)
            await asyncio.to_thread(self._index.refresh, tell)
            self._entries = await asyncio.to_thread(self._index.entries)
            await self._seek(highlighted)
            self.query_one("#box").border_subtitle = ""
        except TranscriptError as error:
            self._list.explain(error.message)

    def _tell(self, done: int, every: int) -> None:
        """Say how far the reading is, where it takes long enough to be seen."""
        words = f"reading {done:,} of {every:,}"
        if done and self.is_attached:
            self.query_one("#box").border_subtitle = words
            if not self._entries:
                self._show_first()

    @work(group="first", exclusive=True)
    async def _show_first(self) -> None:
        """Show the conversations of late while the others are still being read."""
        with suppress(TranscriptError):
            entries = await asyncio.to_thread(self._index.entries)
            if not self._entries:
                self._entries = entries
                await self._seek(0)

    @on(FoundList.Sought)
    def seek(self, event: FoundList.Sought) -> None:
        """Look up what was typed."""
        event.stop()
        self._seek_typed()

    @work(group="seek", exclusive=True)
    async def _seek_typed(self) -> None:
        try:
            await self._seek(0)
        except TranscriptError as error:
            self.notify(error.message, severity="warning", markup=False)

    async def _seek(self, highlighted: int) -> None:
        """Find what is typed, and show it unless something else has been typed meanwhile."""
        words = self._list.words
        hits = await asyncio.to_thread(self._index.search, words) if words else None
        if words == self._list.words:
            self._hits = hits
            self._show(highlighted)

    def _show(self, highlighted: int) -> None:
        self._listing = Listing(self._entries, self._archived, self._hits, self._list.words)
        box = self.query_one("#box")
        box.border_title = "Archived conversations" if self._archived else "Conversations"
        lines, count = self._listing.lines(), self._listing.count()
        self._list.show_found(lines, count, highlighted=highlighted)
        self.refresh_bindings()

    @on(FoundList.Highlighted)
    def show_pictures(self, event: FoundList.Highlighted) -> None:
        """Show the pictures of the conversation under the cursor."""
        event.stop()
        entry = self._entry(event.index)
        self.query_one(ConversationPictures).show(entry.path if entry else None)

    @on(FoundList.Chosen)
    def answer(self, event: FoundList.Chosen) -> None:
        """Answer with the file of the conversation."""
        event.stop()
        self.dismiss(self._listing.shown[event.index].path)

    def _entry(self, index: int | None) -> Entry | None:
        shown = self._listing.shown
        return shown[index] if index is not None and index < len(shown) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something for."""
        if action == "restore":
            return bool(self._deleted)
        if action in ("title", "delete", "archive", "export"):
            return bool(self._listing.shown)
        return super().check_action(action, parameters)

    def action_archived(self) -> None:
        """Show the archived conversations, or the others again."""
        self._archived = not self._archived
        self._show(0)

    @work(group="file")
    async def action_title(self) -> None:
        """Ask for a title and give it."""
        from glm4v_tui.screens.title_screen import TitleScreen

        if entry := self._entry(self._list.index):
            title = await self.app.push_screen_wait(TitleScreen(entry.title))
            if title is not None:
                await self._change(self._file(entry.path, title=title))

    @work(group="file")
    async def action_export(self) -> None:
        """Ask how and where to write the conversation."""
        from glm4v_tui.screens.exporting import export_file

        if entry := self._entry(self._list.index):
            await export_file(self, entry.path)

    @work(group="file")
    async def action_archive(self) -> None:
        """Put the conversation away, or take it out again."""
        if entry := self._entry(self._list.index):
            await self._change(self._file(entry.path, archived=not entry.archived))

    @work(group="file")
    async def action_delete(self) -> None:
        """Delete the conversation, so that it can be put back."""
        if entry := self._entry(self._list.index):
            await self._change(self._delete(entry.path))

    async def _delete(self, path: Path) -> None:
        self._deleted.append(await asyncio.to_thread(shelf.delete, path))

    @work(group="file")
    async def action_restore(self) -> None:
        """Put back what was deleted last."""
        if self._deleted:
            await self._change(self._restore())

    async def _restore(self) -> None:
        await asyncio.to_thread(shelf.restore, self._deleted.pop())

    async def _change(self, change: Awaitable[None]) -> None:
        """Make a change, and list what is there then, the cursor where it was."""
        try:
            await change
        except TranscriptError as error:
            self.notify(error.message, severity="error", markup=False)
        self._load(self._list.index or 0)
