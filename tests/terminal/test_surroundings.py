"""A terminal that becomes another one while the program runs, in a real tmux."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.around_tmux import Around, Server, next_is
from tests.terminal.terminals import has_tmux

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(not has_tmux(), reason="tmux is not installed"),
]

KITTY = {
    b"\x1b[>q": b"\x1bP>|kitty(0.45.0)\x1b\\",
    b"\x1b_Gi=31": b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[>c": b"\x1b[>1;4000;45c",
    b"\x1b[c": b"\x1b[?62;52;c",
}
XTERM = {
    b"\x1b[>q": b"\x1bP>|XTerm(379)\x1b\\",
    b"\x1b[>c": b"\x1b[>41;379;0c",
    b"\x1b[c": b"\x1b[?64;1;2;6;22c",
}
SENT = b"\x1b_Ga=T,U=1"
ALT_T = b"\x1bt"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    yield server
    server.run("kill-server")


def start(server: Server, marker: Path) -> list[str]:
    program = [sys.executable, "-m", "tests.terminal.show_terminal", str(marker)]
    return server.command("new-session", *program)


def test_tmux_is_set_with_the_user_s_yes_and_pictures_turn_sharp(
    server: Server, tmp_path: Path
) -> None:
    kitty = Around(start(server, tmp_path / "offered"), KITTY)
    kitty.serve(lambda: server.shows("ready", "tmux keeps sharp pictures", "alt+t"))
    assert SENT not in kitty.written
    kitty.type(ALT_T)
    kitty.serve(lambda: server.shows("): tmux keeps pictures", "p Let pictures pass"))
    kitty.type(b"p")
    kitty.serve(lambda: server.shows("kitty: kitty 0.45.0 draws kitty graphics, through tmux"))
    kitty.serve(lambda: SENT in kitty.written)
    kitty.serve(lambda: not server.shows("p Let pictures pass"))
    assert server.run("show-options", "-p", "allow-passthrough").split() == [
        "allow-passthrough",
        "on",
    ]
    kitty.type(b"\x1b")
    kitty.serve(lambda: server.shows("ready") and not server.shows("This terminal"))
    kitty.close()


def test_the_offer_is_made_once(server: Server, tmp_path: Path) -> None:
    (tmp_path / "offered").touch()
    kitty = Around(start(server, tmp_path / "offered"), KITTY)
    kitty.serve(lambda: server.shows("ready"))
    kitty.type(ALT_T)
    kitty.serve(lambda: server.shows("): tmux keeps pictures"))
    assert not server.shows("tmux keeps sharp pictures")
    kitty.close()


def shown_in_kitty(server: Server, tmp_path: Path) -> tuple[Around, str]:
    """Return kitty with pictures that tmux lets through, and the name of the session."""
    server.run("new-session", "-d", "-s", "hold")
    server.run("set", "-g", "allow-passthrough", "on")
    kitty = Around(start(server, tmp_path / "offered"), KITTY)
    kitty.serve(lambda: server.shows("ready") and SENT in kitty.written)
    return kitty, server.run("display-message", "-p", "#{session_name}").strip()


def test_another_terminal_that_attaches_gets_what_it_can_show(
    server: Server, tmp_path: Path
) -> None:
    kitty, session = shown_in_kitty(server, tmp_path)
    kitty.type(ALT_T)
    kitty.serve(lambda: server.shows("kitty: kitty 0.45.0"))
    kitty.close()
    attach = server.command("attach", "-d", "-t", session)
    xterm = Around(attach, XTERM, columns=110)
    xterm.serve(lambda: server.shows("): XTerm 379 draws no kitty graphics"))
    xterm.close()
    again = Around(attach, KITTY, columns=100)
    again.serve(lambda: server.shows("kitty: kitty 0.45.0") and SENT in again.written)
    again.type(b"\x1b")
    again.serve(lambda: server.shows("ready escape") and not server.shows("This terminal"))
    again.type(b"x")
    again.serve(lambda: server.shows("ready escape x"))
    again.close()


def test_a_terminal_on_the_same_device_is_given_the_pictures_too(
    server: Server, tmp_path: Path
) -> None:
    kitty, session = shown_in_kitty(server, tmp_path)
    device = server.run("display-message", "-p", "#{client_tty}")
    kitty.close()
    with next_is(Path(device.strip())):
        again = Around(server.command("attach", "-d", "-t", session), KITTY)
    again.serve(lambda: server.run("display-message", "-p", "#{client_tty}") == device)
    again.type(b"x")
    again.serve(lambda: SENT in again.written)
    again.close()


def test_a_program_that_comes_back_from_the_shell_asks_again(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.terminal.show_terminal", str(tmp_path / "offered")]
    around = Around(program, XTERM)
    around.serve(lambda: b"ready" in around.written)
    os.kill(around.pid, signal.SIGTSTP)
    around.serve(lambda: b"\x1b[?1049l" in around.written)
    assert os.waitpid(around.pid, os.WUNTRACED)[0] == around.pid
    around.become(KITTY)
    os.kill(around.pid, signal.SIGCONT)
    around.serve(lambda: SENT in around.written)
    around.type(b"x")
    around.serve(lambda: b" x" in around.written)
    assert b"escape" not in around.written
    around.close()
