"""The keyboard beside the terminal's answers: no early key lost, no answer typed."""

from __future__ import annotations

import asyncio
import os
import selectors
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.message import Message

from glm4v_tui.terminal import alt_keys
from glm4v_tui.terminal.answers import LateAnswers
from glm4v_tui.terminal.clippings import REQUEST, ClipboardAnswer, ClipboardError, Packets
from glm4v_tui.terminal.pastes import Pastes
from glm4v_tui.terminal.probe import Wait

if TYPE_CHECKING:
    from textual.driver import Driver

    from glm4v_tui.terminal.clippings import Clipping
    from glm4v_tui.terminal.questions import Question
    from glm4v_tui.terminal.terminal import Terminal

_TICK = 0.1
"""Seconds after which a lone Escape is a key, as in Textual's own driver."""

SILENCE = 3.0
"""Seconds without a key, after which the user may be sitting at another terminal."""


class Stirred(Message):
    """A key, the mouse or the focus has moved after a while of silence."""


@runtime_checkable
class Asking(Protocol):
    """A driver that can ask the terminal while the program runs."""

    async def ask(self, asked: Question, patience: float) -> tuple[bytes, ...]:
        """Return the answers that come within so many seconds."""


@runtime_checkable
class Giving(Protocol):
    """A driver whose terminal may give what is on its clipboard."""

    gives_pictures: bool
    """Whether the terminal speaks that protocol, and nothing in between keeps it back."""

    async def clipping(self, limit: int, patience: float) -> Clipping:
        """Return the picture on the clipboard, of at most `limit` bytes.

        Raises:
            ClipboardError: there is none, or nothing has come for so many seconds.
        """


def keyboard_driver(terminal: Terminal) -> type[Driver]:
    """Return the driver that an app needs after this probe."""
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    class PatientDriver(LinuxDriver):
        """Textual's driver, with the keys of before and without the answers of after."""

        _early = terminal.early
        _late = LateAnswers(expected=bool(_early) or (terminal.asked and not terminal.answered))
        _packets = Packets()
        _pastes = Pastes()
        _stirred = 0.0
        gives_pictures = terminal.gives_pictures and not (terminal.tmux or terminal.screen)

        def _enable_bracketed_paste(self) -> None:
            super()._enable_bracketed_paste()
            self.write(alt_keys.remembered(terminal) + alt_keys.kept_apart(terminal))

        def _disable_bracketed_paste(self) -> None:
            super()._disable_bracketed_paste()
            self.write(alt_keys.as_before(terminal))

        def run_input_thread(self) -> None:
            """Read keys until the screen is given back."""
            parser = XTermParser(self._debug)
            decode = getincrementaldecoder("utf-8")("replace").decode

            def enter(keys: bytes) -> None:
                # The parser takes an empty text for the end of all input.
                if text := decode(keys):
                    self._stir()
                    for message in parser.feed(text):
                        self.process_message(message)

            def enter_typed(data: bytes) -> None:
                enter(self._late.keys(self._packets.keys(self._pastes.keys(data))))

            early, self._early = self._early, b""
            enter_typed(early)
            with selectors.DefaultSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if not selector.select(_TICK):
                        enter(self._late.keys(self._packets.rest()) + self._late.rest())
                    elif data := os.read(self.fileno, 65536):
                        enter_typed(data)
                    else:
                        # The terminal is gone: nothing will ever come again.
                        break
                    for message in parser.tick():
                        self.process_message(message)

        def _stir(self) -> None:
            before, self._stirred = self._stirred, time.monotonic()
            if self._stirred - before > SILENCE:
                self.send_message(Stirred())

        async def ask(self, asked: Question, patience: float) -> tuple[bytes, ...]:
            """Return the answers that come within so many seconds, none of them typed."""
            arrived, loop = asyncio.Event(), asyncio.get_running_loop()
            self._late.expect(lambda: loop.call_soon_threadsafe(arrived.set))
            self.write(asked.text)
            self.flush()
            wait = Wait(asked, time.monotonic(), patience)
            while not wait.is_over(self._late.heard):
                try:
                    await asyncio.wait_for(arrived.wait(), wait.left())
                except TimeoutError:
                    return self._late.heard
                arrived.clear()
                wait.hear(self._late.heard)
            self._late.expect(None)
            return self._late.heard

        async def clipping(self, limit: int, patience: float) -> Clipping:
            """Return the picture on the terminal's clipboard, none of it typed."""
            answer, came, loop = ClipboardAnswer(limit), asyncio.Event(), asyncio.get_running_loop()

            def hear(packet: bytes) -> None:
                answer.hear(packet)
                loop.call_soon_threadsafe(came.set)

            self._packets.expect(hear)
            self.write(REQUEST)
            self.flush()
            try:
                while not answer.is_over:
                    came.clear()
                    await asyncio.wait_for(came.wait(), patience)
            except TimeoutError:
                raise ClipboardError("the terminal does not answer") from None
            finally:
                self._packets.expect(None)
            return answer.clipping()

    return PatientDriver
