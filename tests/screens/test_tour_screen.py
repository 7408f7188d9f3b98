"""The tour: at the first start, never again unless asked for, and never in the way."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.geometry import Region, Size
from textual.pilot import Pilot

from glm4v_tui.app import Glm4vApp
from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.tries import questions_for
from glm4v_tui.engine.protocol import DownloadWanted, LoadStage
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.confirm_screen import ConfirmScreen
from glm4v_tui.screens.help_screen import HelpScreen
from glm4v_tui.screens.tour_screen import POINTED, STEPS, TourScreen, beside
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.picture_list import PictureList
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.dialog_app import SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.seen import seen
from tests.screens.test_looks import TOY
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

FOLDER = "pictures-of-simple-shapes-for-looking-at-the-program"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of demo pictures that looks the same everywhere and at all times."""
    folder = Path(shutil.copytree(PICTURES, tmp_path / FOLDER))
    for path in folder.iterdir():
        os.utime(path, (0, datetime(2026, 5, 1, 12, 30).timestamp()))
    return folder


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "state" / "glm4v-tui" / "tour-shown"


async def toured(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, TourScreen))
    await pilot.pause()


def step(app: Glm4vApp) -> int:
    """Return the number of the step that is shown, from 1."""
    (number,) = [n for n in range(1, 6) if f"({n} of 5)" in seen(app)]
    return number


async def test_five_steps_forward_and_back_and_the_focus_is_where_it_was(
    folder: Path, marker: Path
) -> None:
    app = program(ScriptedEngine(), folder, tour_marker=marker)
    async with app.run_test(size=(120, 40)) as pilot:
        await toured(pilot)
        assert step(app) == 1
        for key, number in (("enter", 2), ("right", 3), ("left", 2), ("left", 1), ("left", 1)):
            await pilot.press(key)
            assert step(app) == number
        await pilot.press(*["enter"] * 5)
        assert isinstance(app.screen, ChatScreen)
        assert isinstance(app.focused, Prompt)
        assert not app.screen.query(f".{POINTED}")


async def test_it_is_remembered_from_the_first_step_by_a_private_file(
    folder: Path, marker: Path
) -> None:
    app = program(ScriptedEngine(), folder, tour_marker=marker)
    async with app.run_test() as pilot:
        await toured(pilot)
        await until(pilot, marker.exists)
        await pilot.press("escape")
        assert isinstance(app.screen, ChatScreen)
    assert marker.read_bytes() == b""
    assert marker.stat().st_mode & 0o777 == 0o600
    assert marker.parent.stat().st_mode & 0o777 == 0o700


async def test_where_nothing_can_be_remembered_it_is_shown_without_an_error(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    app = program(ScriptedEngine(), folder, tour_marker=tmp_path / "file" / "tour-shown")
    async with app.run_test() as pilot:
        await toured(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert not app._notifications


async def test_without_a_marker_there_is_none(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(ChatPane).engine_ready)
        assert isinstance(app.screen, ChatScreen)


async def test_the_keys_are_those_of_the_settings(folder: Path, marker: Path) -> None:
    keys = {"browse": "f12", "tour.next": "n"}
    app = program(ScriptedEngine(), folder, tour_marker=marker, keys=keys)
    async with app.run_test(size=(120, 40)) as pilot:
        await toured(pilot)
        assert "f12 brings you here" in seen(app)
        assert "n Next · ← Back · esc Skip" in seen(app)
        await pilot.press("n")
        assert step(app) == 2


async def test_help_and_palette_show_it_again(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2", "f1", "t")
        await toured(pilot)
        await pilot.press("escape")
        assert isinstance(app.focused, PictureList)
        await pilot.press("ctrl+p", *"show the tour")
        found = app.screen.query_one(CommandList)
        await until(pilot, lambda: found.option_count and found.highlighted is not None)
        await pilot.press("enter")
        await toured(pilot)


async def test_help_ends_it_and_shows_the_keys_of_the_screen(folder: Path, marker: Path) -> None:
    app = program(ScriptedEngine(), folder, tour_marker=marker)
    async with app.run_test(size=(120, 40)) as pilot:
        await toured(pilot)
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        assert "Send" in seen(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ChatScreen)


async def test_the_engine_starts_and_may_ask_meanwhile(folder: Path, marker: Path) -> None:
    question = DownloadWanted("zai-org/glm-4v-9b", 28_000_000_000, 90_000_000_000, "/models")
    engine = ScriptedEngine(starting=[question, LoadStage("ready", 0.0)])
    app = program(engine, folder, tour_marker=marker)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        chat = next(screen for screen in app.screen_stack if isinstance(screen, ChatScreen))
        await until(pilot, lambda: chat.query_one(ChatPane).engine_ready)
        assert engine.consented == [True]


async def test_leaving_works_in_the_middle(folder: Path, marker: Path) -> None:
    app = program(ScriptedEngine(), folder, tour_marker=marker)
    async with app.run_test() as pilot:
        await toured(pilot)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50)])
async def test_every_part_is_in_sight_and_the_model_named(
    folder: Path, marker: Path, size: tuple[int, int]
) -> None:
    app = program(ScriptedEngine(checkpoint=TOY), folder, tour_marker=marker)
    async with app.run_test(size=size) as pilot:
        await toured(pilot)
        for number, each in enumerate(STEPS, start=1):
            await pilot.pause()
            target = app.screen_stack[-2].query_one(each.target)
            assert target.region.width >= 20
            assert step(app) == number
            assert TOY.title in seen(app)
            assert TOY.note in seen(app)
            assert "esc Skip" in seen(app)
            await pilot.press("enter")


@pytest.mark.parametrize(
    ("target", "place"),
    [
        (Region(0, 0, 30, 20), (30, 0)),
        (Region(40, 10, 40, 10), (20, 10)),
        (Region(0, 0, 80, 10), (0, 10)),
        (Region(0, 10, 80, 10), (0, 5)),
        (Region(0, 0, 80, 20), (60, 7)),
    ],
    ids=["right", "left", "below", "above", "over"],
)
def test_the_box_stands_beside_its_part(target: Region, place: tuple[int, int]) -> None:
    assert beside(target, Size(20, 5), Region(0, 0, 80, 20)) == place


@at_every_size
@pytest.mark.parametrize("number", range(1, len(STEPS) + 1))
def test_looks(
    snap_compare: SnapCompare, folder: Path, marker: Path, size: tuple[int, int], number: int
) -> None:
    engine = ScriptedEngine(checkpoint=TOY)
    app = program(engine, folder, suggest=questions_for, tour_marker=marker)

    async def before(pilot: Pilot[None]) -> None:
        await toured(pilot)
        below = app.screen_stack[-2]
        below.query_one(Prompt).cursor_blink = False
        await pilot.press(*["enter"] * (number - 1))
        await until(pilot, lambda: "Engine: ready" in seen(app))
        view = below.query_one(PictureView)
        await until(pilot, lambda: view.image or not view.size)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=before)
