"""The picker in a bare app: keys and clicks in, messages out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from glm4v_tui.widgets.picker import Picker
from tests.widgets.picker_app import PickerApp, pictures_in, press, settled

HOSTILE = "\x1b[31mred\n[b]bold[b] 猫 👍.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pictures_in(tmp_path)


async def test_shows_folders_and_pictures_with_the_cursor_on_the_first(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.names() == ["..", "cats", "dogs", "a.png", "b.JPG", "c.webp"]
        assert app.under_cursor() == "cats"
        assert [type(fact) for fact in app.facts][-2:] == [Picker.FolderOpened, Picker.Highlighted]


async def test_enter_attaches_the_picture_under_the_cursor(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "up", "enter")
        assert app.picked == [("b.JPG",)]


async def test_highlighted_tells_pictures_only(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        app.facts.clear()
        await press(pilot, "down", "down", "home")
        told = [fact.path for fact in app.facts if isinstance(fact, Picker.Highlighted)]
        assert told == [None, folder / "a.png", None]


async def test_space_marks_several_and_enter_attaches_them_in_order(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "space", "home", "down", "down", "down", "space", "enter")
        assert app.picked == [("c.webp", "a.png")]
        assert app.picker.pictures.marks == ()


async def test_marks_survive_the_filter_and_other_folders(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "b", "space", "escape", "d", "o", "enter", "end", "space", "enter")
        assert app.picked == [("b.JPG", "dog2.png")]


async def test_space_again_unmarks(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "space")
        assert app.marked() == ["c.webp"]
        await press(pilot, "space")
        assert app.marked() == []


async def test_folders_cannot_be_marked(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "space")
        assert app.picker.pictures.marks == ()


async def test_typing_filters_and_backspace_and_escape_clear(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "j", "p")
        assert app.names() == ["b.JPG"]
        assert "/jp · 1 of 5" in str(app.picker.border_subtitle)
        await press(pilot, "backspace", "backspace")
        assert len(app.names()) == 6
        assert app.under_cursor() == "b.JPG"
        await press(pilot, "q", "escape")
        assert len(app.names()) == 6
        assert app.picker.folder == folder


async def test_nothing_matches(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "z", "z", "enter", "space", "down", "pageup", "end")
        assert app.picked == []
        assert app.under_cursor() is None


async def test_hostile_names_stay_on_their_line(tmp_path: Path) -> None:
    (tmp_path / HOSTILE).touch()
    (tmp_path / os.fsdecode(b"\xff\xfe.png")).touch()
    (tmp_path / "[link=x]y.png").touch()
    app = PickerApp(tmp_path)
    async with app.run_test(size=(18, 10)) as pilot:
        await settled(pilot)
        lines = app.picker.pictures
        width = lines.scrollable_content_region.width
        for y in range(lines.size.height):
            strip = lines.render_line(y)
            assert strip.cell_length == width
            assert "".join(s.text for s in strip).isprintable()
        await press(pilot, "end", "enter")
        assert len(app.picked) == 1


@pytest.mark.parametrize("size", [(18, 14), (38, 20), (80, 24)], ids=["narrow", "pane", "wide"])
@pytest.mark.parametrize("keys", [[], ["p", "n", "space", "space"]], ids=["", "marked"])
def test_looks(
    size: tuple[int, int],
    keys: list[str],
    snap_compare: Callable[..., bool],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "data sets" / "2026"
    (folder / "holiday pictures").mkdir(parents=True)
    (folder / "猫与狗").mkdir()
    long = "a-very-long-name-of-a-picture-that-does-not-fit-0042.png"
    for name in ("IMG_2.JPG", "IMG_10.png", long, "两只猫在垫子上睡觉.png", HOSTILE, "👍 ok.webp"):
        (folder / name).touch()

    async def show(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    assert snap_compare(PickerApp(folder), terminal_size=size, run_before=show)


def test_looks_after_a_folder_was_lost(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "data").mkdir()
    app = PickerApp(tmp_path / "data" / "gone")
    assert snap_compare(app, terminal_size=(30, 10), run_before=settled)


async def test_mouse_moves_marks_and_attaches(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click(app.picker.pictures, offset=(5, 3))
        assert app.under_cursor() == "a.png"
        await pilot.click(app.picker.pictures, offset=(0, 4))
        assert app.picker.pictures.marks == (folder / "b.JPG",)
        await pilot.click(app.picker.pictures, offset=(5, 4), times=2)
        assert app.picked == [("b.JPG",)]


async def test_ten_thousand_files(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.png").touch()
    app = PickerApp(tmp_path)
    async with app.run_test(size=(30, 20)) as pilot:
        await settled(pilot)
        assert app.names()[1:4] == ["0.png", "1.png", "2.png"]
        await press(pilot, "end")
        assert app.under_cursor() == "9999.png"
        assert app.picker.pictures.scroll_offset.y == 10_001 - app.picker.pictures.size.height
        await press(pilot, *"5000")
        assert app.names() == ["5000.png"]
