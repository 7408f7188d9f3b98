"""A program killed in the middle of an answer loses nothing older than a second."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from glm4v_tui.chat.reopening import Saved, read
from tests.terminal.terminals import Pseudoterminal

KILLS = int(os.environ.get("GLM4V_KILLS", "10"))
"""How often the program is killed; 100 are asked for where time does not matter."""
LONGEST = 3.5
"""Seconds into the answer at which the latest kill comes."""
RECENT = 1.0
"""Seconds of an answer that a kill may take."""

pytestmark = pytest.mark.terminal


def killed(directory: Path, after: float, *options: str) -> int:
    """Ask, kill the program in the middle of the answer, and return what was seen by then.

    That is the highest number that stood on the screen a second before.
    """
    terminal = Pseudoterminal(
        [sys.executable, "-m", "tests.paced_program", str(directory), "--pace", "0.005", *options],
        environment=surroundings(directory),
    )
    try:
        terminal.wait_for("Ask about the pictures")
        terminal.send("Count\r")
        terminal.wait_for(lambda screen: counted(screen) > 0)
        seen = list(watched(terminal, monotonic() + after))
        killed_at = monotonic()
        os.kill(terminal.pid, signal.SIGKILL)
        return max((number for time, number in seen if time < killed_at - RECENT), default=-1)
    finally:
        terminal.close()


def watched(terminal: Pseudoterminal, end: float) -> Iterator[tuple[float, int]]:
    """Yield when each new number was first seen, until a time."""
    while (left := end - monotonic()) > 0:
        terminal.look(left)
        yield monotonic(), counted(terminal.text())


def counted(screen: str) -> int:
    """Return the highest number of the answer on the screen."""
    rows = [line for line in screen.splitlines() if re.search(r"▊? *\d+ \d+ \d+", line)]
    numbers = [int(word) for row in rows for word in re.findall(r"\b\d+\b", row[40:])]
    return max(numbers, default=0)


def surroundings(directory: Path) -> dict[str, str]:
    """Return an environment that leaves the user's own files alone."""
    kinds = ("DATA", "STATE", "CONFIG", "CACHE")
    return {f"XDG_{kind}_HOME": str(directory / kind.lower()) for kind in kinds}


def reopened(directory: Path) -> Saved:
    """Return the one conversation of a directory."""
    (path,) = (directory / "data").glob("*.jsonl")
    return read(path)


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_kill_takes_no_more_than_the_last_second(tmp_path: Path, kill: int) -> None:
    seen = killed(tmp_path, random.Random(kill).uniform(0.0, LONGEST))
    saved = reopened(tmp_path)
    assert saved.damaged == 0
    assert saved.conversation.turns[0].text == "Count"
    words = "".join(turn.text for turn in saved.conversation.turns[1:]).split()
    assert words == [str(number) for number in range(len(words))]
    assert len(words) > seen
    assert [turn.ending for turn in saved.conversation.turns[1:]] in ([], ["stopped"])
