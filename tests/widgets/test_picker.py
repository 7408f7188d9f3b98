"""The picker in a bare app: keys and clicks in, messages out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from glm4v_tui.widgets.picker import Picker

HOSTILE = "\x1b[31mred\n[b]bold[b] 猫 👍.png"


class PickerApp(App[None]):
    def __init__(self, folder: Path, elsewhere: Path | None = None) -> None:
        super().__init__()
        self.opened = folder
        self.elsewhere = elsewhere
        self.facts: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Picker(self.opened, self.elsewhere)

    def on_mount(self) -> None:
        self.picker.focus()

    @property
    def picker(self) -> Picker:
        return self.query_one(Picker)

    def on_picker_picked(self, message: Picker.Picked) -> None:
        self.facts.append(message)

    def on_picker_highlighted(self, message: Picker.Highlighted) -> None:
        self.facts.append(message)

    def on_picker_folder_opened(self, message: Picker.FolderOpened) -> None:
        self.facts.append(message)

    def on_picker_failed(self, message: Picker.Failed) -> None:
        self.facts.append(message)

    @property
    def picked(self) -> list[tuple[str, ...]]:
        picked = [fact for fact in self.facts if isinstance(fact, Picker.Picked)]
        return [tuple(path.name for path in fact.paths) for fact in picked]

    @property
    def failures(self) -> list[Picker.Failed]:
        return [fact for fact in self.facts if isinstance(fact, Picker.Failed)]

    def names(self) -> list[str]:
        return [entry.name for entry in self.picker.pictures.entries]

    def marked(self) -> list[str]:
        return [path.name for path in self.picker.pictures.marks]

    def under_cursor(self) -> str | None:
        entry = self.picker.pictures.entry
        return entry.name if entry else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    (folder / "cats").mkdir(parents=True)
    (folder / "dogs").mkdir()
    for name in ("a.png", "b.JPG", "c.webp", "notes.txt", ".hidden.png"):
        (folder / name).touch()
    for number in range(3):
        (folder / "dogs" / f"dog{number}.png").touch()
    return folder


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    while any(worker.is_running for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


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
        await press(pilot, "f5")
        assert "aa.png" in app.names()
        assert app.under_cursor() == "c.webp"


async def test_reread_without_the_picture_of_the_cursor_stays_on_its_line(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "up")
        (folder / "b.JPG").unlink()
        await press(pilot, "f5")
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
        await press(pilot, "f5")
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


async def test_hostile_folder_in_title_and_filter_in_subtitle(tmp_path: Path) -> None:
    bad = tmp_path / "[red]\x1b[2Jx"
    bad.mkdir()
    app = PickerApp(bad)
    async with app.run_test(size=(80, 10)) as pilot:
        await settled(pilot)
        await press(pilot, "[", "b", "]")
        assert "\x1b" not in str(app.picker.border_title)
        assert "[b]" in str(app.picker._border_subtitle)


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


async def test_the_users_cursor_stays_while_files_arrive(folder: Path) -> None:
    app = PickerApp(folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end", "up")
        for name in ("0.png", "00.png"):
            (folder / name).touch()
        await press(pilot, "f5", "down")
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
