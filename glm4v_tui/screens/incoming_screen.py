"""A screen to which pictures come from elsewhere: pasted or dropped onto the terminal.

What only a dialog needs is imported when it opens: the first frame does without.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work

from glm4v_tui.chat.pasted import (
    PastedElsewhere,
    PastedFolder,
    PastedPictures,
    may_name_files,
)
from glm4v_tui.chat.pictures import PictureError, inspect
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glm4v_tui.chat.conversation import Picture


@dataclass(frozen=True, slots=True)
class Incoming:
    """How pictures may come from elsewhere."""

    host: str = ""
    """What the user calls this machine in ssh; empty where that is not known."""


class IncomingScreen(RecordedScreen):
    """Attaches what is pasted, and helps to bring what is not on this machine."""

    incoming = Incoming()
    """How pictures may come; set before the screen is shown."""
    _pasted: tuple[Picture, ...] = ()

    @on(events.Paste)
    def hand_to_prompt(self, event: events.Paste) -> None:
        """Let files be dropped wherever the focus is."""
        event.stop()
        if may_name_files(event.text):
            prompt = self.query_one(Prompt)
            self.set_focus(prompt)
            prompt.post_message(events.Paste(event.text))

    @on(Prompt.FilesPasted)
    def take_files(self, event: Prompt.FilesPasted) -> None:
        """Attach pictures, open a folder, or tell how to bring what is not here."""
        event.stop()
        match event.found:
            case PastedPictures(paths):
                self._attach_pasted(paths)
            case PastedFolder(path):
                self.query_one(Picker).folder = path
                self.set_focus(self.query_one(Picker).pictures)
            case PastedElsewhere():
                self._bring(event.found, event.text)

    @on(Prompt.TextPreferred)
    def take_pasted_back(self, event: Prompt.TextPreferred) -> None:
        """Take back the pictures whose paths are text after all."""
        event.stop()
        mistaken = {id(picture) for picture in self._pasted}
        left = (picture for picture in self.pane.attached if id(picture) not in mistaken)
        self.pane.attached = tuple(left)
        self._pasted = ()

    @work(group="attach")
    async def _attach_pasted(self, paths: tuple[Path, ...]) -> None:
        pictures = await self._inspected(paths)
        before = len(self.pane.attached)
        self.pane.attach(*pictures)
        self._pasted = self.pane.attached[before:]
        if self._pasted:
            what = "the picture" if len(self._pasted) == 1 else f"{len(self._pasted)} pictures"
            self.notify(f"Attached {what}. Ctrl+Z pastes the text instead.", markup=False)

    async def _inspected(self, paths: Iterable[Path]) -> tuple[Picture, ...]:
        """Return what the files hold, and tell of those that are no pictures."""
        pictures: list[Picture] = []
        for path in paths:
            try:
                pictures.append(await asyncio.to_thread(inspect, path))
            except PictureError as error:
                self.notify(error.message, severity="error", markup=False)
        return tuple(pictures)

    @work(group="dialog")
    async def _bring(self, missing: PastedElsewhere, text: str) -> None:
        """Show how to bring files that are not on this machine."""
        from glm4v_tui.chat.bringing import this_machine
        from glm4v_tui.screens.bring_screen import BringScreen

        machine = this_machine(self.incoming.host)
        folder = await asyncio.to_thread(_writable, self.query_one(Picker).folder)
        screen = BringScreen(missing, folder, machine)
        if await self.app.push_screen_wait(screen) == "text":
            self.query_one(Prompt).insert(text)


def _writable(folder: Path) -> Path:
    """Return a folder into which the user may write: this one, else the current one or the home."""
    candidates = (folder, Path.cwd(), Path.home())
    return next((place for place in candidates if os.access(place, os.W_OK | os.X_OK)), folder)
