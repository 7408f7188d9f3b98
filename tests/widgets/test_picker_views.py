"""Other views of a folder: sorted, turned round, with all files, with all pictures below it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.waiting import until
from tests.widgets.picker_app import PickerApp, press, settled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "pictures"
    (folder / "cats" / "small").mkdir(parents=True)
    files = ["b.png", "a.png", "cats/tom.png", "cats/small/kit.png", "notes.txt", "c.png"]
    for number, name in enumerate(files):
        (folder / name).write_bytes(b"x" * (number * 7 % 5))
        os.utime(folder / name, (number, number))
    return folder


def title(app: PickerApp) -> str:
    return str(app.picker.border_title)


async def test_sorts_by_name_date_and_size_and_turns_each_round(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await press(pilot, "alt+s")
        assert app.names() == ["..", "cats", "c.png", "a.png", "b.png"]
        assert title(app) == "~/pictures · newest first"
        await press(pilot, "alt+r")
        assert app.names() == ["..", "cats", "b.png", "a.png", "c.png"]
        assert title(app) == "~/pictures · oldest first"
        await press(pilot, "ctrl+x")
        assert app.names() == ["..", "cats", "a.png", "b.png", "c.png"]
        assert title(app) == "~/pictures · largest first"
        await press(pilot, "alt+s")
        assert app.names() == ["..", "cats", "a.png", "b.png", "c.png"]
        assert title(app) == "~/pictures"


async def test_the_cursor_stays_on_its_picture_in_another_order(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "alt+r")
        assert app.under_cursor() == "c.png"


async def test_files_that_are_no_pictures_can_be_seen_but_not_taken(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await press(pilot, "alt+k", "end")
        assert app.under_cursor() == "notes.txt"
        await press(pilot, "space", "enter", "ctrl+a")
        said = [notice.message for notice in app._notifications]
        assert said == ["notes.txt is no picture, so it cannot be attached."] * 2
        assert app.picked == []
        assert app.marked() == ["a.png", "b.png", "c.png"]
        await press(pilot, "ctrl+k")
        assert "notes.txt" not in app.names()


async def test_all_pictures_below_and_back_to_the_folder_as_it_was(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "n", "g", "down", "ctrl+f")
        assert app.names() == ["a.png", "b.png", "c.png", "cats/small/kit.png", "cats/tom.png"]
        assert title(app) == "below ~/pictures"
        await press(pilot, *"kit")
        assert app.under_cursor() == "cats/small/kit.png"
        await press(pilot, "space", "escape")
        assert app.picker.pictures.wanted == "ng"
        assert app.names() == ["a.png", "b.png", "c.png"]
        assert app.under_cursor() == "b.png"
        await press(pilot, "enter")
        assert app.picked == [("kit.png",)]


async def test_left_leaves_a_search_and_escape_then_clears_the_filter_again(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+f", "left")
        assert (app.picker.folder, app.picker.view.below) == (folder, False)
        await press(pilot, "a", "escape")
        assert app.picker.pictures.wanted == ""


async def test_another_folder_ends_the_search_and_keeps_the_order(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await press(pilot, "alt+s", "ctrl+f")
        app.picker.folder = folder / "cats"
        await settled(pilot)
        assert app.names() == ["..", "small", "tom.png"]
        assert (app.picker.view.below, app.picker.view.order) == (False, "date")


async def test_marks_all_that_is_shown_and_inverts_and_counts(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "b", "space", "escape", "ctrl+a")
        assert app.marked() == ["b.png", "a.png", "c.png"]
        await press(pilot, "a", ".", "asterisk", "escape")
        assert app.marked() == ["b.png", "c.png"]
        await press(pilot, "*")
        assert app.marked() == ["a.png"]
        assert "1 marked" in str(app.picker.border_subtitle)
        await press(pilot, "home", "down", "enter", "ctrl+a")
        assert app.marked() == ["a.png", "tom.png"]


async def test_home(folder: Path) -> None:
    app = PickerApp(folder / "cats")
    async with app.run_test() as pilot:
        await press(pilot, "alt+h")
        assert app.picker.folder == folder.parent


async def typed(pilot: Pilot[None], app: PickerApp, *keys: str) -> None:
    """Type faster than the picker can filter."""
    await pilot.press(*keys)
    await settled(pilot)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(3000):
        (tmp_path / f"IMG_{number:04}.png").touch()
    (tmp_path / "two cats.png").touch()
    return tmp_path


async def test_fast_typing_acts_on_what_was_typed(many: Path) -> None:
    app = PickerApp(many)
    async with app.run_test() as pilot:
        await settled(pilot)
        await typed(pilot, app, *"1299", "backspace", "8", "enter")
        assert app.picked == [("IMG_1298.png",)]
        await typed(pilot, app, "escape", *"img", "comma", *"17", "down", "space")
        assert app.picker.pictures.wanted == "img 17"
        assert len(app.marked()) == 1
        assert app.names().index(app.marked()[0]) == 1


async def test_the_best_match_is_under_the_cursor_with_each_letter(many: Path) -> None:
    app = PickerApp(many)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", *"12")
        assert app.under_cursor() == "IMG_1200.png"
        await press(pilot, "3", "4")
        assert app.under_cursor() == "IMG_1234.png"
        await press(pilot, "escape", "c")
        assert app.names() == ["two cats.png"]


async def test_a_filter_stays_while_the_folder_is_read_again(many: Path) -> None:
    app = PickerApp(many)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, *"cats")
        (many / "cats.png").touch()
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: len(app.names()) == 2)
        assert app.names() == ["cats.png", "two cats.png"]
        assert app.under_cursor() == "two cats.png"
