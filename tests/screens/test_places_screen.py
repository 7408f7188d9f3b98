"""Bookmarks and recent folders: keys in, a folder out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import OptionList

from glm4v_tui.app import Glm4vApp
from glm4v_tui.chat.places import Places, change, load
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.places_screen import PlacesScreen
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.picker import Picker
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    for name in ("cats", "dogs", "work"):
        (home / name).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home / "work")
    return home


@pytest.fixture
def file(tmp_path: Path, home: Path) -> Path:
    file = tmp_path / "state" / "places.json"
    gone = home / "go[n]e\x1b"
    change(file, lambda _: Places((home / "cats",), (home / "dogs", gone, home / "cats")))
    return file


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in ("", *keys):
        if key:
            await pilot.press(key)
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def listed(app: DialogApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(OptionList).options]


async def test_bookmarks_then_recent_ones_then_home_and_here(file: Path, home: Path) -> None:
    app = DialogApp(PlacesScreen(file, home))
    async with app.run_test() as pilot:
        await press(pilot)
        assert listed(app) == [
            "cats\nbookmark · ~/cats",
            "dogs\nrecent · ~/dogs",
            "go[n]e␛\nrecent · not there · ~/go[n]e␛",
            f"home\nhome · {home}",
            "work\nworking directory · ~/work",
        ]
        await press(pilot, *"dog", "enter")
        assert app.answers == [home / "dogs"]


async def test_a_bookmark_of_the_present_folder(file: Path, home: Path) -> None:
    app = DialogApp(PlacesScreen(file, home / "dogs"))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+u")
        assert load(file).bookmarks == (home / "cats", home / "dogs")
        await press(pilot, "ctrl+u")
        assert load(file).bookmarks == (home / "cats",)


async def test_removed_and_put_back(file: Path, home: Path) -> None:
    before = load(file)
    app = DialogApp(PlacesScreen(file, home))
    async with app.run_test() as pilot:
        await press(pilot, "down", "delete", "delete")
        assert load(file).recent == (home / "cats",)
        await press(pilot, "ctrl+r", "ctrl+r", "ctrl+r")
        assert load(file) == before


async def test_home_stays(tmp_path: Path, home: Path) -> None:
    app = DialogApp(PlacesScreen(tmp_path / "none.json", home))
    async with app.run_test() as pilot:
        await press(pilot, "delete")
        assert len(listed(app)) == 2


async def test_a_damaged_file_is_told_of(file: Path, home: Path) -> None:
    file.write_text("{")
    app = DialogApp(PlacesScreen(file, home))
    async with app.run_test() as pilot:
        await press(pilot)
        assert "damaged" in next(note.message for note in app._notifications)
        assert len(listed(app)) == 2


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int], file: Path, home: Path) -> None:
    change(file, lambda places: places.visited(home / "work"))
    app = DialogApp(PlacesScreen(file, home / "cats"))
    assert snap_compare(app, terminal_size=size, run_before=lambda p: press(p, "c", "a"))


async def test_attaching_is_remembered_and_leads_back(tmp_path: Path, home: Path) -> None:
    Image.new("RGB", (6, 4), "red").save(home / "dogs" / "rex.png")
    kept = tmp_path / "state" / "kept.json"
    screen = ChatScreen(
        ScriptedEngine(),
        graphics=Graphics(),
        folder=home / "dogs",
        elsewhere=home / "dogs",
        pictures=(),
        sampling=Sampling(),
        system="",
        transcripts=tmp_path / "data",
        places=kept,
    )
    app = Glm4vApp(lambda: screen, keys={})
    async with app.run_test(size=(120, 40)) as pilot:
        picker = screen.query_one(Picker)
        await pilot.press("f2")
        await until(pilot, lambda: picker.pictures.highlighted)
        await pilot.press("enter")
        await until(pilot, kept.exists)
        assert load(kept).recent == (home / "dogs",)
        picker.folder = home
        await pilot.press("f2", "ctrl+u")
        await until(pilot, lambda: isinstance(app.screen, PlacesScreen))
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count == 3)
        await pilot.press("enter")
        await until(pilot, lambda: picker.folder == home / "dogs")
