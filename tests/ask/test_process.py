from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest

PROGRAM = (sys.executable, "-m", "tests.ask.program")

NOISE = b"noise of an import\n"
"""What the program prints before it knows its log file."""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


def take_terminal() -> None:
    """Make standard error the controlling terminal of a new session, as a shell does."""
    os.setsid()
    ioctl(2, termios.TIOCSCTTY, 0)


class AtTerminal:
    """`ask` at a terminal that a test types into; standard output is a pipe."""

    def __init__(self, *arguments: str) -> None:
        self._keys, far = pty.openpty()
        self.process = subprocess.Popen(
            [*PROGRAM, *arguments],
            stdin=far,
            stdout=subprocess.PIPE,
            stderr=far,
            preexec_fn=take_terminal,
        )
        os.close(far)
        self.seen = b""

    def wait_for(self, text: bytes) -> None:
        while text not in self.seen:
            self.seen += os.read(self._keys, 1024)

    def type(self, text: bytes) -> None:
        os.write(self._keys, text)

    def end(self) -> tuple[int, bytes]:
        out, _ = self.process.communicate(timeout=30)
        return self.process.returncode, out

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()
        os.close(self._keys)


@contextmanager
def at_terminal(*arguments: str) -> Iterator[AtTerminal]:
    running = AtTerminal(*arguments)
    try:
        yield running
    finally:
        running.close()


def hear_hanging_up() -> None:
    """Be as at a terminal, also where the tests themselves were started by nohup."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def piped(
    *arguments: str, preexec_fn: Callable[[], None] = hear_hanging_up, **others: Any
) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    command = [*PROGRAM, *arguments]
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, preexec_fn=preexec_fn, **others)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_aborts_the_request_and_closes_the_engine(number: int, log: Path) -> None:
    with piped("begun", str(log), "--markdown", "Tell me") as process:
        assert process.stdout is not None
        assert process.stdout.read(10) == b"Once upon "
        process.send_signal(number)
        out, error = process.communicate(timeout=30)
    assert (process.returncode, out, error) == (130, b"\n", NOISE)
    assert log.read_text().endswith("aborted 1, closed 1\n")


def test_a_signal_that_is_ignored_stays_ignored(log: Path) -> None:
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with piped("begun", str(log), "--markdown", "Tell me", preexec_fn=ignore) as process:
        assert process.stdout is not None
        assert process.stdout.read(10) == b"Once upon "
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 130


def test_a_reader_that_goes_away_ends_it_quietly(log: Path) -> None:
    with piped("endless", str(log), "--markdown", "Tell me") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(4) == b"more"
        process.stdout.close()
        assert process.stderr.read() == NOISE
        assert process.wait(30) == 0
    assert log.read_text().endswith("aborted 1, closed 1\n")


def test_progress_is_shown_at_a_terminal_and_taken_away(log: Path) -> None:
    with at_terminal("loading", str(log), "What?") as running:
        running.wait_for(b"weights 25% \xc2\xb7 3 s \xc2\xb7 shard 1 of 4\xe2\x90\x9b[2J")
        running.type(b"\x03")
        status, out = running.end()
    assert (status, out) == (130, b"")
    assert log.read_text() == "aborted 0, closed 1\n"


@pytest.mark.parametrize(
    ("typed", "status", "out"), [(b"y\n", 0, b"You asked: What?\n"), (b"\n", 1, b"")]
)
def test_consent_is_asked_at_the_terminal(typed: bytes, status: int, out: bytes, log: Path) -> None:
    with at_terminal("asking", str(log), "What?") as running:
        running.wait_for(b"[y/N] ")
        assert "Download tiny/glm␛[2J: 18.2 GB into /cache".encode() in running.seen
        running.type(typed)
        assert running.end() == (status, out)


def test_a_question_can_be_left_by_ctrl_c(log: Path) -> None:
    with at_terminal("asking", str(log), "What?") as running:
        running.wait_for(b"[y/N] ")
        running.type(b"\x03")
        assert running.end() == (130, b"")
    assert log.read_text() == "aborted 0, closed 1\n"


def test_without_a_terminal_consent_needs_yes(log: Path) -> None:
    with piped("asking", str(log), "What?", start_new_session=True) as process:
        _, error = process.communicate(timeout=30)
    assert process.returncode == 1
    assert b"--yes" in error
    with piped("asking", str(log), "--yes", "What?", start_new_session=True) as process:
        out, _ = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, b"You asked: What?\n")


def test_a_latin_terminal_gets_what_it_cannot_show_spelled_out(log: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    with piped("echo", str(log), "Größe 语", env=environment) as process:
        out, _ = process.communicate(timeout=30)
    assert out == b"You asked: Gr\xf6\xdfe \\u8bed\n"


def test_what_an_engine_prints_goes_to_the_log_file(log: Path) -> None:
    with piped("begun", str(log), "--markdown", "Tell me") as process:
        assert process.stdout is not None
        assert process.stdout.read(10) == b"Once upon "
        process.terminate()
        process.communicate(timeout=30)
    assert log.read_text().startswith("noise of an engine\n")
    assert log.stat().st_mode & 0o777 == 0o600
