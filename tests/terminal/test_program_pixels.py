"""The whole program in real terminals, at the far end of a real SSH line: what the user sees."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.once import remember
from tests.terminal.desktop import Desktop, count, desktop, missing, place
from tests.terminal.in_foot import IN_FOOT
from tests.terminal.in_foot import NEEDED as IN_FOOT_NEEDED
from tests.terminal.loopback import NEEDED, ssh, sshd
from tests.terminal.test_kills import surroundings

ROOT = Path(__file__).parents[2]
RED, GREEN, BLUE, SQUARE = (230, 20, 20), (20, 200, 40), (20, 40, 230), (255, 0, 255)
ORANGE = (255, 160, 0)
"""The colour of every other picture in the folder."""
READY = (0, 200, 200)
"""The colour of the shell's prompt: what is typed before it is there may go elsewhere."""
PROMPT = r"\[\e[48;2;0;200;200m\]    \[\e[0m\] "
PATIENCE = 60.0

XTERM = [
    *("xterm", "-ti", "vt340", "-geometry", "120x36+0+0", "-fa", "DejaVu Sans Mono", "-fs", "10"),
    *("-b", "0", "+sb", "-e"),
]
KITTY = [
    *("kitty", "--config", "NONE", "-o", "remember_window_size=no", "-o", "font_size=10"),
    *("-o", "initial_window_width=1000", "-o", "initial_window_height=640"),
]

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(missing() + NEEDED), reason=f"not installed: {missing() + NEEDED}"),
]


@pytest.fixture(scope="module")
def screen() -> Iterator[Desktop]:
    with desktop() as made:
        yield made


@pytest.fixture(params=[XTERM, KITTY, IN_FOOT], ids=["xterm", "kitty", "foot"])
def terminal(request: pytest.FixtureRequest) -> list[str]:
    words: list[str] = request.param
    if lacking := missing(*IN_FOOT_NEEDED if words is IN_FOOT else words[:1]):
        pytest.skip(f"not installed: {lacking}")
    return words


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Pictures, no whole model, and a line in a file that starts the program on them."""
    pictures, model = tmp_path / "pictures", tmp_path / "model"
    pictures.mkdir()
    model.mkdir()
    kind = {"model_type": "glm4v", "architectures": ["Glm4vForConditionalGeneration"]}
    (model / "config.json").write_text(json.dumps(kind))
    _four_parts().save(pictures / "1.png")
    for number in range(2, 6):
        Image.new("RGB", (400, 400), ORANGE).save(pictures / f"{number}.png")
    given = [f"{name}={value}" for name, value in surroundings(tmp_path).items()]
    remember(tmp_path / "state" / "glm4v-tui" / "tour-shown")
    words = [sys.executable, "-m", "glm4v_tui", "--model", str(model), str(pictures)]
    line = shlex.join(["env", "-C", str(ROOT), f"PYTHONPATH={ROOT}", *given, *words])
    (tmp_path / "start").write_text(f"{line}\n")
    return tmp_path


def _four_parts() -> Image.Image:
    """Return three plain colours, and a board of squares that only single pixels can show."""
    image = Image.new("RGB", (400, 400), RED)
    image.paste(GREEN, (200, 0, 400, 200))
    image.paste(BLUE, (0, 200, 200, 400))
    image.paste((255, 255, 255), (200, 200, 400, 400))
    for x, y in product(range(200, 400, 20), range(200, 400, 20)):
        image.paste(SQUARE, (x, y, x + 10, y + 10))
        image.paste(SQUARE, (x + 10, y + 10, x + 20, y + 20))
    return image


@contextmanager
def opened(screen: Desktop, terminal: list[str], home: Path) -> Iterator[None]:
    """Start the program from a shell at the far end of a line, and show its pictures."""
    with sshd(home) as port:
        line = ssh(port, home, f"PS1='{PROMPT}' exec bash --norc --noprofile -i")
        with screen.running(*terminal, *line):
            screen.wait_until(ready, PATIENCE)
            write(screen, f". {home}/start")
            screen.wait_until(lambda seen: shown(seen) and whole(seen), PATIENCE)
            screen.press("F2")
            yield


def ready(seen: Image.Image) -> bool:
    """Whether the shell waits for a line, and there is no picture."""
    return count(seen, READY) > 200 and gone(seen)


def write(screen: Desktop, line: str) -> None:
    command = ["xdotool", "type", "--delay", "20", f"{line}\n"]
    subprocess.run(command, env=screen.environ, check=True, timeout=60)


def shown(seen: Image.Image) -> bool:
    return all(count(seen, colour) > 500 for colour in (RED, GREEN, BLUE))


def whole(seen: Image.Image) -> bool:
    """Whether red is left of green and above blue, each of them in one piece."""
    red, green, blue = place(seen, RED), place(seen, GREEN), place(seen, BLUE)
    if not (red and green and blue):
        return False
    beside, above = green[0] >= red[2] - 2, blue[1] >= red[3] - 2
    pieces = zip((RED, GREEN, BLUE), (red, green, blue), strict=True)
    return beside and above and all(_fills(seen, *piece) for piece in pieces)


def _fills(seen: Image.Image, colour: tuple[int, int, int], at: tuple[int, int, int, int]) -> bool:
    return count(seen, colour) > 0.95 * (at[2] - at[0]) * (at[3] - at[1])


def gone(seen: Image.Image) -> bool:
    return not any(count(seen, colour) for colour in (RED, GREEN, BLUE, SQUARE, ORANGE))


def sharp(terminal: list[str]) -> Callable[[Image.Image], bool]:
    """Return what tells that single pixels are seen, where this terminal can show them."""
    return lambda seen: terminal is KITTY or count(seen, SQUARE) > 300


def test_seen_small_among_others_and_large(
    screen: Desktop, terminal: list[str], home: Path
) -> None:
    pixels = sharp(terminal)
    with opened(screen, terminal, home):
        small = screen.wait_until(lambda seen: shown(seen) and pixels(seen))
        screen.press("alt+i")
        screen.wait_until(lambda seen: count(seen, ORANGE) > 4000 and whole(seen) and pixels(seen))
        screen.press("F1")
        screen.wait_until(lambda seen: not shown(seen))
        screen.press("Escape")
        screen.wait_until(lambda seen: count(seen, ORANGE) > 4000 and whole(seen) and pixels(seen))
        screen.press("Escape")
        screen.wait_until(lambda seen: not count(seen, ORANGE) and whole(seen) and pixels(seen))
        screen.press("F12")
        screen.wait_until(
            lambda seen: count(seen, RED) > 2 * count(small, RED) and whole(seen) and pixels(seen)
        )
        screen.press("Escape")
        screen.wait_until(
            lambda seen: count(seen, RED) < 2 * count(small, RED) and whole(seen) and pixels(seen)
        )


def test_nothing_lingers_in_the_shell_and_all_comes_back(
    screen: Desktop, terminal: list[str], home: Path
) -> None:
    pixels = sharp(terminal)
    with opened(screen, terminal, home):
        screen.wait_until(lambda seen: whole(seen) and pixels(seen))
        screen.press("ctrl+z")
        screen.wait_until(ready)
        write(screen, "fg")
        screen.wait_until(lambda seen: whole(seen) and pixels(seen), PATIENCE)
        screen.press("F4")
        screen.wait_until(lambda seen: not shown(seen))
        screen.press("Escape")
        screen.wait_until(lambda seen: whole(seen) and pixels(seen))
        screen.press("ctrl+q")
        screen.wait_until(ready)
