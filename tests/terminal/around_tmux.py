"""Terminals of the tester's own making, to which a real tmux is attached."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

PATIENCE = 30.0
"""Seconds after which a test gives up waiting."""


class Around:
    """A terminal that answers from a script, with a program such as `tmux attach` in it."""

    def __init__(
        self, command: Sequence[str], answers: Mapping[bytes, bytes], columns: int = 100
    ) -> None:
        self.become(answers)
        self.written = b""
        self._answered = 0
        self.pid, self._master = pty.fork()
        size = struct.pack("HHHH", 30, columns, columns * 10, 600)
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.environ.pop("TMUX", None)
            os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color"})

    def become(self, answers: Mapping[bytes, bytes]) -> None:
        """Answer as another terminal from now on."""
        self._answers = answers
        self._questions = re.compile(b"|".join(map(re.escape, answers)))

    def type(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def serve(self, until: Callable[[], bool]) -> None:
        """Answer what is asked until something has come true."""
        deadline = monotonic() + PATIENCE
        while not until():
            assert monotonic() < deadline, self.written[-2000:].decode(errors="replace")
            if select.select([self._master], [], [], 0.1)[0]:
                self.written += os.read(self._master, 65536)
                self._answer()

    def _answer(self) -> None:
        for question in self._questions.finditer(self.written, self._answered):
            os.write(self._master, self._answers[question.group()])
            self._answered = question.end()

    def close(self) -> None:
        os.close(self._master)
        os.waitpid(self.pid, 0)


@contextmanager
def next_is(device: Path) -> Iterator[None]:
    """See to it that the next terminal gets the device that another has just left.

    The lowest free one is given out, and tmux lets go of a client's a moment after the client.
    """
    deadline = monotonic() + PATIENCE
    while device.exists():
        assert monotonic() < deadline, device
        sleep(0.01)
    with ExitStack() as lower:
        while (pair := pty.openpty()) and os.ttyname(pair[1]) != str(device):
            for end in pair:
                lower.callback(os.close, end)
        for end in pair:
            os.close(end)
        yield


class Server:
    """A tmux server of the test's own."""

    def __init__(self, directory: Path) -> None:
        self._settings = directory / "tmux.conf"
        self._settings.write_text("set -g status off\n")
        self._words = ["tmux", "-S", str(directory / "socket"), "-f", str(self._settings)]

    def command(self, *words: str) -> list[str]:
        return [*self._words, *words]

    def run(self, *words: str) -> str:
        done = subprocess.run(self.command(*words), capture_output=True, text=True, timeout=20)
        return done.stdout

    def shows(self, *texts: str) -> bool:
        """Return whether the pane shows the texts, however they are broken into lines."""
        screen = " ".join(self.run("capture-pane", "-p").replace("│", " ").split())
        return all(text in screen for text in texts)
