"""A terminal that a benchmark looks at: it starts a program in it and times what appears."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from time import monotonic

ROWS, COLUMNS = 40, 120
PATIENCE = 300.0
"""Seconds after which a benchmark gives up."""
DEVICE_QUERY, DEVICE_ANSWER = b"\x1b[c", b"\x1b[?62;22c"
"""Every terminal answers this one at once; a program may wait for it."""


class Terminal:
    """One program in a terminal."""

    def __init__(self, command: Sequence[str]) -> None:
        self._keys, far = pty.openpty()
        ioctl(far, termios.TIOCSWINSZ, struct.pack("4H", ROWS, COLUMNS, 0, 0))
        self._began = monotonic()
        self._process = subprocess.Popen(
            command,
            stdin=far,
            stdout=far,
            stderr=far,
            start_new_session=True,
            preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )
        os.close(far)
        self._seen = b""

    def wait_for(self, text: str) -> float:
        """Return the seconds from the start until a text was on the screen."""
        while text.encode() not in self._seen:
            if not select.select([self._keys], [], [], PATIENCE)[0]:
                raise TimeoutError(f"{text!r} did not appear: {self._seen[-2000:]!r}")
            self._read()
        return monotonic() - self._began

    def until(self, condition: Callable[[], bool]) -> None:
        """Keep reading what the program draws until a condition holds."""
        began = monotonic()
        while not condition():
            if monotonic() - began > PATIENCE:
                raise TimeoutError(self.tail())
            if select.select([self._keys], [], [], 0.02)[0]:
                self._read()

    def tail(self) -> str:
        """Return the last of what was drawn since something was typed, escape sequences and all."""
        return self._seen[-4000:].decode(errors="replace")

    def all(self) -> str:
        """Return all that was drawn since something was typed, escape sequences and all."""
        return self._seen.decode(errors="replace")

    def type(self, text: str) -> None:
        """Type, and forget what was on the screen before."""
        self._seen = b""
        os.write(self._keys, text.encode())

    def resident_megabytes(self) -> float:
        """Return the memory that the program itself holds; not that of its children."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1000
        raise ProcessLookupError(self._process.pid)

    def close(self) -> None:
        """Leave the program as a closed terminal does, and wait for its end."""
        self._process.send_signal(signal.SIGHUP)
        while self._process.poll() is None:
            if select.select([self._keys], [], [], 0.1)[0]:
                self._read()
        os.close(self._keys)

    def _read(self) -> None:
        # Linux ends a terminal whose program has gone with an error.
        with contextlib.suppress(OSError):
            piece = os.read(self._keys, 1 << 16)
            self._seen = self._seen[-(1 << 20) :] + piece
            if DEVICE_QUERY in piece:
                os.write(self._keys, DEVICE_ANSWER)


@contextmanager
def running(command: Sequence[str]) -> Iterator[Terminal]:
    """Start a program in a terminal, and leave it at the end of the block."""
    terminal = Terminal(command)
    try:
        yield terminal
    finally:
        terminal.close()
