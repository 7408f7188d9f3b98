"""Real terminals on a screen in memory, looked at as a user would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

NEEDED = ("Xvfb", "import", "xdotool")
"""Programs that a desktop is made of: packages xvfb, imagemagick, xdotool."""

Colour = tuple[int, int, int]
_PATIENCE = 20.0


def missing(*programs: str) -> list[str]:
    """The programs that are not installed."""
    return [program for program in (*NEEDED, *programs) if shutil.which(program) is None]


class Desktop:
    """A screen in memory, its keyboard, and one terminal on it."""

    def __init__(self, display: str) -> None:
        self.environ: Mapping[str, str] = {
            **{key: value for key, value in os.environ.items() if key not in ("TMUX", "STY")},
            "DISPLAY": display,
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }

    @contextmanager
    def running(self, *command: str) -> Iterator[None]:
        program = subprocess.Popen(command, env=self.environ, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            program.terminate()
            program.wait(10)

    def press(self, key: str) -> None:
        subprocess.run(["xdotool", "key", key], env=self.environ, check=True, timeout=20)

    def seen(self) -> Image.Image:
        done = subprocess.run(
            ["import", "-window", "root", "png:-"],
            env=self.environ,
            capture_output=True,
            check=True,
            timeout=20,
        )
        return Image.open(BytesIO(done.stdout)).convert("RGB")

    def wait_until(
        self, holds: Callable[[Image.Image], bool], patience: float = _PATIENCE
    ) -> Image.Image:
        """Look until what is seen is right; the last look where it never is."""
        end = time.monotonic() + patience
        while not holds(seen := self.seen()) and time.monotonic() < end:
            pass
        assert holds(seen), f"not seen in {patience:.0f} s"
        return seen


@contextmanager
def desktop(width: int = 1000, height: int = 640) -> Iterator[Desktop]:
    """A screen of so many pixels, on a display number that is free."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield Desktop(f":{answer.readline().strip()}")
    finally:
        server.terminate()
        server.wait(10)


def count(seen: Image.Image, colour: Colour) -> int:
    """How many pixels have nearly this colour."""
    return _like(seen, colour).histogram()[255]


def place(seen: Image.Image, colour: Colour) -> tuple[int, int, int, int] | None:
    """The rectangle around all pixels that have nearly this colour."""
    return _like(seen, colour).getbbox()


def _like(seen: Image.Image, colour: Colour) -> Image.Image:
    red, green, blue = (
        band.point([255 * (abs(value - level) < 8) for value in range(256)])
        for band, level in zip(seen.split(), colour, strict=True)
    )
    return ImageChops.darker(ImageChops.darker(red, green), blue)


def show_picture(path: Path, wanted: str, report: Path) -> list[str]:
    """The command that shows a picture as the program does."""
    return [sys.executable, "-m", "tests.terminal.show_picture", str(path), wanted, str(report)]
