"""Terminals that a test drives as a user would: keys in, a screen of characters out."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shlex
import shutil
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic

import pyte

PATIENCE = 120.0
"""Seconds after which a test gives up waiting; never what a test measures."""


class ScreenTimeoutError(AssertionError):
    """What was waited for did not come; shows the screen as it is."""


class _AnsweringScreen(pyte.Screen):
    """An emulator that answers the question for device attributes, as every terminal does."""

    answer: Callable[[str], None]

    def write_process_input(self, data: str) -> None:
        self.answer(data)

    def select_graphic_rendition(self, *attributes: int, private: bool = False) -> None:
        """Pass over private sequences, which the emulator would take for colours."""
        if not private:
            super().select_graphic_rendition(*attributes)


class Pseudoterminal:
    """A program in a pseudo-terminal, its output drawn by an emulator."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = _AnsweringScreen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.bytes = bytearray()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), {**os.environ, **_plain(environment)})
        self._screen.answer = self.send
        self.resize(columns, rows)
        self._status: int | None = None

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as dragging the window's corner does."""
        size = struct.pack("HHHH", rows, columns, rows * 20, columns * 10)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)
        self._screen.resize(rows, columns)

    def send(self, keys: str) -> None:
        """Type keys, given as the bytes that a terminal sends for them."""
        os.write(self._master, keys.encode())

    def text(self) -> str:
        """Return what is on the screen, a line for each row."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, what: str | Callable[[str], bool], patience: float = PATIENCE) -> str:
        """Read until a text is on the screen, or a condition on the screen holds."""
        deadline = monotonic() + patience
        while not _holds(what, self.text()):
            if not self._read(deadline - monotonic()):
                raise ScreenTimeoutError(f"never saw {what!r} in:\n{self.text()}")
        return self.text()

    def look(self, patience: float) -> None:
        """Read what the program writes next, if it writes in time."""
        self._read(patience)

    def wait(self, patience: float = PATIENCE) -> int:
        """Read until the program has ended, and return its exit status."""
        deadline = monotonic() + patience
        while self._read(deadline - monotonic()):
            pass
        if self._status is None:
            self._reap(max(deadline, monotonic() + 1))
        if self._status is None:
            raise ScreenTimeoutError(f"it goes on running, and shows:\n{self.text()}")
        return self._status

    def _reap(self, deadline: float) -> None:
        """Take the exit status as soon as there is one."""
        while self._status is None and monotonic() < deadline:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
            else:
                select.select([], [], [], 0.01)

    def close(self) -> None:
        """Close the terminal as a closed window does: the program is hung up."""
        os.close(self._master)
        if self._status is None:
            self._kill_and_reap()

    def _kill_and_reap(self) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            return

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, patience))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.bytes += data
        self._stream.feed(data)
        return bool(data)


class Tmux:
    """A program in a tmux server of its own."""

    def __init__(
        self,
        command: Sequence[str],
        directory: Path,
        *,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._socket = directory / "tmux"
        self._fifo = directory / "output"
        os.mkfifo(self._fifo)
        self._output = os.open(self._fifo, os.O_RDWR | os.O_NONBLOCK)
        words = ["env", *(f"{k}={v}" for k, v in _plain(environment).items() if k != "TERM")]
        shell = shlex.join([*words, *command])
        size = ["-x", str(columns), "-y", str(rows)]
        self._tmux("-f", os.devnull, "new-session", "-d", *size, "sleep infinity")
        self._tmux("set", "-g", "remain-on-exit", "on")
        self._tmux("set", "-g", "status", "off")
        self._tmux("pipe-pane", f"cat > {shlex.quote(str(self._fifo))}")
        self._tmux("respawn-pane", "-k", shell)

    @property
    def pid(self) -> int:
        """The program's process."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def send(self, *keys: str) -> None:
        """Type keys by tmux's names, or literal text."""
        self._tmux("send-keys", *keys)

    def text(self) -> str:
        """Return what is on the screen, a line for each row."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, what: str | Callable[[str], bool], patience: float = PATIENCE) -> str:
        """Wait until a text is on the screen, looking whenever the program has written."""
        deadline = monotonic() + patience
        while not _holds(what, self.text()):
            if monotonic() > deadline:
                raise ScreenTimeoutError(f"never saw {what!r} in:\n{self.text()}")
            select.select([self._output], [], [], 0.5)
            self._drain()
        return self.text()

    def close(self) -> None:
        """End the server and everything in it."""
        self._tmux("kill-server")
        os.close(self._output)

    def _drain(self) -> None:
        try:
            while os.read(self._output, 65536):
                pass
        except BlockingIOError:
            return

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._socket), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
        return done.stdout


def has_tmux() -> bool:
    """Whether tmux is installed."""
    return shutil.which("tmux") is not None


def _holds(what: str | Callable[[str], bool], screen: str) -> bool:
    return what in screen if isinstance(what, str) else what(screen)


def _plain(environment: Mapping[str, str] | None) -> dict[str, str]:
    """Return an environment in which the program sees a plain colour terminal."""
    plain = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return {**plain, **(environment or {})}
