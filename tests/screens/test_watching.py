"""Pictures that arrive in a watched folder: offered, attached by one key, never by themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from textual import events
from textual.pilot import Pilot

from glm4v_tui.screens.bring_screen import BringScreen
from glm4v_tui.screens.incoming_screen import Incoming
from glm4v_tui.widgets.arrivals import Arrivals
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.program import program
from tests.scripted_engine import SCRIPTED, ScriptedEngine
from tests.waiting import until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one picture."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    draw(folder / "old.png")
    return folder


def draw(path: Path) -> None:
    Image.new("RGB", (60, 40), "red").save(path)


def arrivals(pilot: Pilot[None]) -> Arrivals:
    return pilot.app.screen_stack[1].query_one(Arrivals)


def attached(pilot: Pilot[None]) -> list[str]:
    return [picture.name for picture in pilot.app.screen_stack[1].query_one(ChatPane).attached]


def listed(pilot: Pilot[None]) -> list[str]:
    return [entry.name for entry in pilot.app.screen.query_one(Picker).pictures.entries]


async def arrived(pilot: Pilot[None], folder: Path, *names: str) -> None:
    """Let pictures arrive, once the folder is watched."""
    await until(pilot, lambda: arrivals(pilot).is_watching(folder))
    for name in names:
        draw(folder / name)
    await until(pilot, lambda: len(arrivals(pilot).pictures) == len(names))


async def test_what_arrives_is_offered_listed_and_attached_by_one_key(folder: Path) -> None:
    app = program(ScriptedEngine(), folder, incoming=Incoming(watched=folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(pilot) == ["..", "old.png"])
        await arrived(pilot, folder, "a.png", "b.png")
        assert attached(pilot) == []
        await until(pilot, lambda: "f10 attaches" in str(arrivals(pilot).render()))
        await until(pilot, lambda: listed(pilot) == ["..", "a.png", "b.png", "old.png"])
        await pilot.press("f10")
        await until(pilot, lambda: attached(pilot) == ["a.png", "b.png"])
        assert not arrivals(pilot).display
        assert isinstance(app.focused, Prompt)


async def test_escape_refuses_what_has_arrived(folder: Path) -> None:
    app = program(ScriptedEngine(), folder, incoming=Incoming(watched=folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(pilot) == ["..", "old.png"])
        await arrived(pilot, folder, "a.png")
        await pilot.press("escape")
        assert not arrivals(pilot).pictures
        await pilot.press("f10")
        assert attached(pilot) == []


async def test_more_than_the_model_takes_stay_offered(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=replace(SCRIPTED, max_pictures=1))
    app = program(engine, folder, incoming=Incoming(watched=folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(pilot) == ["..", "old.png"])
        await arrived(pilot, folder, "a.png", "b.png")
        await pilot.press("f10")
        await until(pilot, lambda: app._notifications)
        await until(pilot, lambda: len(arrivals(pilot).pictures) == 2)
        assert attached(pilot) == []


async def test_a_key_of_the_picker_begins_and_ends_it(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        await pilot.press("f2", "ctrl+w")
        await until(pilot, lambda: arrivals(pilot).is_watching(folder))
        await pilot.press("ctrl+w")
        await until(pilot, lambda: not arrivals(pilot).is_watching(folder))


async def test_what_the_line_brings_is_offered(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        app.post_message(events.Paste("/Users/me/a.png"))
        await until(pilot, lambda: isinstance(app.screen, BringScreen))
        draw(folder / "a.png")
        await pilot.press("escape")
        await until(pilot, lambda: arrivals(pilot).pictures == (folder / "a.png",))
