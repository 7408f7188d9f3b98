"""The picker goes from folder to folder, and stays where it can when one has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.widgets.picker_app import PickerApp, pictures_in, press, settled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pictures_in(tmp_path)


async def test_into_a_folder_and_back_to_where_it_came_from(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert app.picker.folder == folder / "dogs"
        assert app.under_cursor() == "dog0.png"
        await press(pilot, "backspace")
        assert (app.picker.folder, app.under_cursor()) == (folder, "dogs")
        await press(pilot, "right", "left")
        assert (app.picker.folder, app.under_cursor()) == (folder, "dogs")


async def test_a_filter_ends_with_its_folder(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "d", "o", "enter")
        assert app.picker.pictures.wanted == ""
        assert app.names() == ["..", "dog0.png", "dog1.png", "dog2.png"]


async def test_hidden_files_on_a_key(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+t")
        assert ".hidden.png" in app.names()
        await press(pilot, "ctrl+t")
        assert ".hidden.png" not in app.names()


async def test_reread_sees_what_is_new_and_keeps_the_cursor(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end")
        (folder / "aa.png").touch()
        await press(pilot, "ctrl+r")
        assert "aa.png" in app.names()
        assert app.under_cursor() == "c.webp"


async def test_reread_without_the_picture_of_the_cursor_stays_on_its_line(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "up")
        (folder / "b.JPG").unlink()
        await press(pilot, "ctrl+r")
        assert app.under_cursor() == "c.webp"


async def test_reread_drops_marks_of_pictures_that_are_gone(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "space", "up", "space")
        (folder / "c.webp").unlink()
        await press(pilot, "ctrl+r")
        assert app.picker.pictures.marks == (folder / "b.JPG",)


async def test_a_vanished_folder_says_so_and_goes_on_above_it(folder: Path) -> None:
    app = PickerApp(folder / "dogs")
    async with app.run_test() as pilot:
        await settled(pilot)
        for file in (folder / "dogs").iterdir():
            file.unlink()
        (folder / "dogs").rmdir()
        await press(pilot, "ctrl+r")
        assert app.picker.folder == folder
        assert app.picker.notice == "dogs is not there any more."
        assert app.failures[0].path == folder / "dogs"
        await press(pilot, "enter")
        assert (app.picker.folder, app.picker.notice) == (folder / "cats", "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_folder_without_permission(folder: Path) -> None:
    (folder / "cats").chmod(0)
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert (app.picker.folder, app.under_cursor()) == (folder, "cats")
        assert "permission" in app.picker.notice


async def test_a_file_instead_of_a_folder(folder: Path) -> None:
    app = PickerApp(folder / "a.png")
    async with app.run_test() as pilot:
        await settled(pilot)
        assert (app.picker.folder, app.under_cursor()) == (folder, "a.png")
        assert app.picker.notice == "a.png is not a folder."


async def test_hostile_folder_in_title_and_filter_in_subtitle(tmp_path: Path) -> None:
    bad = tmp_path / "[red]\x1b[2Jx"
    bad.mkdir()
    app = PickerApp(bad)
    async with app.run_test(size=(80, 10)) as pilot:
        await settled(pilot)
        await press(pilot, "[", "b", "]")
        assert "\x1b" not in str(app.picker.border_title)
        assert "[b]" in str(app.picker._border_subtitle)


async def test_the_users_cursor_stays_while_files_arrive(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "up")
        for name in ("0.png", "00.png"):
            (folder / name).touch()
        await press(pilot, "ctrl+r", "down")
        assert app.under_cursor() == "c.webp"


async def test_one_key_goes_to_the_other_folder_and_back_from_anywhere(tmp_path: Path) -> None:
    first, working = tmp_path / "demo", tmp_path / "working"
    first.mkdir()
    working.mkdir()
    app = PickerApp(first, working)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d")
        assert app.picker.folder == working
        await pilot.press("ctrl+d")
        assert app.picker.folder == first
        await pilot.press("left", "ctrl+d")
        assert app.picker.folder == first
