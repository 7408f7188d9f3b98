"""A small process that outlives an engine host and leaves nothing of it behind."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from glm4v_tui.engine.processes import descendants, is_tracker, kill

CLOSE_SECONDS = 6.0
"""How long a host may take to close its engine; vLLM itself gives up on its processes after 5."""

KEPT, NOT_KEPT = b"k", b"n"
"""What a host says of whether it outlives its program."""

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""Signals that ask a guard to end everything."""

ROUNDS: tuple[tuple[signal.Signals, bool, float], ...] = (
    (signal.SIGTERM, True, 1.0),
    (signal.SIGKILL, True, 1.0),
    (signal.SIGKILL, False, 1.0),
)
"""How what is left is ended: the signal, whether trackers are spared, and the seconds to wait."""


class Guard:
    """Watches a host and its program, and ends everything when either of them has ended.

    The program does not count while the engine is kept.
    """

    def __init__(self, host: int, lifeline: int, word: int, *, kept: bool = False) -> None:
        """`word` is a pipe on which the host says `KEPT` or `NOT_KEPT`."""
        self._word = word
        self._kept = kept
        self._host = host
        self._host_code: int | None = None
        self._lifeline = lifeline
        self._signals = _signals()

    def watch(self) -> int:
        """Wait for the end, bring it about everywhere, and return the host's exit code."""
        self._until(self._host_gone, None)
        if self._host_code is None:
            kill([self._host], signal.SIGTERM)
            self._until(self._host_gone, CLOSE_SECONDS)
        for number, sparing, seconds in ROUNDS:
            left = descendants(os.getpid())
            kill((pid for pid in left if not (sparing and is_tracker(pid))), number)
            self._until(self._all_gone, seconds)
        return 0 if self._host_code is None else self._host_code

    def _host_gone(self) -> bool:
        self._all_gone()
        return self._host_code is not None

    def _all_gone(self) -> bool:
        """Collect whoever has ended, and return whether nobody is left."""
        try:
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                if ended[0] == self._host:
                    self._host_code = _shell_code(os.waitstatus_to_exitcode(ended[1]))
                    self._tell_program(self._host_code)
        except ChildProcessError:
            return True
        return False

    def _tell_program(self, code: int) -> None:
        """Send the host's exit code at once, as one byte; cleaning up may take longer."""
        with suppress(OSError):
            os.write(self._lifeline, bytes([code]))

    def _until(self, over: Callable[[], bool], seconds: float | None) -> None:
        """Wait until this is over; no longer than this, or, without, than the program lives."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while not over():
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return
            if self._told_to_end(left):
                return

    def _told_to_end(self, seconds: float | None) -> bool:
        """Wait for a sign of life or death, and return whether the watch is over."""
        if seconds is not None:
            select.select([self._signals], [], [], seconds)
            self._signalled()
            return False
        watched = [self._signals, *self._words(), *([] if self._kept else [self._lifeline])]
        readable, _, _ = select.select(watched, [], [])
        if self._word in readable:
            self._hear()
        asked = self._signals in readable and any(each in ENDING for each in self._signalled())
        return asked or (self._lifeline in readable and not self._kept)

    def _signalled(self) -> bytes:
        """Return the numbers of the signals that have come."""
        with suppress(BlockingIOError):
            return os.read(self._signals, 64)
        return b""

    def _words(self) -> list[int]:
        return [] if self._word < 0 else [self._word]

    def _hear(self) -> None:
        """Take what the host says last of being kept."""
        words = os.read(self._word, 64)
        if not words:
            self._word = -1
            return
        self._kept = words.endswith(KEPT)


def _signals() -> int:
    """Return a descriptor on which each signal of interest arrives as a byte."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    for number in (signal.SIGCHLD, *ENDING):
        signal.signal(number, lambda *_: None)
    return reading


def _shell_code(code: int) -> int:
    """Return an exit code as shells give it, where 128 is added to the number of a signal."""
    return 128 - code if code < 0 else code
