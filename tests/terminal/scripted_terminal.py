"""A terminal that answers from a script, at the other end of a pseudo-terminal."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

KITTY, CELL, VERSION, DEVICE = "\x1b_G", "\x1b[16t", "\x1b[>q", "\x1b[c"
COLOUR, RGB, COPY, PASTE = "\x1bP$qm", "\x1bP+q524742", "\x1bP+q4d73", "\x1b[?5522$p"
_OPEN, _CLOSE = "\x1bPtmux;", "\x1b\\"


@dataclass
class ScriptedTerminal:
    """Answers each question for which the script has an answer, in the order of the questions."""

    script: Mapping[str, str]
    inner: Sequence[Mapping[str, str]] = ()
    """The scripts of the tmux in between, the nearest first; each hands on what is wrapped."""
    shut: int = 0
    """How many of them, from the far end, hand on nothing."""
    typed: bytes = b""
    """Keys that arrive before the answers."""
    delay: float = 0.0
    """Seconds that the answers are on their way."""
    piece: int = 4096
    """Bytes that arrive at once."""
    asked: str = ""
    """All that was written to the terminal."""
    tty: int = -1
    _master: int = -1
    _stop: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def plugged_in(self) -> Iterator[ScriptedTerminal]:
        self._master, self.tty = os.openpty()
        thread = threading.Thread(target=self._answer)
        thread.start()
        try:
            yield self
        finally:
            self._stop.set()
            thread.join()
            os.close(self._master)
            os.close(self.tty)

    def replies(self) -> bytes:
        """Return all that this terminal has to say to what it was asked."""
        return self._replies(self.asked, [*self.inner, self.script]).encode()

    def _answer(self) -> None:
        while not self._stop.is_set():
            if select.select([self._master], [], [], 0.02)[0]:
                self.asked += os.read(self._master, 4096).decode()
                if self._complete() and not self._stop.wait(self.delay):
                    self._send(self.typed + self.replies())

    def _send(self, data: bytes) -> None:
        for at in range(0, len(data), self.piece):
            os.write(self._master, data[at : at + self.piece])

    def _complete(self) -> bool:
        return self.asked.endswith((DEVICE, _CLOSE))

    def _replies(self, asked: str, scripts: Sequence[Mapping[str, str]]) -> str:
        if len(scripts) == 1:
            return _replies(asked, scripts[0])
        near, _, envelope = asked.partition(_OPEN)
        replies = _replies(near, scripts[0])
        if len(scripts) - 1 <= self.shut:
            return replies
        content = envelope.removesuffix(_CLOSE).replace("\x1b\x1b", "\x1b")
        return replies + self._replies(content, scripts[1:])


def _replies(asked: str, script: Mapping[str, str]) -> str:
    found = sorted((asked.find(question), question) for question in script if question in asked)
    return "".join(script[question] for _, question in found)
