"""What a program that shows a picture writes to a real terminal device, from start to end."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.terminal.desktop import show_picture
from tests.terminal.terminals import Pseudoterminal

pytestmark = pytest.mark.terminal

GIVEN = re.compile(rb"a=T,[^;]*?i=(\d+)")
FREED = re.compile(rb"a=d,d=I,i=(\d+)")
AWAY, BACK = b"\x1b[?1049l", b"\x1b[?1049h"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    Image.effect_mandelbrot((400, 400), (-2, -1, 1, 1), 50).convert("RGB").save(tmp_path / "p.png")
    return tmp_path / "p.png"


@pytest.fixture
def open_terminal(picture: Path, tmp_path: Path) -> Iterator[Callable[[str], Pseudoterminal]]:
    opened: list[Pseudoterminal] = []

    def open_(wanted: str) -> Pseudoterminal:
        command = show_picture(picture, wanted, tmp_path / "report")
        environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        opened.append(Pseudoterminal(command, columns=80, rows=24, environment=environment))
        opened[-1].wait_for("as asked for")
        return opened[-1]

    yield open_
    for terminal in opened:
        terminal.close()


def test_kitty_keeps_no_picture_while_the_shell_has_it_nor_afterwards(
    open_terminal: Callable[[str], Pseudoterminal],
) -> None:
    terminal = open_terminal("kitty")
    terminal.wait_for(lambda _: GIVEN.search(terminal.bytes) is not None)
    terminal.send("z")
    terminal.wait_for(lambda _: AWAY in terminal.bytes)
    assert FREED.findall(terminal.bytes.partition(AWAY)[0]) == GIVEN.findall(terminal.bytes)
    os.waitpid(terminal.pid, os.WUNTRACED)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for(lambda _: len(GIVEN.findall(terminal.bytes)) == 2)
    terminal.send("q")
    assert terminal.wait() == 0
    in_time = terminal.bytes.rpartition(AWAY)[0]
    assert FREED.findall(in_time) == GIVEN.findall(in_time)


def test_sixel_is_drawn_again_after_the_shell(
    open_terminal: Callable[[str], Pseudoterminal],
) -> None:
    terminal = open_terminal("sixel")
    terminal.wait_for(lambda _: b"\x1bP" in terminal.bytes)
    terminal.send("z")
    terminal.wait_for(lambda _: AWAY in terminal.bytes)
    os.waitpid(terminal.pid, os.WUNTRACED)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for(lambda _: b"\x1bP" in terminal.bytes.rpartition(BACK)[2])
    terminal.send("q")
    assert terminal.wait() == 0
