"""A disk that is full in the middle of a conversation: it goes on, and is saved when it can be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from glm4v_tui.chat.reopening import read
from tests.terminal.terminals import PATIENCE, Pseudoterminal
from tests.terminal.test_kills import surroundings

pytestmark = pytest.mark.terminal


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room on a disk, and return the file that takes it."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def wait_for_endings(terminal: Pseudoterminal, disk: Path, endings: int) -> None:
    """Wait until so many answers are saved to their end; only then is nothing coming any more."""
    deadline = monotonic() + PATIENCE
    while sum(path.read_text().count('"kind":"ended"') for path in _saved(disk)) < endings:
        assert monotonic() < deadline, terminal.text()
        terminal.look(0.1)


def _saved(disk: Path) -> list[Path]:
    return [*(disk / "data").glob("*.jsonl")]


def test_the_chat_goes_on_and_saving_catches_up(small_disk: Path) -> None:
    command = [sys.executable, "-m", "tests.paced_program", str(small_disk), "--numbers", "50"]
    terminal = Pseudoterminal(command, environment=surroundings(small_disk))
    terminal.wait_for("Ask about the pictures")
    terminal.send("One\r")
    terminal.wait_for(lambda screen: screen.count("done.") == 1)
    ballast = fill(small_disk)
    # What is not saved must not fit into what the last block of the file has left.
    terminal.send("Two " + "two " * 1200 + "\r")
    terminal.wait_for(lambda screen: "not saved" in screen.lower())
    terminal.wait_for("49 done.")
    ballast.unlink()
    wait_for_endings(terminal, small_disk, 2)
    terminal.send("Three\r")
    wait_for_endings(terminal, small_disk, 3)
    terminal.wait_for(lambda screen: "not saved" not in screen.lower())
    terminal.send("quit\r")
    assert terminal.wait() == 0
    (path,) = _saved(small_disk)
    saved = read(path)
    assert saved.damaged == 0
    turns = saved.conversation.turns
    assert [turn.text.split()[0] for turn in turns[::2]] == ["One", "Two", "Three"]
    assert [turn.text.split()[-1] for turn in turns[1::2]] == ["done."] * 3
    terminal.close()
