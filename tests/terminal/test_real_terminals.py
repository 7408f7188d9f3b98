"""The picture's own colours, at its place, on terminals that people use."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from tests.terminal.desktop import Desktop, count, desktop, missing, place, show_picture

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}"),
]

RED, GREEN, BLUE, SQUARE = (230, 20, 20), (20, 200, 40), (20, 40, 230), (255, 0, 255)

XTERM = ["xterm", "-geometry", "90x30+0+0", "-fa", "DejaVu Sans Mono", "-fs", "12"]
KITTY = [
    *("kitty", "--config", "NONE", "-o", "remember_window_size=no"),
    *("-o", "initial_window_width=900", "-o", "initial_window_height=600"),
]


@pytest.fixture(scope="module")
def screen() -> Iterator[Desktop]:
    with desktop() as made:
        yield made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Three plain colours, and a board of squares that only single pixels can show."""
    image = Image.new("RGB", (400, 400), RED)
    image.paste(GREEN, (200, 0, 400, 200))
    image.paste(BLUE, (0, 200, 200, 400))
    image.paste((255, 255, 255), (200, 200, 400, 400))
    for x, y in product(range(200, 400, 8), range(200, 400, 8)):
        image.paste(SQUARE, (x, y, x + 4, y + 4))
        image.paste(SQUARE, (x + 4, y + 4, x + 8, y + 8))
    image.save(tmp_path / "colours.png")
    return tmp_path / "colours.png"


def colours_stand(seen: Image.Image) -> bool:
    """Red above blue, green beside red, all right of the words."""
    red, green, blue = place(seen, RED), place(seen, GREEN), place(seen, BLUE)
    if not (red and green and blue) or count(seen, RED) < 3000:
        return False
    return red[0] > 250 and green[0] >= red[2] - 2 and blue[1] >= red[3] - 2


def gone(seen: Image.Image) -> bool:
    return not any(count(seen, colour) for colour in (RED, GREEN, BLUE, SQUARE))


def walk_through(screen: Desktop, pixels: bool) -> None:
    """Shown, under a dialog, back, in less room, and gone."""
    seen = screen.wait_until(
        lambda seen: colours_stand(seen) and (count(seen, SQUARE) > 1000) is pixels
    )
    wide = place(seen, RED)
    screen.press("d")
    screen.wait_until(gone)
    screen.press("d")
    screen.wait_until(lambda seen: colours_stand(seen) and (count(seen, SQUARE) > 1000) is pixels)
    screen.press("s")
    screen.wait_until(
        lambda seen: (
            colours_stand(seen)
            and (count(seen, SQUARE) > 500) is pixels
            and place(seen, RED) != wide
        )
    )
    screen.press("q")
    screen.wait_until(gone)


def need(program: str) -> None:
    if missing(program):
        pytest.skip(f"not installed: {program}")


def test_xterm_with_sixel(screen: Desktop, picture: Path, tmp_path: Path) -> None:
    need("xterm")
    shown = show_picture(picture, "auto", tmp_path / "report")
    with screen.running(*XTERM, "-ti", "vt340", "-e", *shown):
        walk_through(screen, pixels=True)
    assert "XTerm" in (tmp_path / "report").read_text()


def test_xterm_without_sixel(screen: Desktop, picture: Path, tmp_path: Path) -> None:
    need("xterm")
    shown = show_picture(picture, "auto", tmp_path / "report")
    with screen.running(*XTERM, "-ti", "vt420", "-e", *shown):
        walk_through(screen, pixels=False)
    assert "neither kitty graphics nor Sixel" in (tmp_path / "report").read_text()


def test_kitty(screen: Desktop, picture: Path, tmp_path: Path) -> None:
    need("kitty")
    version = subprocess.run(["kitty", "--version"], capture_output=True, text=True, timeout=20)
    knows_placeholders = [int(n) for n in version.stdout.split()[1].split(".")] >= [0, 28]
    with screen.running(*KITTY, *show_picture(picture, "auto", tmp_path / "report")):
        walk_through(screen, pixels=knows_placeholders)
    assert "kitty=True" in (tmp_path / "report").read_text()


def test_tmux_in_xterm(screen: Desktop, picture: Path, tmp_path: Path) -> None:
    need("xterm")
    need("tmux")
    settings, socket = tmp_path / "tmux.conf", tmp_path / "socket"
    settings.write_text("set -g allow-passthrough on\nset -g status off\n")
    shown = show_picture(picture, "auto", tmp_path / "report")
    tmux = ["tmux", "-S", str(socket), "-f", str(settings), "new-session", *shown]
    with screen.running(*XTERM, "-ti", "vt340", "-e", *tmux):
        walk_through(screen, pixels=False)
    assert "this tmux no Sixel" in (tmp_path / "report").read_text()


def test_tmux_in_tmux_in_xterm(screen: Desktop, picture: Path, tmp_path: Path) -> None:
    need("xterm")
    need("tmux")
    settings = tmp_path / "tmux.conf"
    settings.write_text("set -g allow-passthrough on\nset -g status off\n")
    outer, inner = (
        ["tmux", "-S", str(tmp_path / name), "-f", str(settings), "new-session"]
        for name in ("outer", "inner")
    )
    shown = show_picture(picture, "auto", tmp_path / "report")
    with screen.running(*XTERM, "-ti", "vt340", "-e", *outer, "env", "-u", "TMUX", *inner, *shown):
        walk_through(screen, pixels=False)
    report = (tmp_path / "report").read_text()
    assert "Terminal(name='XTerm'" in report
    assert "answered=True" in report
    assert "layers=2" in report
