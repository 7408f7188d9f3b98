"""A screen whose conversation is saved while it happens, and can be left for another one.

What only a dialog or a file needs is imported when it is needed: the first frame does without.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import PictureError, inspect
from glm4v_tui.screens.drafted_tab import DraftedTab
from glm4v_tui.screens.tabbed_screen import TabbedScreen
from glm4v_tui.widgets.chat_pane import STILL_REPLYING, ChatPane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.engine.protocol import Engine, Sampling


class RecordedScreen(TabbedScreen):
    """Has what its tabs tell of saved, and opens what was saved."""

    BINDINGS = [
        *TabbedScreen.BINDINGS,
        Binding(
            "f3,ctrl+l",
            "transcripts",
            "Reopen",
            id="transcripts",
            tooltip="Open a saved conversation",
        ),
        Binding("ctrl+n", "new", "New", id="new", tooltip="Begin a new conversation"),
        Binding(
            "ctrl+s",
            "save_markdown",
            "Save as Markdown",
            id="save-markdown",
            tooltip="Save a copy with its pictures as Markdown",
            show=False,
        ),
    ]

    def __init__(
        self, engine: Engine, *, transcripts: Path, sampling: Sampling, system: str
    ) -> None:
        """`sampling` and `system` are what a new conversation begins with."""
        super().__init__()
        self._first_sampling = sampling
        self.first = Conversation(system=system)
        """A conversation in which nothing is said yet."""
        self.engine = engine
        """The engine that answers."""
        self.transcripts = transcripts
        """The folder of the transcripts."""

    def make_pane(self) -> ChatPane:
        """Return an empty conversation, as it is shown."""
        raise NotImplementedError

    def make_tab(self) -> DraftedTab:
        """Return a new conversation, which nothing is saved of yet."""
        return DraftedTab(
            self.engine,
            self.make_pane(),
            transcripts=self.transcripts,
            sampling=self._first_sampling,
            first=self.first,
        )

    async def inspected(self, paths: Iterable[Path]) -> tuple[Picture, ...]:
        """Return what the files hold, and tell of those that are no pictures."""
        pictures: list[Picture] = []
        for path in paths:
            try:
                pictures.append(await asyncio.to_thread(inspect, path))
            except PictureError as error:
                self.notify(error.message, severity="error", markup=False)
        return tuple(pictures)

    def start_recorders(self) -> None:
        """Write what is to be saved of every conversation, until it is closed."""
        for tab in self.tabs:
            tab.recorder.start()

    async def begin_with(self, resumed: Path | None) -> None:
        """Open a saved conversation, or a new one with what a killed program left unsent."""
        if resumed is not None:
            await self.resume(resumed)
        elif isinstance(self.tab, DraftedTab):
            self.tab.bring_back_new()

    async def resume(self, path: Path) -> None:
        """Open a saved conversation and go on with it."""
        from glm4v_tui.chat.reopening import TranscriptError, read

        if tab := self.tab_of(path):
            self.go_to_tab(tab)
            return
        try:
            saved = await asyncio.to_thread(read, path)
        except TranscriptError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            await self.tab.open(saved)

    async def action_new(self) -> None:
        """Begin a new conversation; the old one is saved."""
        if not self.is_busy():
            await self.tab.open(None)

    @work(group="dialog")
    async def action_save_markdown(self) -> None:
        """Save the conversation as Markdown, with its pictures, where the program was started."""
        from glm4v_tui.chat.export import ExportError, save_markdown
        from glm4v_tui.chat.titles import title_of

        conversation = self.pane.conversation
        if not conversation.turns:
            self.notify("There is nothing to save yet.", severity="warning")
            return
        save = partial(
            save_markdown,
            conversation,
            Path.cwd(),
            title=title_of(conversation.turns[0]),
            model=self.engine.checkpoint.title,
        )
        try:
            path = await asyncio.to_thread(save)
        except ExportError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            self.notify(clean(str(path)), title="Saved as Markdown", markup=False)

    def is_busy(self) -> bool:
        """Whether a reply is still coming, which is said."""
        if self.pane.replying:
            self.notify(STILL_REPLYING, severity="warning")
        return self.pane.replying
