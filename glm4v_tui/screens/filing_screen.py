"""A screen whose saved conversations can be found, copied and handed on."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.banner import Banner
from glm4v_tui.widgets.key_groups import key_at_work

if TYPE_CHECKING:
    from glm4v_tui.chat.reopening import Saved


class FilingScreen(RecordedScreen):
    """Opens the list of conversations, and goes on with copies of those that can be read only."""

    BINDINGS = [
        Binding(
            "alt+l",
            "go_on_in_copy",
            "Go on in a copy",
            id="go-on-in-copy",
            tooltip="Go on with a copy of a conversation that can be read only",
            # Else the prompt takes it first.
            priority=True,
        ),
        Binding(
            "alt+x",
            "export",
            "Export",
            id="export",
            tooltip="Write the conversation as Markdown, HTML, JSON or text",
            priority=True,
            show=False,
        ),
    ]

    cache: Path | None = None
    """Where the index of what was said is kept; `None` keeps it for as long as it is needed."""

    def show_front(self) -> None:
        """Name the key that goes on in a copy of the conversation in front, where there is one."""
        super().show_front()
        if self.pane.locked:
            self.pane.query_one(Banner).key = key_at_work(self, "go-on-in-copy")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a copy only of what cannot be gone on with."""
        if action == "go_on_in_copy":
            return bool(self.pane.locked)
        return super().check_action(action, parameters)

    @work(group="dialog")
    async def action_transcripts(self) -> None:
        """Choose a saved conversation and go on with it."""
        from glm4v_tui.chat.index import Index
        from glm4v_tui.screens.transcripts_screen import TranscriptsScreen

        if self.is_busy():
            return
        index = Index(self.transcripts, self.cache)
        chosen = TranscriptsScreen(index, self._file, self.pane.graphics)
        if path := await self.app.push_screen_wait(chosen):
            await self.resume(path)

    async def _file(
        self, path: Path, *, title: str | None = None, archived: bool | None = None
    ) -> None:
        """File a saved conversation; the one that is open is written to by its recorder alone."""
        from glm4v_tui.chat import shelf

        if path == self.tab.recorder.path:
            self.tab.recorder.filed(title=title, archived=archived)
            await self.tab.recorder.written()
        elif title is not None:
            await asyncio.to_thread(shelf.title, path, title)
        elif archived is not None:
            await asyncio.to_thread(shelf.archive, path, archived)

    @work(group="dialog")
    async def action_export(self) -> None:
        """Choose how and where the conversation is written to a file."""
        from glm4v_tui.screens.exporting import export_saved

        if self.is_busy():
            return
        if self.pane.conversation.turns:
            await export_saved(self, await self._saved())
        else:
            self.notify("There is nothing to export yet.", severity="warning")

    async def _saved(self) -> Saved:
        """Return the conversation as it is saved, or, where it is not, as it stands here."""
        from glm4v_tui.chat.copying import unsaved
        from glm4v_tui.chat.reopening import TranscriptError, read

        await self.tab.recorder.written()
        path = self.tab.recorder.path
        if path is not None and not self.pane.unsaved:
            with suppress(TranscriptError):
                return await asyncio.to_thread(read, path)
        if self.pane.locked and self.tab.opened is not None:
            return self.tab.opened
        return unsaved(self.pane.conversation, self.tab.model_name)

    @work(group="dialog")
    async def action_go_on_in_copy(self) -> None:
        """Write a copy of a conversation that can be read only, and go on there."""
        from glm4v_tui.chat.reopening import TranscriptError

        if self.is_busy():
            return
        try:
            path = await asyncio.to_thread(self._copy)
        except TranscriptError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            await self.resume(path)

    def _copy(self) -> Path:
        from glm4v_tui.chat.copying import save_copy

        saved = self.tab.opened
        return save_copy(
            self.pane.conversation,
            self.transcripts,
            self.tab.model_name,
            sampling=asdict(self.pane.sampling),
            numbers=saved.numbers if saved else None,
            title=saved.title if saved else "",
        )
