"""A screen to which pictures come: pasted, dropped, copied into a folder, or fetched.

What only a dialog needs is imported when it opens: the first frame does without.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.binding import Binding

from glm4v_tui.chat.clean import clean
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.arrivals import Arrivals
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.key_groups import key_at_work
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from glm4v_tui.chat.addresses import Address
    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.chat.fetching import FetchLimits
    from glm4v_tui.chat.pasted import PastedElsewhere


@dataclass(frozen=True, slots=True)
class Incoming:
    """How pictures may come from elsewhere."""

    host: str = ""
    """What the user calls this machine in ssh; empty where that is not known."""
    watched: Path | None = None
    """A folder in which pictures are awaited."""
    limits: FetchLimits | None = None
    """What a picture from the web may take; `None` for the usual."""


class IncomingScreen(RecordedScreen):
    """Attaches what is pasted, offers what arrives, and helps to bring what is not here."""

    BINDINGS = [
        Binding(
            "f10,alt+a",
            "attach_arrived",
            "Attach arrived",
            id="attach-arrived",
            tooltip="Attach the pictures that have arrived in a watched folder",
            priority=True,
        ),
    ]

    incoming = Incoming()
    """How pictures may come; set before the screen is shown."""
    _pasted: tuple[Picture, ...] = ()

    def begin_receiving(self) -> None:
        """Watch the folder that was named, if any."""
        if self.incoming.watched is not None:
            self._await_pictures(self.incoming.watched)

    @work(group="watch")
    async def _await_pictures(self, folder: Path) -> None:
        await self._arrivals.begin(folder)

    @property
    def _arrivals(self) -> Arrivals:
        return self.query_one(Arrivals)

    @on(Picker.WatchWanted)
    def change_watching(self, event: Picker.WatchWanted) -> None:
        """Watch the folder of the picker, or no longer."""
        event.stop()
        name = clean(str(event.path))
        if self._arrivals.is_watching(event.path):
            self._arrivals.end(event.path)
            self.notify(f"{name} is watched no longer.", markup=False)
        else:
            self._await_pictures(event.path)
            self.notify(f"Pictures that arrive in {name} are offered from now on.", markup=False)

    @on(Arrivals.Arrived)
    def show_arrived(self, event: Arrivals.Arrived) -> None:
        """Name the key that attaches, and let the picker list what is new."""
        event.stop()
        self.refresh_bindings()
        self._arrivals.key = key_at_work(self, "attach-arrived")
        picker = self.query_one(Picker)
        if picker.folder == event.folder:
            picker.action_reread()

    @on(Arrivals.Troubled)
    def warn(self, event: Arrivals.Troubled) -> None:
        """Say what is wrong with a watched folder."""
        event.stop()
        self.notify(event.reason, severity="warning", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to attach what has arrived only when something has."""
        if action == "attach_arrived":
            arrivals = self.query_one_optional(Arrivals)
            return arrivals is not None and bool(arrivals.pictures)
        return super().check_action(action, parameters)

    def action_attach_arrived(self) -> None:
        """Attach what has arrived, and go to the prompt."""
        self._attach_offered(self._arrivals.take())
        self.refresh_bindings()
        self.set_focus(self.prompt)

    def refuse_arrived(self) -> bool:
        """Offer what has arrived no longer, and return whether there was anything."""
        refused = bool(self._arrivals.take())
        self.refresh_bindings()
        return refused

    @work(group="attach")
    async def _attach_offered(self, paths: tuple[Path, ...]) -> None:
        pictures = await self.inspected(paths)
        before = self.pane.attached
        self.pane.attach(*pictures)
        if pictures and self.pane.attached == before:
            self._arrivals.give_back(paths)
            self.refresh_bindings()

    @on(events.Paste)
    def hand_to_prompt(self, event: events.Paste) -> None:
        """Let files be dropped wherever the focus is."""
        from glm4v_tui.chat.pasted import may_name_files

        event.stop()
        if may_name_files(event.text):
            prompt = self.prompt
            self.set_focus(prompt)
            prompt.post_message(events.Paste(event.text))

    @on(Prompt.FilesPasted)
    def take_files(self, event: Prompt.FilesPasted) -> None:
        """Attach pictures, open a folder, or tell how to bring what is not here."""
        from glm4v_tui.chat.pasted import (
            PastedAddress,
            PastedElsewhere,
            PastedFolder,
            PastedPictures,
        )

        event.stop()
        match event.found:
            case PastedPictures(paths):
                self._attach_pasted(paths)
            case PastedFolder(path):
                self.query_one(Picker).folder = path
                self.set_focus(self.query_one(Picker).pictures)
            case PastedElsewhere():
                self._bring(event.found, event.text)
            case PastedAddress(address):
                self._fetch(address, event.text)

    @on(ChatPane.FetchWanted)
    def fetch_asked(self, event: ChatPane.FetchWanted) -> None:
        """Fetch a picture whose address stands alone in the prompt."""
        event.stop()
        self._fetch(event.address)

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
        pictures = await self.inspected(paths)
        before = len(self.pane.attached)
        self.pane.attach(*pictures)
        self._pasted = self.pane.attached[before:]
        if self._pasted:
            what = "the picture" if len(self._pasted) == 1 else f"{len(self._pasted)} pictures"
            self.notify(f"Attached {what}. Ctrl+_ pastes the text instead.", markup=False)

    @work(group="dialog")
    async def _fetch(self, address: Address, pasted: str = "") -> None:
        """Ask, fetch and attach; an address that was not pasted stands in the prompt."""
        from glm4v_tui.chat.fetching import FetchLimits
        from glm4v_tui.screens.fetch_screen import FetchScreen

        limits = self.incoming.limits or FetchLimits()
        screen = FetchScreen(address, self.transcripts, limits, pasted=bool(pasted))
        found = await self.app.push_screen_wait(screen)
        if found == "text":
            self.prompt.insert(pasted)
        elif found is not None:
            self.pane.attach(found)
            if not pasted:
                self.prompt.text = ""

    @work(group="dialog")
    async def _bring(self, missing: PastedElsewhere, text: str) -> None:
        """Show how to bring files that are not on this machine."""
        from glm4v_tui.chat.bringing import this_machine
        from glm4v_tui.screens.bring_screen import BringScreen

        machine = this_machine(self.incoming.host)
        folder = await asyncio.to_thread(_writable, self.query_one(Picker).folder)
        await self._arrivals.begin(folder)
        screen = BringScreen(missing, folder, machine)
        if await self.app.push_screen_wait(screen) == "text":
            self.prompt.insert(text)


def _writable(folder: Path) -> Path:
    """Return a folder into which the user may write: this one, else the current one or the home."""
    candidates = (folder, Path.cwd(), Path.home())
    return next((place for place in candidates if os.access(place, os.W_OK | os.X_OK)), folder)
