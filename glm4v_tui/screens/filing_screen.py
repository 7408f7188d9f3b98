"""A screen whose saved conversations can be found, copied and handed on."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.banner import Banner
from glm4v_tui.widgets.key_groups import key_at_work

if TYPE_CHECKING:
    from pathlib import Path


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
    ]

    def begin_filing(self) -> None:
        """Begin to name the key that goes on in a copy, where there is one."""
        self.watch(self.pane, "locked", self._name_key, init=False)

    def _name_key(self) -> None:
        self.query_one(Banner).key = key_at_work(self, "go-on-in-copy")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a copy only of what cannot be gone on with."""
        if action == "go_on_in_copy":
            return bool(self.pane.locked)
        return super().check_action(action, parameters)

    @work(group="dialog")
    async def action_transcripts(self) -> None:
        """Choose a saved conversation and go on with it."""
        from glm4v_tui.chat.transcripts import listed
        from glm4v_tui.screens.transcripts_screen import TranscriptsScreen

        if self.is_busy():
            return
        chosen = TranscriptsScreen(partial(listed, self.transcripts))
        if path := await self.app.push_screen_wait(chosen):
            await self.resume(path)

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

        saved = self.opened
        return save_copy(
            self.pane.conversation,
            self.transcripts,
            self.model_name,
            sampling=self.pane.sampling.model_dump(mode="json"),
            numbers=saved.numbers if saved else None,
            title=saved.title if saved else "",
        )
