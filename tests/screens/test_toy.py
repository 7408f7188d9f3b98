"""The demo model is called a toy wherever one is on the main screen, however narrow it is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.transcripts import latest
from glm4v_tui.demo import PICTURES
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

CHECKPOINT = replace(recognise(str(DEMO)), model="toy")
SIZES = [(60, 20), (80, 24), (120, 40)]

at_every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PICTURES, tmp_path / "pictures"))


def assert_called_a_toy(screen: str) -> None:
    assert "Demo model (toy)" in screen
    assert CHECKPOINT.note in screen


@at_every_size
async def test_while_browsing_asking_and_reading(folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(checkpoint=CHECKPOINT), folder)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert_called_a_toy(seen(app))
        await pilot.press("f2")
        await pilot.pause()
        assert_called_a_toy(seen(app))
        await pilot.press("escape", *"what", "enter")
        await until(pilot, lambda: not app.screen.query_one(ChatPane).replying)
        assert_called_a_toy(seen(app))
        app.screen.query_one(Prompt).text = "\n" * 30
        await pilot.pause()
        assert_called_a_toy(seen(app))


@at_every_size
async def test_in_an_old_transcript(folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: not app.screen.query_one(ChatPane).replying)
    entry = latest(folder.parent / "data")
    assert entry is not None
    app = program(ScriptedEngine(checkpoint=CHECKPOINT), folder, resumed=entry.path)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "You asked: what" in seen(app))
        assert_called_a_toy(seen(app))


@at_every_size
async def test_beside_an_error_and_a_notice(folder: Path, size: tuple[int, int]) -> None:
    error = EngineError("out-of-memory", "The GPU is full. " * 9, "Lower max_model_len.")
    app = program(ScriptedEngine(checkpoint=CHECKPOINT, starting=[error]), folder)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: "The GPU is full." in seen(app))
        await pilot.press("f9")
        await until(pilot, lambda: "There is no" in seen(app))
        assert_called_a_toy(seen(app))


@at_every_size
async def test_in_the_list_of_conversations(folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(checkpoint=CHECKPOINT), folder)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: not app.screen.query_one(ChatPane).replying)
        await pilot.press("f3")
        await until(pilot, lambda: "1 question · Demo model (toy)" in seen(app))
