"""Whatever lies in a folder, the program goes on and says what is wrong with it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.preview import Preview
from tests.chat.picture_files import png_header
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

HOSTILE = "\x1b]52;c;aGk=\x07 [red]x[b]\n名前 🐈.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which next to nothing is as it should be."""
    folder = tmp_path / "bad"
    folder.mkdir()
    picture = Image.new("RGB", (40, 30), "red")
    picture.save(folder / HOSTILE)
    picture.save(folder / "whole.png")
    (folder / "truncated.png").write_bytes((folder / "whole.png").read_bytes()[:40])
    (folder / "empty.jpg").touch()
    (folder / "bomb.png").write_bytes(png_header(60_000, 60_000))
    (folder / "text.png").write_text("no picture")
    Image.new("RGB", (20_000, 10)).save(folder / "strip.png")
    Image.new("RGB", (1, 1)).save(folder / "dot.png")
    Image.new("CMYK", (8, 8)).save(folder / "print.jpg")
    os.mkfifo(folder / "pipe.png")
    (folder / "folder.png").mkdir()
    (folder / "nowhere.png").symlink_to("gone")
    return folder


async def test_bad_pictures_are_named_and_good_ones_attached(folder: Path) -> None:
    pictures = sorted(folder.iterdir())
    app = program(ScriptedEngine(), folder, pictures=pictures)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.screen.query_one(ChatPane)
        await until(pilot, lambda: pane.attached)
        attached = {picture.name for picture in pane.attached}
        assert attached == {HOSTILE, "whole.png", "dot.png", "print.jpg"}
        said = " ".join(notice.message for notice in app._notifications)
        for name in ("truncated.png", "empty.jpg", "bomb.png", "text.png", "strip.png"):
            assert name in said
        for name in ("pipe.png", "folder.png", "nowhere.png"):
            assert name in said


async def test_nothing_in_a_folder_crashes_or_reaches_the_terminal(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        preview = app.screen.query_one(Preview)
        heard: list[Path] = []
        await pilot.press("f2")
        for _ in folder.iterdir():
            await pilot.press("down")
            heard += [preview.path] if preview.path else []
        assert len(set(heard)) > 5
        await pilot.press("space", "home", "space", "enter")
        strips = app.screen._compositor.render_strips()
        text = "".join(strip.text for strip in strips)
        assert not any(character in text for character in "\x1b\x07\n")


async def test_a_folder_that_disappears_is_left_for_the_nearest(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    app = program(ScriptedEngine(), inner)
    async with app.run_test(size=(120, 40)) as pilot:
        picker = app.screen.query_one(Picker)
        await until(pilot, lambda: picker.folder == inner)
        shutil.rmtree(inner)
        await pilot.press("f2", "ctrl+r")
        await until(pilot, lambda: picker.folder == folder)
        assert picker.notice
