"""The program around its screens: themes, keys and the commands that work everywhere."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding

from glm4v_tui.commands import KeyCommands
from glm4v_tui.long_lived import AT_REST, give_back
from glm4v_tui.paths import style
from glm4v_tui.plain_keys import read_plain_alt_keys
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.tab import Tab
from glm4v_tui.terminal.clipboard import osc52
from glm4v_tui.terminal.tmux import tmux_around
from glm4v_tui.terminal_app import TerminalApp
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.drawing import forget_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from textual.screen import Screen
    from textual.timer import Timer

    from glm4v_tui.terminal.surroundings import Surroundings


class Glm4vApp(TerminalApp):
    """Ask GLM-4V models about pictures."""

    TITLE = "glm4v-tui"
    CSS_PATH = style("app.tcss")
    COMMANDS = TerminalApp.COMMANDS | {KeyCommands}
    BINDINGS = [
        *TerminalApp.BINDINGS,
        Binding("f1", "help", "Help", id="help", tooltip="Show every key", priority=True),
        Binding(
            "ctrl+z",
            "suspend_process",
            "Go to the shell",
            id="shell",
            tooltip="Go to the shell; fg comes back",
            show=False,
            priority=True,
        ),
        Binding("ctrl+q", "quit", "Quit", id="quit", tooltip="Leave", priority=True),
    ]

    def __init__(
        self,
        first_screen: Callable[[], Screen[None]],
        *,
        surroundings: Surroundings | None = None,
        offered: Path | None = None,
        keys: Mapping[str, str],
        tour_marker: Path | None = None,
        at_rest: Callable[[], None] | None = None,
        leaving: Callable[[], None] | None = None,
    ) -> None:
        """Begin with a screen.

        Args:
            first_screen: makes it.
            surroundings: what is known of the terminal.
            offered: the file to write once the mending of tmux was offered.
            keys: keys by the id of their action.
            tour_marker: the file to write once the tour was shown; without it, none is shown.
            at_rest: is called when what was opened has been drawn.
            leaving: is called when the program begins to end.
        """
        super().__init__(surroundings, offered)
        self._first_screen = first_screen
        self._leaving = leaving
        self._tour_marker = tour_marker
        self._at_rest = at_rest
        self._resting: Timer | None = None
        self._scrolling: Timer | None = None
        read_plain_alt_keys()
        self._keys = keys
        self.set_keymap(dict(keys))

    def on_mount(self) -> None:
        """Show the first screen."""
        self.push_screen(self._first_screen())

    @on(ChatScreen.Begun)
    @on(Tab.Opened)
    def wait_for_rest(self) -> None:
        """Have done what is better done when nothing happens."""
        if self._resting is not None:
            self._resting.stop()
        if self._at_rest is not None:
            self._resting = self.set_timer(AT_REST, self._at_rest)

    @on(ChatLog.PutAway)
    def wait_for_reading(self, event: ChatLog.PutAway) -> None:
        """Give memory back once the user scrolls no more."""
        event.stop()
        if self._scrolling is not None:
            self._scrolling.stop()
        self._scrolling = self.set_timer(AT_REST, give_back)

    def on_exit_app(self) -> None:
        """Leave no picture in the terminal's memory, and let replies go on that may."""
        if self._leaving is not None:
            self._leaving()
        forget_pictures(self)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the clipboard of the terminal that the user sits at, and say what happened."""
        self._clipboard = text
        self._copy(text)

    @work(group="copy", exclusive=True)
    async def _copy(self, text: str) -> None:
        terminal = self.surroundings.terminal
        if terminal.tmux is not None and not terminal.tmux.far:
            # tmux may have been told in the meantime to let copied text through.
            terminal = replace(terminal, tmux=await asyncio.to_thread(tmux_around, os.environ))
        copied = osc52(text, terminal)
        if self._driver is not None and copied.sequence:
            self._driver.write(copied.sequence)
        self.notify(
            copied.words,
            severity="information" if copied.sequence else "warning",
            markup=False,
        )

    async def action_quit(self) -> None:
        """Leave by way of the conversation, which asks first while a reply is running."""
        for screen in self.screen_stack:
            if isinstance(screen, ChatScreen):
                screen.action_leave()

    def action_help(self) -> None:
        """Show every key that works here."""
        from glm4v_tui.screens.help_screen import HelpScreen
        from glm4v_tui.screens.tour_screen import TourScreen

        if isinstance(self.screen, TourScreen):
            # What it says of this key is meant of the screen below.
            self.pop_screen()
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._keys), self._show_wanted_tour)

    def _show_wanted_tour(self, wanted: bool | None) -> None:
        if wanted:
            self.action_tour()

    @on(ChatScreen.Begun)
    async def show_first_tour(self, event: ChatScreen.Begun) -> None:
        """Show the tour to who has never seen it, and remember that."""
        event.stop()
        if self._tour_marker is not None and self.action_tour():
            from glm4v_tui.once import remember

            await asyncio.to_thread(remember, self._tour_marker)

    def action_tour(self) -> bool:
        """Show the tour, where no dialog is in its way, and return whether it is shown."""
        from glm4v_tui.screens.tour_screen import TourScreen

        if not isinstance(self.screen, ChatScreen):
            return False
        self.push_screen(TourScreen(self.screen, self._keys))
        return True

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """Offer the tour in the palette too."""
        yield from super().get_system_commands(screen)
        yield SystemCommand("Show the tour", "Five steps through the screen", self.action_tour)
