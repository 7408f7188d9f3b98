"""A terminal that answers from a script, at the other end of a pseudo-terminal."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

KITTY, CELL, VERSION, DEVICE = "\x1b_G", "\x1b[16t", "\x1b[>q", "\x1b[c"
_OPEN, _CLOSE = "\x1bPtmux;", "\x1b\\"


@dataclass
class ScriptedTerminal:
    """Answers each question for which the script has an answer, in the order of the questions."""

    script: Mapping[str, str]
    inner: Mapping[str, str] | None = None
    """The script of a tmux in between, which hands on what is wrapped for it."""
    typed: bytes = b""
    """Keys that arrive before the answers."""
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

    def _answer(self) -> None:
        while not self._stop.is_set():
            if select.select([self._master], [], [], 0.02)[0]:
                self.asked += os.read(self._master, 4096).decode()
                if self._complete():
                    os.write(self._master, self.typed + self._replies().encode())

    def _complete(self) -> bool:
        return self.asked.endswith((DEVICE, _CLOSE))

    def _replies(self) -> str:
        near, _, wrapped = self.asked.partition(_OPEN)
        if self.inner is None:
            return _replies(self.asked, self.script)
        far = wrapped.removesuffix(_CLOSE).replace("\x1b\x1b", "\x1b")
        return _replies(near, self.inner) + _replies(far, self.script)


def _replies(asked: str, script: Mapping[str, str]) -> str:
    found = sorted((asked.find(question), question) for question in script if question in asked)
    return "".join(script[question] for _, question in found)
