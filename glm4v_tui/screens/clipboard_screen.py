"""A screen that fetches the picture of the terminal's clipboard, where the terminal gives it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from glm4v_tui.chat.files import replace_private
from glm4v_tui.chat.pictures import BYTES
from glm4v_tui.keyboard import Giving
from glm4v_tui.screens.looking_screen import LookingScreen
from glm4v_tui.terminal.clippings import KINDS, ClipboardError, Clipping
from glm4v_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

NOTHING_PASTED = (
    "Nothing came: terminals paste text, and no pictures. Save the picture to a file and drop that "
    "here, or copy it into a folder that is watched (--watch, or Ctrl+W in the pictures)."
)
"""What works instead of pasting a picture."""

PATIENCE = 60.0
"""Seconds without a word from the terminal, which may have to ask its user first."""


class ClipboardScreen(LookingScreen):
    """Attaches the picture that an empty paste stands for, or says what works instead."""

    _clippings = 0

    @on(Prompt.NothingPasted)
    def take_clipboard(self, event: Prompt.NothingPasted) -> None:
        """Ask the terminal for a picture if it gives any, and else say how one comes here."""
        event.stop()
        driver = self.app._driver
        if isinstance(driver, Giving) and driver.gives_pictures:
            self._say("Asking the terminal for the picture on its clipboard…", "information")
            self._fetch_clipping(driver)
        else:
            self._say(NOTHING_PASTED, "warning")

    @work(group="clipboard", exclusive=True)
    async def _fetch_clipping(self, driver: Giving) -> None:
        try:
            clipping = await driver.clipping(BYTES, PATIENCE)
            path = await asyncio.to_thread(self._written, clipping)
        except ClipboardError as error:
            self._say(f"Nothing came from the terminal’s clipboard: {error}.", "warning")
        except OSError as error:
            self._say(f"The picture from the clipboard is not kept: {error.strerror}.", "error")
        else:
            self.pane.attach(*await self.inspected((path,)))
            self.set_focus(self.prompt)

    def _written(self, clipping: Clipping) -> Path:
        self._clippings += 1
        name = f"clipboard-{self._clippings}{KINDS[clipping.kind]}"
        path = Path(self._cuttings.name) / name
        replace_private(path, clipping.content)
        return path

    def _say(self, words: str, severity: SeverityLevel) -> None:
        self.notify(words, severity=severity, markup=False)
