"""The program takes a picture from the clipboard of a terminal that gives it, and says so else."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.screens.clipboard_screen import NOTHING_PASTED
from glm4v_tui.terminal.clippings import REQUEST
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.terminal.test_clippings import DONE, OK, data, packet
from tests.waiting import until

EMPTY_PASTE = b"\x1b[200~\x1b[201~"
READY = b"Then just ask"


class Terminal:
    """The terminal's end of a pseudo-terminal on which the program runs."""

    def __init__(self, folder: Path) -> None:
        self.master, slave = os.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.clipboard_program", str(folder)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"},
        )
        os.close(slave)
        self.written = b""

    def wait_for(self, text: bytes) -> None:
        until = time.monotonic() + 30
        while text not in self.written:
            ready, _, _ = select.select([self.master], [], [], 30)
            came = ready and time.monotonic() < until
            assert came, f"{text!r} did not come, only {self.written[-2000:]!r}"
            self.written += os.read(self.master, 65536)

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "pictures").mkdir()
    terminal = Terminal(tmp_path / "pictures")
    try:
        terminal.wait_for(READY)
        yield terminal
    finally:
        terminal.program.kill()
        terminal.program.wait()
        os.close(terminal.master)


def test_an_empty_paste_brings_the_picture_of_the_clipboard(terminal: Terminal) -> None:
    png = BytesIO()
    Image.effect_noise((300, 200), 80).save(png, "PNG")
    content = png.getvalue()
    pieces = [data("image/png", content[at : at + 3072]) for at in range(0, len(content), 3072)]
    assert len(pieces) > 5
    terminal.type(EMPTY_PASTE)
    terminal.wait_for(REQUEST.encode())
    for piece in (OK, *pieces, DONE):
        terminal.type(piece)
    terminal.wait_for(b"clipboard-1.png")
    terminal.type(b"what is it")
    terminal.wait_for(b"what is it")


def test_a_refusal_is_told(terminal: Terminal) -> None:
    terminal.type(EMPTY_PASTE)
    terminal.wait_for(REQUEST.encode())
    terminal.type(packet("type=read:status=EPERM"))
    terminal.wait_for(b"allowed")


async def test_a_terminal_without_that_protocol_is_told_about_what_works(tmp_path: Path) -> None:
    app = program(ScriptedEngine(), tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+v")
        await until(pilot, lambda: app._notifications)
        assert [notice.message for notice in app._notifications] == [NOTHING_PASTED]
