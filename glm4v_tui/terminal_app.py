"""What the program does about the terminal around it while it runs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App
from textual.binding import Binding

from glm4v_tui.keyboard import Asking, Stirred, keyboard_driver
from glm4v_tui.once import remember
from glm4v_tui.terminal.alt_keys import kept_apart
from glm4v_tui.terminal.surroundings import Surroundings
from glm4v_tui.widgets.drawing import Drawing, hand_on
from glm4v_tui.widgets.key_groups import key_at_work

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events


class TerminalApp(App[None]):
    """Asks the terminal anew when it may be another one, and has pictures drawn to suit it."""

    BINDINGS = [
        Binding(
            "alt+t,f11",
            "terminal",
            "This terminal",
            id="terminal",
            tooltip="Show what this terminal can show, and why pictures look as they do",
            show=False,
            priority=True,
        ),
    ]

    def __init__(
        self, surroundings: Surroundings | None = None, offered: Path | None = None
    ) -> None:
        """`offered` is the file to write once the user was offered to set tmux."""
        driver = keyboard_driver(surroundings.terminal) if surroundings else None
        super().__init__(driver_class=driver)
        self.surroundings = surroundings or Surroundings()
        self._offered = offered

    def on_ready(self) -> None:
        """Look again after Ctrl+Z, and offer once what tmux lacks."""
        self.app_resume_signal.subscribe(self, lambda _: self.ask_terminal())
        if self.surroundings.worth_opening and self._offered and not self._offered.exists():
            self._offer(self._offered)

    @work(group="terminal-offer")
    async def _offer(self, offered: Path) -> None:
        await asyncio.to_thread(remember, offered)
        where = key_at_work(self.screen, "terminal") or "“This terminal” in the palette"
        self.notify(
            f"tmux keeps sharp pictures from {self.surroundings.terminal.name}. "
            f"{where} shows the terminal; p there lets them through.",
            timeout=12,
            markup=False,
        )

    @on(Stirred)
    def look_around(self, event: Stirred) -> None:
        """See whether tmux has moved to another terminal, when the user is back."""
        event.stop()
        self._look_around()

    def on_app_focus(self) -> None:
        """See whether tmux has moved to another terminal."""
        self._look_around()

    def on_resize(self, _event: events.Resize) -> None:
        """See whether tmux has moved to another terminal, which is rarely as large."""
        self._look_around()

    @work(group="terminal-look", exclusive=True)
    async def _look_around(self) -> None:
        if isinstance(self._driver, Asking) and await self.surroundings.has_moved():
            self.ask_terminal()

    @work(group="terminal-ask", exclusive=True)
    async def ask_terminal(self) -> None:
        """Ask the terminal what it can show, and draw so."""
        if isinstance(self._driver, Asking):
            await self.surroundings.ask_again(self._driver.ask)
            if self._driver is not None:
                self._driver.write(kept_apart(self.surroundings.terminal))
        self.draw_anew()

    def draw_anew(self) -> None:
        """Have every picture drawn as the terminal can."""
        graphics = self.surroundings.graphics
        for screen in self.screen_stack:
            if isinstance(screen, Drawing):
                screen.draw_with(graphics)
            else:
                hand_on(screen, graphics)
        # A terminal may have printed what it could not read.
        self.screen.refresh()

    def action_terminal(self) -> None:
        """Show what was found of the terminal."""
        from glm4v_tui.screens.terminal_screen import TerminalScreen

        if not isinstance(self.screen, TerminalScreen):
            self.push_screen(TerminalScreen(self.surroundings))

    def on_terminal_screen_asked(self) -> None:
        """Ask the terminal again because the user wants it."""
        self.ask_terminal()

    def on_terminal_screen_kind_wanted(self) -> None:
        """Try the next kind of graphics."""
        self.surroundings.try_next()
        self.draw_anew()

    async def on_terminal_screen_passage_wanted(self) -> None:
        """Have tmux let pictures through, as the user said yes to."""
        if await self.surroundings.let_through():
            self.ask_terminal()
        else:
            self.notify("tmux refused to let pictures through.", severity="error")
