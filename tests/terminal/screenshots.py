"""Takes the README's pictures: the program in xterm, with the demo model answering.

Run it as `python -m tests.terminal.screenshots`; it needs the Debian packages xvfb, xterm, xdotool
and imagemagick, and writes beside itself into `screenshots/`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from glm4v_tui.chat.transcript import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.demo import PICTURES
from glm4v_tui.once import remember
from tests.terminal.desktop import Desktop, desktop

PLACE = Path(__file__).parent / "screenshots"
SIZE = 1220, 800
XTERM = ["xterm", "-ti", "vt340", "-fa", "DejaVu Sans Mono", "-fs", "12", "-b", "0", "+sb"]
"""An xterm with Sixel graphics and the smallest border."""


ENGINE_PATIENCE = 120.0
"""Seconds that the engine may take to start and to answer."""


SETTLING = 2.0
"""Seconds after which the program has surely drawn, even while the engine starts."""


def main() -> None:
    """Take every picture anew."""
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, desktop(*SIZE) as screen:
        program = [sys.executable, "-m", "glm4v_tui", "--demo", str(PICTURES)]
        settings = [f"XDG_{kind}_HOME={home}" for kind in ("CONFIG", "DATA", "STATE")]
        command = [*XTERM, "-geometry", "120x40+0+0", "-e", "env", *settings, *program]
        remember(Path(home) / "glm4v-tui" / "tour-shown")
        with screen.running(*command):
            converse(screen, Path(home) / "glm4v-tui")
            screen.press("ctrl+q")


def converse(screen: Desktop, saved: Path) -> None:
    """Attach, ask twice, look around, and keep what is seen on the way."""
    screen.wait_until(_is_drawn)
    screen.press("F2")
    write(screen, "six")
    settled(screen)
    screen.press("Return")
    settled(screen)
    ask(screen, saved, "Describe this picture.", 2)
    ask(screen, saved, "Where is the yellow star?", 4)
    screen.press("F2")
    settled(screen)
    screen.press("Escape")
    settled(screen)
    write(screen, "bar")
    keep(screen, "conversation")
    screen.press("F4")
    keep(screen, "sampling")
    screen.press("Escape")


def ask(screen: Desktop, saved: Path, question: str, turns: int) -> None:
    """Type a question and wait until the transcript has its answer."""
    write(screen, question)
    screen.press("Return")
    screen.wait_until(lambda _: has_turns(saved, turns), ENGINE_PATIENCE)


def has_turns(saved: Path, turns: int) -> bool:
    """Whether the newest transcript has come to so many turns, the last one ended."""
    entry = latest(saved)
    return entry is not None and len(read(entry.path).conversation.turns) >= turns


def write(screen: Desktop, text: str) -> None:
    """Type a text."""
    command = ["xdotool", "type", "--delay", "30", text]
    subprocess.run(command, env=screen.environ, check=True, timeout=60)


def keep(screen: Desktop, name: str) -> None:
    """Save what is seen once it has come to rest."""
    settled(screen).quantize(128).save(PLACE / f"{name}.png", optimize=True)


def settled(screen: Desktop) -> Image.Image:
    """Give the program time to draw, and return what is seen then."""
    time.sleep(SETTLING)
    return screen.seen()


def _is_drawn(seen: Image.Image) -> bool:
    colours = seen.getcolors(256)
    return colours is None or len(colours) > 8


if __name__ == "__main__":
    main()
