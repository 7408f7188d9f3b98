"""The program around its screens: themes, keys and the commands that work everywhere."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import work
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.binding import Binding
from textual.keys import Keys

from glm4v_tui.commands import KeyCommands
from glm4v_tui.keyboard import keyboard_driver
from glm4v_tui.paths import style
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.terminal.clipboard import osc52
from glm4v_tui.terminal.tmux import tmux_around
from glm4v_tui.widgets.picture_view import forget_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from glm4v_tui.terminal.terminal import Terminal


PLAIN_ALT_ENTER = "\x1b\r"
"""What Alt+Enter sends on a terminal without the kitty keyboard protocol."""


class Glm4vApp(App[None]):
    """Ask GLM-4V models about pictures."""

    TITLE = "glm4v-tui"
    CSS_PATH = style("app.tcss")
    COMMANDS = App.COMMANDS | {KeyCommands}
    BINDINGS = [
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
        terminal: Terminal | None = None,
        keys: Mapping[str, str],
    ) -> None:
        super().__init__(driver_class=keyboard_driver(terminal) if terminal else None)
        self._terminal = terminal
        self._first_screen = first_screen
        # Textual reads these bytes as Enter, which would send a question half-written.
        cast("dict[str, tuple[Keys, ...]]", ANSI_SEQUENCES_KEYS)[PLAIN_ALT_ENTER] = (Keys.ControlJ,)
        self._keys = keys
        self.set_keymap(dict(keys))

    def on_mount(self) -> None:
        """Show the first screen."""
        self.push_screen(self._first_screen())

    def on_exit_app(self) -> None:
        """Leave no picture in the terminal's memory."""
        forget_pictures(self)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the clipboard of the terminal that the user sits at, and say what happened."""
        self._clipboard = text
        self._copy(text)

    @work(group="copy", exclusive=True)
    async def _copy(self, text: str) -> None:
        terminal = self._terminal
        if terminal is not None and terminal.tmux is not None:
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

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._keys))
