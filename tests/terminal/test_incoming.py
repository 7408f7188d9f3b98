"""Pictures from elsewhere in the program as its user launches it, without an engine."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.once import remember
from tests.terminal.terminals import Pseudoterminal

ENGINE_NEVER_STARTS = ["--demo", "--engine-arg", "nonsense=1"]
F10 = "\x1b[21~"

pytestmark = pytest.mark.terminal


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder with a picture."""
    box = tmp_path / "in box"
    box.mkdir()
    Image.new("RGB", (60, 40), "red").save(box / "one.png")
    return box


@pytest.fixture
def terminal(tmp_path: Path, box: Path) -> Iterator[Pseudoterminal]:
    """The program over SSH, watching a folder that is in the picker too."""
    remember(tmp_path / "state" / "glm4v-tui" / "tour-shown")
    kinds = ("DATA", "STATE", "CONFIG", "CACHE")
    places = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in kinds}
    words = ["-m", "glm4v_tui", *ENGINE_NEVER_STARTS, "--watch", str(box), str(box)]
    terminal = Pseudoterminal(
        [sys.executable, *words],
        environment={**places, "SSH_CONNECTION": "10.0.0.2 50000 10.0.0.9 22"},
    )
    yield terminal
    terminal.close()


def paste(terminal: Pseudoterminal, text: str) -> None:
    """Send what a terminal sends for pasted text and dropped files."""
    terminal.send(f"\x1b[200~{text}\x1b[201~")


def test_dropped_brought_and_arrived(terminal: Pseudoterminal, box: Path) -> None:
    terminal.wait_for("Ask about the pictures")
    paste(terminal, f"'{box}/one.png' ")
    terminal.wait_for("[1] one.png")

    paste(terminal, "/Users/me/Screen\\ Shot.png\r/Users/me/b.png")
    terminal.wait_for("Not on this machine")
    terminal.send("c")
    terminal.wait_for("clipboard")
    (copied,) = re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", terminal.bytes)
    line = b64decode(copied).decode()
    assert line.startswith("scp '/Users/me/Screen Shot.png' /Users/me/b.png ")
    assert line.endswith(f"@10.0.0.9:{box}/'")
    terminal.send("\r")

    Image.new("RGB", (60, 40), "blue").save(box / "b.png")
    terminal.wait_for("b.png has arrived")
    terminal.send(F10)
    terminal.wait_for("[2] b.png")
