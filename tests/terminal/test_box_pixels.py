"""The demo model is asked where a thing is, and the box's colour lies around it on the screen."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.boxes import Box, boxes_in
from glm4v_tui.chat.framing import COLOURS
from glm4v_tui.chat.reopening import read
from glm4v_tui.demo import PICTURES
from glm4v_tui.once import remember
from tests.terminal.desktop import Colour, Desktop, count, desktop, missing, place
from tests.terminal.in_foot import IN_FOOT
from tests.terminal.in_foot import NEEDED as IN_FOOT_NEEDED
from tests.terminal.test_kills import surroundings

NAME = "red-circle-blue-square.png"
WHITE, BLUE = (250, 250, 250), (33, 89, 217)
"""The colours of the demo picture's ground and of the square on it."""
XTERM = [
    *("xterm", "-ti", "vt340", "-geometry", "120x36+0+0", "-fa", "DejaVu Sans Mono", "-fs", "10"),
    *("-b", "0", "+sb", "-e"),
]
NEEDED = {"xterm": (XTERM, missing("xterm")), "foot": (IN_FOOT, missing(*IN_FOOT_NEEDED))}
"""What stands before a command in each terminal with Sixel, and what it lacks here."""
PATIENCE = 120.0
"""Seconds that the engine may take to start and to answer."""
ALONG, NEAR = 0.9, 4
"""How much of a side is in the box's colour, within how many pixels of where it should be."""

Edges = tuple[int, int, int, int]

pytestmark = [pytest.mark.terminal, pytest.mark.engine]


@pytest.fixture(scope="module")
def screen() -> Iterator[Desktop]:
    with desktop() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one picture."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    shutil.copy(PICTURES / NAME, folder)
    remember(tmp_path / "state" / "glm4v-tui" / "tour-shown")
    return folder


def write(screen: Desktop, line: str) -> None:
    command = ["xdotool", "type", "--delay", "20", line]
    subprocess.run(command, env=screen.environ, check=True, timeout=60)


def answered(home: Path) -> str:
    """Return the answer in the one transcript there, empty until it has ended."""
    for path in (home / "data").glob("**/*.jsonl"):
        turns = read(path).conversation.turns
        if len(turns) == 2 and turns[-1].ending:
            return turns[-1].text
    return ""


def around(edges: Edges, box: Box) -> Edges:
    """Return where a box lies on the screen, for a picture that fills so much of it."""
    left, top, right, bottom = edges
    across, down = (right - left) / 1000, (bottom - top) / 1000
    return (
        *(round(left + box.left * across), round(top + box.top * down)),
        *(round(left + box.right * across), round(top + box.bottom * down)),
    )


def is_along(seen: Image.Image, colour: Colour, edges: Edges) -> bool:
    """Whether each side of a rectangle has a colour along it; its label hides a corner."""
    left, top, right, bottom = edges
    sides = (
        *((left, top, right, top), (left, bottom, right, bottom)),
        *((left, top, left, bottom), (right, top, right, bottom)),
    )
    return all(_share(seen, colour, side) >= ALONG for side in sides)


def _share(seen: Image.Image, colour: Colour, side: Edges) -> float:
    """Return of how much of a side some pixel near it has the colour."""
    left, top, right, bottom = side
    flat = top == bottom
    strip = (
        seen.crop((left, top - NEAR, right, top + NEAR + 1))
        if flat
        else seen.crop((left - NEAR, top, left + NEAR + 1, bottom))
    )
    steps = strip.width if flat else strip.height
    lines = (
        strip.crop((at, 0, at + 1, strip.height) if flat else (0, at, strip.width, at + 1))
        for at in range(steps)
    )
    return sum(count(line, colour) > 0 for line in lines) / max(1, steps)


def overlap(a: Edges, b: Edges) -> float:
    wide, high = (min(a[at + 2], b[at + 2]) - max(a[at], b[at]) for at in (0, 1))
    both = max(0, wide) * max(0, high)
    areas = ((each[2] - each[0]) * (each[3] - each[1]) for each in (a, b))
    return both / (sum(areas) - both)


def boxed(seen: Image.Image, answer: str) -> bool:
    """Whether the answer's box is drawn where it lies in the one picture, around the square."""
    ground, square = place(seen, WHITE), place(seen, BLUE)
    if not (ground and square):
        return False
    edges = around(ground, boxes_in(answer)[0])
    return is_along(seen, COLOURS[0], edges) and overlap(edges, square) >= 0.5


def preview(seen: Image.Image) -> Image.Image:
    """Return the part of the screen that the pictures have beside the conversation."""
    return seen.crop((0, 0, seen.width * 3 // 10, seen.height))


@pytest.mark.parametrize(("terminal", "lacking"), NEEDED.values(), ids=NEEDED)
def test_a_box_is_drawn_around_the_thing(
    terminal: list[str], lacking: list[str], screen: Desktop, folder: Path
) -> None:
    if lacking:
        pytest.skip(f"not installed: {lacking}")
    home = folder.parent
    places = [f"{name}={value}" for name, value in surroundings(home).items()]
    program = [sys.executable, "-m", "glm4v_tui", "--demo", str(folder), str(folder / NAME)]
    with screen.running(*terminal, "env", *places, *program):
        screen.wait_until(lambda seen: count(seen, BLUE) > 500, PATIENCE)
        write(screen, "Give the bounding box of the square.")
        screen.press("Return")
        screen.wait_until(lambda _: bool(answered(home)), PATIENCE)
        answer = answered(home)
        assert len(boxes_in(answer)) == 1
        small = screen.wait_until(lambda seen: boxed(preview(seen), answer))
        screen.press("F12")
        large = screen.wait_until(
            lambda seen: count(seen, BLUE) > 2 * count(small, BLUE) and boxed(seen, answer)
        )
        screen.press("n")
        wider = 1.5 * count(large, COLOURS[0])
        screen.wait_until(lambda seen: boxed(seen, answer) and count(seen, COLOURS[0]) > wider)
        screen.press("b")
        screen.wait_until(lambda seen: count(seen, COLOURS[0]) < 100 < count(seen, BLUE))
        screen.press("Escape")
        screen.wait_until(lambda seen: boxed(preview(seen), answer))
        screen.press("alt+0")
        screen.wait_until(lambda seen: count(seen, COLOURS[0]) < 100 < count(seen, BLUE))
        screen.press("ctrl+q")
