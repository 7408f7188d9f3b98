"""Going to a typed path: keys in, a destination out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from glm4v_tui.chat.completion import Destination
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.path_screen import PathScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.picker import Picker
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

KEYS = {"~": "tilde", "/": "slash"}
"""What Textual calls keys that are not called by their character."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with folders and pictures in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "sets"
    for name in ("My Cats/2026", "My Cats/2025", "dogs"):
        (folder / name).mkdir(parents=True)
    for name in ("My Cats/tom.png", "dogs/rex.JPG", "dogs/it's.png"):
        Image.new("RGB", (6, 4), "red").save(folder / name)
    (folder / "dogs" / "bad\x1b[31m.png").touch()
    return folder


async def typed(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when everything before it is done."""
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    while any(worker.is_running for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def text(app: DialogApp) -> str:
    return app.screen.query_one(Input).value


def listed(app: DialogApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(OptionList).options]


def notice(app: DialogApp) -> str:
    return str(app.screen.query_one("#notice", Static).visual)


async def test_tab_completes_step_by_step_and_enter_opens(folder: Path) -> None:
    app = DialogApp(PathScreen(folder))
    async with app.run_test() as pilot:
        await typed(pilot, "m", "tab")
        assert (text(app), listed(app)) == ("My Cats/", ["2025/", "2026/", "tom.png"])
        await typed(pilot, "2", "tab")
        assert (text(app), listed(app)) == ("My Cats/202", ["2025/", "2026/"])
        await typed(pilot, "tab", "down", "tab", "enter")
        assert app.answers == [Destination(folder / "My Cats" / "2026", "folder")]


async def test_home_quotes_and_a_picture(folder: Path) -> None:
    app = DialogApp(PathScreen(folder / "dogs", "~"))
    async with app.run_test() as pilot:
        await typed(pilot, "tab")
        assert text(app) == "~/sets/"
        await typed(pilot, "'", "M", "tab", "t", "tab")
        assert text(app) == "~/sets/'My Cats/tom.png'"
        await typed(pilot, "enter")
        assert app.answers == [Destination(folder / "My Cats" / "tom.png", "picture")]


async def test_keys_that_come_in_one_burst_keep_their_order(folder: Path) -> None:
    app = DialogApp(PathScreen(folder))
    async with app.run_test() as pilot:
        await settled(pilot)
        for key in ("d", "tab", "r", "e", "enter", "x"):
            character = key if len(key) == 1 else None
            app.post_message(events.Key(key, character))
        await until(pilot, lambda: notice(app) == f"There is no “re” in {folder}/dogs.")
        assert text(app) == "dogs/rex"


async def test_as_it_stands_where_such_a_name_is_there(folder: Path) -> None:
    app = DialogApp(PathScreen(folder / "dogs"))
    async with app.run_test() as pilot:
        await typed(pilot, *"it's", "tab", "enter")
        assert app.answers == [Destination(folder / "dogs" / "it's.png", "picture")]


async def test_what_is_missing_is_named_until_the_next_letter(folder: Path) -> None:
    app = DialogApp(PathScreen(folder))
    async with app.run_test() as pilot:
        await typed(pilot, *"dogs/x/y", "enter")
        assert notice(app) == f"There is no “x” in {folder}/dogs."
        await typed(pilot, "z")
        assert (notice(app), app.answers) == ("", [])


async def test_a_name_that_cannot_be_typed_is_chosen(folder: Path) -> None:
    app = DialogApp(PathScreen(folder))
    async with app.run_test() as pilot:
        await typed(pilot, *"dogs/b", "tab")
        assert listed(app) == ["bad␛[31m.png"]
        assert "cannot be typed" in notice(app)
        await typed(pilot, "down", "enter")
        assert app.answers == [Destination(folder / "dogs" / "bad\x1b[31m.png", "picture")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_folder_that_nobody_may_read_says_so(folder: Path) -> None:
    (folder / "dogs").chmod(0)
    app = DialogApp(PathScreen(folder))
    async with app.run_test() as pilot:
        await typed(pilot, *"dogs/")
        assert "permission" in notice(app)


async def test_fifty_thousand_names_are_narrowed(tmp_path: Path) -> None:
    for number in range(50_000):
        os.mknod(tmp_path / f"{number}.png")
    app = DialogApp(PathScreen(tmp_path))
    async with app.run_test() as pilot:
        await typed(pilot, *"4999")
        assert len(listed(app)) == 11
        assert listed(app)[0] == "4999.png"


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int], folder: Path) -> None:
    async def begin(pilot: Pilot[None]) -> None:
        await typed(pilot, *"My/", "enter", "backspace", "backspace", "tab")

    app = DialogApp(PathScreen(folder))
    assert snap_compare(app, terminal_size=size, run_before=begin)


async def test_from_the_picker_to_the_conversation(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2", "~")
        await until(pilot, lambda: isinstance(app.screen, PathScreen))
        await pilot.press(*"/sets/dogs/re")
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        pane, picker = app.screen.query_one(ChatPane), app.screen.query_one(Picker)
        await until(pilot, lambda: pane.attached)
        await until(pilot, lambda: picker.pictures.highlighted == folder / "dogs" / "rex.JPG")
        assert pane.attached[0].name == "rex.JPG"


async def test_slash_and_the_key_for_here(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2", "d", "o", "~", "slash")
        await until(pilot, lambda: isinstance(app.screen, PathScreen))
        assert app.screen.query_one(Input).value == "/"
        await pilot.press("escape")
        picker = app.screen.query_one(Picker)
        assert picker.pictures.wanted == "do~"
        await pilot.press("alt+p")
        await until(pilot, lambda: isinstance(app.screen, PathScreen))
        await pilot.press(*"dogs", "enter")
        await until(pilot, lambda: picker.folder == folder / "dogs")


async def test_a_path_in_one_burst_is_typed_into_the_field(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        picker = app.screen.query_one(Picker)
        await pilot.press("f2")
        for character in "~/sets/dogs":
            app.post_message(events.Key(KEYS.get(character, character), character))
        await until(pilot, lambda: isinstance(app.screen, PathScreen))
        await until(pilot, lambda: app.screen.query_one(Input).value == "~/sets/dogs")
        await pilot.press("enter")
        await until(pilot, lambda: picker.folder == folder / "dogs")
        assert picker.pictures.wanted == ""
