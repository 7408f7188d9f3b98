"""One question to the terminal before the program takes the screen: what can you show?"""

from __future__ import annotations

import os
import select
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from glm4v_tui.terminal import answers, names
from glm4v_tui.terminal.cells import cell_size
from glm4v_tui.terminal.description import described
from glm4v_tui.terminal.questions import Question, question
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import tmux_around

PATIENCE, PATIENCE_SSH = 1.0, 2.0
"""Seconds to wait for the last answer, here and over SSH."""

_GRACE = 0.3
"""Seconds for the way from a tmux to the terminal around it, after the tmux has answered."""


class Wait:
    """How long the answers to a question are waited for."""

    def __init__(self, asked: Question, start: float, patience: float) -> None:
        self._asked, self._start = asked, start
        self._end = start + patience
        self._surely = False

    def hear(self, heard: tuple[bytes, ...]) -> None:
        """Wait no longer than the distance explains, once only doubtful answers are missing."""
        if not self._surely and len(answers.devices(heard)) >= self._asked.sure:
            self._surely, now = True, time.monotonic()
            if self._asked.devices > self._asked.sure:
                self._end = min(self._end, now + _GRACE + (now - self._start) / 2)

    def is_over(self, heard: tuple[bytes, ...]) -> bool:
        """Return whether the last answer is there."""
        return len(answers.devices(heard)) >= self._asked.devices

    def left(self) -> float:
        """Return the seconds for which it is worth waiting still."""
        return max(0.0, self._end - time.monotonic())


def probe(
    environ: Mapping[str, str] = os.environ,
    tty: int | None = None,
    patience: float | None = None,
) -> Terminal:
    """Return what the terminal can show, asking it unless that would be of no use.

    `tty` is an open terminal to ask instead of the program's own, `patience` the seconds to wait.
    """
    if names.is_dumb(environ) or (tty is None and not _in_front()):
        return described(environ, tmux_around(environ))
    if tty is not None:
        return _ask(tty, environ, patience)
    try:
        own = os.open(os.ctermid(), os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return described(environ, tmux_around(environ))
    try:
        return _ask(own, environ, patience)
    finally:
        os.close(own)


def _in_front() -> bool:
    """Return whether the program reads and writes a terminal, and is not in the background."""
    try:
        return os.isatty(0) and os.isatty(1) and os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def patience_for(environ: Mapping[str, str]) -> float:
    """Return the seconds that the answers may take at most."""
    return PATIENCE_SSH if names.is_remote(environ) else PATIENCE


def _ask(tty: int, environ: Mapping[str, str], patience: float | None) -> Terminal:
    tmux = tmux_around(environ)
    asked = question(tmux)
    start = time.monotonic()
    with _unbuffered(tty):
        os.write(tty, asked.text.encode("ascii"))
        wait = Wait(asked, start, patience_for(environ) if patience is None else patience)
        heard = _listen(tty, wait)
    return replace(
        described(environ, tmux, heard.answers, cell_size(tty)),
        asked=True,
        answered=len(answers.devices(heard.answers)) >= asked.devices,
        seconds=time.monotonic() - start,
        early=heard.keys + heard.begun,
    )


@contextmanager
def _unbuffered(tty: int) -> Iterator[None]:
    """Let answers and keys come at once and unprinted, Enter as it is, Ctrl+C as a signal."""
    before = termios.tcgetattr(tty)
    changed = termios.tcgetattr(tty)
    changed[0] &= ~(termios.ICRNL | termios.IXON)
    changed[3] &= ~(termios.ICANON | termios.ECHO)
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    termios.tcsetattr(tty, termios.TCSANOW, changed)
    try:
        yield
    finally:
        termios.tcsetattr(tty, termios.TCSANOW, before)


def _listen(tty: int, wait: Wait) -> answers.Parted:
    data, heard = b"", answers.part(b"")
    while not wait.is_over(heard.answers):
        ready, _, _ = select.select([tty], [], [], wait.left())
        if not ready or not (piece := os.read(tty, 4096)):
            break
        data += piece
        heard = answers.part(data)
        wait.hear(heard.answers)
    return heard
