"""The keyboard after the terminal was asked: no early key lost, no late answer typed."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from glm4v_tui.terminal.answers import LateAnswers

if TYPE_CHECKING:
    from textual.driver import Driver

    from glm4v_tui.terminal.terminal import Terminal

_TICK = 0.1
"""Seconds after which a lone Escape is a key, as in Textual's own driver."""


def keyboard_driver(terminal: Terminal) -> type[Driver] | None:
    """Return the driver that an app needs after this probe, `None` for Textual's own.

    It is needed where keys came among the answers, or where answers may still come.
    """
    if not terminal.early and (terminal.answered or not terminal.asked):
        return None
    return _driver(terminal.early)


def _driver(early: bytes) -> type[Driver]:
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    class PatientDriver(LinuxDriver):
        """Textual's driver, with the keys of before and without the answers of after."""

        def run_input_thread(self) -> None:
            """Read keys until the screen is given back."""
            parser = XTermParser(self._debug)
            late = LateAnswers()
            decode = getincrementaldecoder("utf-8")("replace").decode

            def enter(keys: bytes) -> None:
                # The parser takes an empty text for the end of all input.
                if text := decode(keys):
                    for message in parser.feed(text):
                        self.process_message(message)

            enter(late.keys(early))
            with selectors.DefaultSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if not selector.select(_TICK):
                        enter(late.rest())
                    elif data := os.read(self.fileno, 4096):
                        enter(late.keys(data))
                    for message in parser.tick():
                        self.process_message(message)

    return PatientDriver
