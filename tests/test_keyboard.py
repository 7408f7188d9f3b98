"""Keys and answers on a real pseudo-terminal, around the moment in which the program starts."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from glm4v_tui.terminal.answers import LateAnswers

ANSWERS = (
    b"\x1b_Gi=31;OK\x1b\\\x1bP1$r0;48:2::1:2:3m\x1b\\\x1bP1+r524742=382f382f38\x1b\\"
    b"\x1bP0+r4d73\x1b\\\x1b[?5522;2$y\x1b[6;20;9t\x1bP>|kitty(0.32.2)\x1b\\\x1b[?62;4c"
)
QUESTION_END, SCREEN_TAKEN = b"\x1b[c", b"\x1b[?2004h"


class Screen:
    """The terminal's end of a pseudo-terminal on which the program runs."""

    def __init__(self, report: Path) -> None:
        self.master, slave = os.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.show_keys", str(report)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_terminal,
            env={**os.environ, "TERM": "xterm-256color", "TMUX": "", "STY": ""},
        )
        os.close(slave)
        self.written = b""

    def wait_for(self, text: bytes) -> None:
        while text not in self.written:
            ready, _, _ = select.select([self.master], [], [], 20)
            assert ready, f"{text!r} did not come, only {self.written!r}"
            self.written += os.read(self.master, 65536)

    def type(self, data: bytes) -> None:
        os.write(self.master, data)

    def close(self) -> None:
        """Quit by key and read to the end."""
        self.type(b"q")
        try:
            while select.select([self.master], [], [], 20)[0] and os.read(self.master, 65536):
                pass
        except OSError:
            pass  # the program has closed its end
        assert self.program.wait(20) == 0
        os.close(self.master)


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "keys"
    path.touch()
    return path


def test_keys_typed_before_the_screen_was_ready_arrive(report: Path) -> None:
    screen = Screen(report)
    screen.wait_for(QUESTION_END)
    screen.type(b"hi" + ANSWERS[:20] + ANSWERS[20:] + b"\r")
    screen.wait_for(SCREEN_TAKEN)
    screen.close()
    assert report.read_text().split() == ["h", "i", "enter"]


def test_late_answers_are_not_typed(report: Path) -> None:
    screen = Screen(report)
    screen.wait_for(SCREEN_TAKEN)
    for at in range(0, len(ANSWERS), 7):
        screen.type(ANSWERS[at : at + 7])
    screen.type(b"x\x1b[A")
    screen.close()
    assert report.read_text().split() == ["x", "up"]


def test_what_is_pasted_presses_no_key(report: Path) -> None:
    screen = Screen(report)
    screen.wait_for(SCREEN_TAKEN)
    screen.type(b"a\x1b[200~red \x1b[31mq\r\x11" + b" and so on" * 4 + b"\x1b[201~x")
    screen.close()
    assert report.read_text().split() == ["a", "x"]


def test_answers_cut_anywhere_leave_the_keys() -> None:
    late = LateAnswers()
    data = b"a" + ANSWERS + b"b\x1b[Bc"
    assert b"".join(late.keys(data[at : at + 1]) for at in range(len(data))) == b"ab\x1b[Bc"


def test_escape_and_alt_are_let_go_when_nothing_follows() -> None:
    late = LateAnswers()
    for keys in (b"\x1b", b"\x1b[", b"\x1b_", b"\x1bP"):
        assert late.keys(keys) == b""
        assert late.rest() == keys


def test_an_answer_cut_by_a_slow_line_is_waited_for() -> None:
    late = LateAnswers()
    assert late.keys(b"\x1b[?6") == b""
    assert late.rest() == b""
    assert late.keys(b"2c!") == b"!"


def test_nothing_is_held_back_where_no_answer_is_expected() -> None:
    late = LateAnswers(expected=False)
    assert late.keys(b"\x1b") == b"\x1b"
    assert late.keys(ANSWERS) == ANSWERS


def test_answers_to_a_new_question_are_handed_over_and_not_typed() -> None:
    late = LateAnswers(expected=False)
    arrivals: list[bool] = []
    late.expect(lambda: arrivals.append(True))
    assert late.keys(b"a" + ANSWERS[:30]) + late.keys(ANSWERS[30:] + b"b") == b"ab"
    assert b"".join(late.heard) == ANSWERS
    assert len(arrivals) == 2
    late.expect(None)
    assert late.keys(b"\x1b") == b"\x1b"
