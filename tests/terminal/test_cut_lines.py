"""An SSH line that is cut in the middle of an answer: the conversation is there again."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from pathlib import Path

import pytest

from glm4v_tui.chat.reopening import read
from tests.terminal.loopback import NEEDED, ssh, sshd
from tests.terminal.terminals import PATIENCE, Pseudoterminal
from tests.terminal.test_kills import surroundings
from tests.terminal.traces import all_gone, marked

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(NEEDED), reason=f"{', '.join(NEEDED)} not installed"),
]


def line(port: int, keys: Path, home: Path, *options: str) -> Pseudoterminal:
    """Run the program at the other end of an SSH line."""
    words = [sys.executable, "-m", "tests.paced_program", str(home), *options]
    given = [f"{name}={value}" for name, value in surroundings(home).items()]
    far = shlex.join(["env", "-C", str(ROOT), f"PYTHONPATH={ROOT}", *given, *words])
    return Pseudoterminal(ssh(port, keys, far))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_the_last_word_on_the_screen_is_saved(tmp_path: Path, number: int) -> None:
    command = [sys.executable, "-m", "tests.paced_program", str(tmp_path)]
    terminal = Pseudoterminal(command, environment=surroundings(tmp_path))
    terminal.wait_for("Ask about the pictures")
    terminal.send("Count\r")
    terminal.wait_for(" 10 11 12 ")
    os.kill(terminal.pid, number)
    assert terminal.wait() == 0
    assert b"\x1b[?1049l" in terminal.bytes
    terminal.close()
    (path,) = (tmp_path / "data").glob("*.jsonl")
    assert " 10 11 12 " in read(path).conversation.turns[-1].text


def test_a_cut_line_loses_nothing_and_the_conversation_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with sshd(tmp_path) as port:
        terminal = line(port, tmp_path, home)
        terminal.wait_for("Ask about the pictures")
        terminal.send("Count\r")
        terminal.wait_for(" 40 41 42 ")
        far = marked(str(home / "data"))
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.close()
        assert far
        assert all_gone(far, PATIENCE)
        again = line(port, tmp_path, home, "--resume", "--numbers", "5")
        again.wait_for(" 40 41 42 ")
        again.wait_for("Stopped.")
        again.send("Again\r")
        again.wait_for("0 1 2 3 4 done.")
        again.send("quit\r")
        again.wait()
    (path,) = (home / "data").glob("*.jsonl")
    turns = read(path).conversation.turns
    assert [turn.text for turn in turns[::2]] == ["Count", "Again"]
    assert [turn.ending for turn in turns[1::2]] == ["stopped", "stop"]
    assert turns[3].text == "0 1 2 3 4 done."
