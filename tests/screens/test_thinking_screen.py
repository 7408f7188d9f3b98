"""How long the model thinks is chosen by keys, kept, and told where it was chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.reopening import read
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.checkpoints import Checkpoint
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.thinking_screen import ThinkingScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.status_line import StatusLine
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import SCRIPTED, ScriptedEngine
from tests.waiting import until

HYBRID = replace(SCRIPTED, title="GLM-4.5V", reasoning="think", switch="template")
ALWAYS = replace(SCRIPTED, title="GLM-4.1V-9B-Thinking", reasoning="think-answer")


def dialog(thinking: Thinking = AS_IT_DOES, checkpoint: Checkpoint = HYBRID) -> DialogApp:
    return DialogApp(ThinkingScreen(thinking, checkpoint))


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], AS_IT_DOES),
        (["down", "enter"], Thinking(True)),
        (["down", "down", "enter"], Thinking(False)),
        ([*"200", "enter"], Thinking(True, 200)),
        (["up", *"x12y", "enter"], Thinking(True, 12)),
        ([*"200", "up", "enter"], Thinking(False)),
        (["down", "escape"], None),
    ],
)
async def test_a_way_is_chosen_by_keys(keys: list[str], chosen: Thinking | None) -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.answers)
        assert app.answers == [chosen]


@pytest.mark.parametrize("now", [Thinking(True), Thinking(False), Thinking(True, 300)])
async def test_it_begins_with_what_holds_now(now: Thinking) -> None:
    app = dialog(now)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: app.answers)
        assert app.answers == [now]


@pytest.mark.parametrize("typed", ["", "0"])
async def test_a_limit_needs_its_number(typed: str) -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press("up", *typed, "enter")
        await until(pilot, lambda: "Type 1 to 1,000,000 tokens" in seen(app))
        assert app.answers == []
        await pilot.press("backspace", *"7", "enter")
        await until(pilot, lambda: app.answers)
        assert app.answers == [Thinking(True, 7)]


async def test_what_a_model_cannot_do_is_said_and_not_offered() -> None:
    app = dialog(Thinking(False), ALWAYS)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "always thinks" in seen(app))
        assert "answers at once" not in seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.answers)
        assert app.answers == [AS_IT_DOES]


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(dialog(Thinking(True, 200), ALWAYS), terminal_size=size)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


async def test_it_holds_for_the_conversation_and_is_found_again(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=HYBRID)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen, status = app.screen, app.screen.query_one(StatusLine)
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        assert status.thinking == ""
        await pilot.press("alt+7")
        await until(pilot, lambda: isinstance(app.screen, ThinkingScreen))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: status.thinking == "thinking off")
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: len(screen.pane.conversation.turns) == 2)
        assert engine.asked[0].thinking == Thinking(False)
        await until(pilot, lambda: not screen.pane.replying)
        await pilot.press("alt+g")
        await until(pilot, lambda: len(engine.asked) == 2)
        assert engine.asked[1].thinking == Thinking(False)
        await until(pilot, lambda: not screen.pane.replying)
        await pilot.press("ctrl+n")
        await until(pilot, lambda: status.thinking == "")
    entry = latest(folder.parent / "data")
    assert entry is not None
    assert read(entry.path).conversation.thinking == Thinking(False)
    again = program(engine, folder, resumed=entry.path)
    async with again.run_test(size=(120, 40)) as pilot:
        status = again.screen.query_one(StatusLine)
        await until(pilot, lambda: status.thinking == "thinking off")


async def test_a_choice_that_this_model_cannot_follow_is_kept_and_not_claimed(
    folder: Path,
) -> None:
    engine = ScriptedEngine(checkpoint=ALWAYS)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane, status = app.screen.query_one(ChatPane), app.screen.query_one(StatusLine)
        pane.think(Thinking(True, 1200))
        await until(pilot, lambda: status.thinking == "thinking ≤ 1,200")
        pane.think(Thinking(False))
        await until(pilot, lambda: status.thinking == "always thinks")
        assert pane.conversation.thinking == Thinking(False)


async def test_with_a_model_that_does_not_think_there_is_nothing_to_choose(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("alt+7")
        await until(pilot, lambda: "Scripted does not think before it answers" in seen(app))
        assert isinstance(app.screen, ChatScreen)
