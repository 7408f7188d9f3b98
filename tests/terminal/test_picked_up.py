"""The program goes while the engine is kept, in every way, and the answer comes whole."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from glm4v_tui.chat.reopening import Saved, read
from glm4v_tui.engine.keeping import HostStatus
from glm4v_tui.engine.running_hosts import RunningHost, running_hosts, stop
from tests.terminal.terminals import Pseudoterminal
from tests.terminal.test_kills import counted, surroundings

pytestmark = pytest.mark.terminal

PROGRAM = (sys.executable, "-m", "tests.kept_program")
SHORT, LONG = 150, 1200
"""How far the engine counts: to its end before the next program comes, and beyond that."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep engines in a place of this test's own, and end them."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    yield tmp_path
    for host in hosts():
        assert asyncio.run(stop(host))


def hosts() -> list[RunningHost]:
    return asyncio.run(running_hosts())


def status() -> HostStatus:
    (host,) = hosts()
    assert host.status is not None
    return host.status


@contextmanager
def opened(place: Path, numbers: int, *options: str) -> Iterator[Pseudoterminal]:
    terminal = Pseudoterminal(
        [*PROGRAM, str(place), "--numbers", str(numbers), *options],
        environment=surroundings(place) | {"XDG_RUNTIME_DIR": str(place)},
    )
    try:
        terminal.wait_for("Ask about the pictures")
        yield terminal
    finally:
        terminal.close()


def saved(place: Path) -> Saved:
    (path,) = (place / "data").glob("*.jsonl")
    return read(path)


def count_aloud(terminal: Pseudoterminal, until: int) -> None:
    terminal.send("Count\r")
    terminal.wait_for(lambda screen: counted(screen) > until)


def is_whole(place: Path) -> bool:
    return saved(place).conversation.turns[-1].ending == "stop"


def go(terminal: Pseudoterminal, way: str) -> None:
    """End the program while an answer comes."""
    if way == "Ctrl+Q":
        terminal.send("\x11")
        terminal.wait_for("It goes on in the engine")
        terminal.send("y")
    else:
        os.kill(terminal.pid, signal.Signals[way])
    terminal.wait()


@pytest.mark.parametrize("numbers", [SHORT, LONG], ids=["whole", "coming"])
@pytest.mark.parametrize("way", ["SIGKILL", "SIGHUP", "Ctrl+Q"])
def test_an_answer_goes_on_and_stands_once_and_whole(place: Path, way: str, numbers: int) -> None:
    with opened(place, numbers) as terminal:
        count_aloud(terminal, 20)
        go(terminal, way)
    before = saved(place).conversation.turns
    assert not is_whole(place)
    with opened(place, numbers, "--resume") as terminal:
        terminal.wait_for(lambda screen: is_whole(place), 60)
        assert status().waiting == 0
    after = saved(place)
    assert after.damaged == 0
    assert after.conversation.turns[0] == before[0]
    assert after.conversation.turns[1].text == f"{' '.join(map(str, range(numbers)))} done."
    assert len(after.conversation.turns) == 2


def test_an_answer_waits_for_its_conversation(place: Path) -> None:
    with opened(place, LONG) as terminal:
        count_aloud(terminal, 20)
        go(terminal, "SIGKILL")
    with opened(place, LONG) as terminal:
        terminal.wait_for("for you. f3 opens it")
        go(terminal, "SIGKILL")
    assert status().waiting == 1
    with opened(place, LONG, "--resume") as terminal:
        terminal.wait_for(lambda screen: counted(screen) > 100, 60)
        go(terminal, "SIGKILL")
    with opened(place, LONG, "--resume") as terminal:
        terminal.wait_for(lambda screen: is_whole(place), 60)
    said = saved(place).conversation.turns[1].text
    assert said == f"{' '.join(map(str, range(LONG)))} done."
