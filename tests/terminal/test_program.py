"""The program as its user launches it: in a terminal, with the real engine, by keys alone."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from glm4v_tui.demo import PICTURES
from glm4v_tui.once import remember
from tests.terminal.terminals import PATIENCE, Pseudoterminal, Tmux, has_tmux
from tests.terminal.traces import all_gone, marked

F2 = "\x1bOQ"
ALT, ALT_UP, ALT_LEFT = "\x1b", "\x1b[1;3A", "\x1b[1;3D"
BACKSPACE, CTRL_S = "\x7f", "\x13"
COMMAND = [sys.executable, "-m", "glm4v_tui", "--demo", str(PICTURES)]

pytestmark = [pytest.mark.terminal, pytest.mark.engine]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Return an environment of this test's own, in which the tour was shown already."""
    kinds = ("DATA", "STATE", "CONFIG", "CACHE")
    remember(tmp_path / "state" / "glm4v-tui" / "tour-shown")
    return {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in kinds}


@pytest.fixture
def pseudoterminal(home: dict[str, str]) -> Iterator[Pseudoterminal]:
    terminal = Pseudoterminal(COMMAND, environment=home)
    yield terminal
    terminal.close()


@pytest.fixture
def tmux(home: dict[str, str], tmp_path: Path) -> Iterator[Tmux]:
    if not has_tmux():
        pytest.skip("tmux is not installed")
    terminal = Tmux(COMMAND, tmp_path, environment=home)
    yield terminal
    terminal.close()


def test_a_picture_question_is_answered_on_the_screen(
    pseudoterminal: Pseudoterminal, home: dict[str, str]
) -> None:
    terminal = pseudoterminal
    terminal.wait_for("Ask about the pictures")
    terminal.send(F2)
    terminal.send("red-circle")
    terminal.wait_for("1 of 16")
    terminal.send("\r")
    terminal.wait_for("[1] red-circle-blue-square.png")
    terminal.send("What colour is the circle?\r")
    terminal.wait_for("The circle is red.")
    terminal.send("What colour is the square?\r")
    terminal.wait_for("The square is blue.")
    engine = marked(home["XDG_DATA_HOME"]) - {terminal.pid}
    assert engine
    terminal.send("quit\r")
    assert terminal.wait() == 0
    assert b"\x1b[?1049l" in terminal.bytes
    assert all_gone(engine, PATIENCE)


def test_the_same_through_tmux_and_a_kill_leaves_nothing(tmux: Tmux, home: dict[str, str]) -> None:
    tmux.wait_for("Ask about the pictures")
    tmux.send("F2")
    tmux.wait_for("16 pictures")
    tmux.send("-l", "three-yellow")
    tmux.wait_for("1 of 16")
    tmux.send("Enter")
    tmux.wait_for("[1] three-yellow-stars.png")
    tmux.send("-l", "How many stars are there?")
    tmux.send("Enter")
    tmux.wait_for(lambda screen: "There are 3 stars" in screen or "3 stars" in screen)
    processes = marked(home["XDG_DATA_HOME"])
    os.kill(tmux.pid, signal.SIGKILL)
    assert all_gone(processes, PATIENCE)
    (transcript,) = Path(home["XDG_DATA_HOME"], "glm4v-tui").glob("*.jsonl")
    assert "How many stars are there?" in transcript.read_text()
    assert transcript.stat().st_mode & 0o777 == 0o600


def test_an_answer_is_cut_gone_on_with_and_given_again(pseudoterminal: Pseudoterminal) -> None:
    terminal = pseudoterminal
    terminal.wait_for("Ask about the pictures")
    terminal.send(F2)
    terminal.send("red-circle")
    terminal.wait_for("1 of 16")
    terminal.send("\r")
    terminal.wait_for("[1] red-circle-blue-square.png")
    terminal.send("What colour is the circle?\r")
    whole = "The circle is red."
    terminal.wait_for(whole)
    terminal.send(ALT_UP)
    terminal.send(ALT + "e")
    terminal.wait_for("Edit the answer")
    for _ in " red.":
        terminal.send(BACKSPACE)
    terminal.wait_for(lambda screen: screen.count(whole) == 1)
    terminal.send(CTRL_S)
    terminal.wait_for("edited by you")
    terminal.wait_for(lambda screen: whole not in screen)
    terminal.send(ALT + "c")
    terminal.wait_for(lambda screen: whole in screen and "3/3" in screen)
    terminal.send(ALT + "g")
    terminal.wait_for(lambda screen: whole in screen and "4/4" in screen)
    terminal.send(ALT_LEFT)
    terminal.send(ALT_LEFT)
    terminal.wait_for(lambda screen: whole not in screen and "2/4" in screen)
    terminal.send("What colour is the square?\r")
    terminal.wait_for("The square is blue.")
    terminal.send("quit\r")
    assert terminal.wait() == 0
