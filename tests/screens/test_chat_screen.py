"""The main job by keyboard: browse, attach, ask, read; what is said is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.transcript import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.protocol import (
    DownloadWanted,
    EngineError,
    LoadStage,
    Sampling,
    TextDelta,
)
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.confirm_screen import ConfirmScreen
from glm4v_tui.screens.sampling_screen import SamplingScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.engine_line import EngineLine
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.reply import Reply
from glm4v_tui.widgets.status_line import StatusLine
from tests.screens.program import program
from tests.scripted_engine import Hold, ScriptedEngine, done
from tests.waiting import until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (60, 40), "red").save(folder / "one.png")
    Image.new("RGB", (60, 40), "blue").save(folder / "TWO.JPG")
    return folder


async def test_attach_by_keys_ask_and_find_it_saved(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2", *"one")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one(ChatPane).attached)
        assert isinstance(app.focused, Prompt)
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: app.screen.query_one(StatusLine).last)
        assert [p.name for p in engine.asked[0].pictures] == ["one.png"]
    entry = latest(folder.parent / "data")
    assert entry is not None
    saved = read(entry.path)
    assert [turn.text for turn in saved.conversation.turns] == ["what", "You asked: what"]
    assert saved.conversation.turns[1].ending == "stop"
    assert saved.conversation.pictures[0].path.parent != folder


async def test_leaving_asks_first_while_a_reply_is_running(folder: Path) -> None:
    hold = Hold()
    app = program(ScriptedEngine(lambda _: [TextDelta("One"), hold, done()]), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"what", "enter")
        await hold.reached.wait()
        await until(pilot, lambda: app.screen.query_one(Reply).answer)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        await pilot.press("ctrl+q", "y")
        await until(pilot, lambda: not app.is_running)
    entry = latest(folder.parent / "data")
    assert entry is not None
    assert read(entry.path).conversation.turns[-1].text == "One"


async def test_a_failed_start_says_why_and_a_key_starts_it_anew(folder: Path) -> None:
    error = EngineError("out-of-memory", "The GPU is full.", "Lower max_model_len.")
    engine = ScriptedEngine(starting=[LoadStage("weights", 0.0, 0.5), error])
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        line = app.screen.query_one(EngineLine)
        await until(pilot, lambda: line.state == "failed")
        assert not app.screen.query_one(ChatPane).engine_ready
        assert "The GPU is full. Lower max_model_len." in str(line.render())
        engine.starting = [LoadStage("ready", 0.0)]
        await pilot.press("ctrl+r")
        await until(pilot, lambda: line.state == "ready")


async def test_an_engine_that_dies_leaves_the_conversation_and_the_draft(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.screen.query_one(ChatPane)
        await pilot.press(*"one", "enter")
        await until(pilot, lambda: app.screen.query_one(StatusLine).last)
        await pilot.press(*"draft")
        engine.lose(EngineError("dead", "The engine died.", "Ctrl+R starts it anew."))
        await until(pilot, lambda: not pane.engine_ready)
        assert app.screen.query_one(Prompt).text == "draft"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: app.screen.query_one(EngineLine).state == "ready")
        await pilot.press("enter")
        await until(
            pilot,
            lambda: (
                [turn.text for turn in engine.asked[-1].turns] == ["one", "You asked: one", "draft"]
            ),
        )


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False)])
async def test_a_download_is_asked_for_first(folder: Path, key: str, answer: bool) -> None:
    question = DownloadWanted("zai-org/glm-4v-9b", 28_000_000_000, 90_000_000_000, "/models")
    engine = ScriptedEngine(starting=[question, LoadStage("ready", 0.0)])
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press(key)
        await until(pilot, lambda: engine.consented)
        assert engine.consented == [answer]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_browsing_and_asking_work_at_every_size(folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert app.screen.query_one(Picker).region.width >= 18
        await pilot.press("escape")
        await pilot.pause()
        prompt = app.screen.query_one(Prompt)
        assert app.focused is prompt
        assert prompt.region.width >= size[0] // 2
        assert app.screen.region.contains_region(prompt.region)


async def test_the_status_line_tells_model_context_and_speed(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: app.screen.query_one(StatusLine).last)
        status = str(app.screen.query_one(StatusLine).render())
        assert status.startswith("Scripted · ")
        assert "/4,096" in status
        assert "first token 0.10 s" in status


async def test_a_reply_ends_while_the_pictures_cover_it(folder: Path) -> None:
    hold = Hold()
    app = program(ScriptedEngine(lambda _: [hold, TextDelta("The circle is red."), done()]), folder)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*"what", "enter")
        await hold.reached.wait()
        await pilot.press("f2")
        await pilot.pause()
        hold.release()
        await until(pilot, lambda: not app.screen.query_one(ChatPane).replying)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.query_one(Reply).answer == "The circle is red.")
        assert app.screen.query_one(StatusLine).last is not None


async def test_sampling_changes_hold_for_their_conversation(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, SamplingScreen))
        await pilot.press("end", *["backspace"] * 5, *"1.5", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        await pilot.press(*"one", "enter")
        await until(pilot, lambda: len(app.screen.query_one(ChatPane).conversation.turns) == 2)
        assert engine.samplings[-1].temperature == 1.5
        await pilot.press("ctrl+n")
        await until(pilot, lambda: not app.screen.query_one(ChatPane).conversation.turns)
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: len(engine.samplings) == 2)
        assert engine.samplings[-1].temperature == Sampling().temperature
        assert [turn.text for turn in engine.asked[-1].turns] == ["two"]
    saved = sorted((folder.parent / "data").glob("*.jsonl"))
    app = program(engine, folder, resumed=saved[0])
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.screen.query_one(ChatPane)
        await until(pilot, lambda: pane.conversation.turns)
        await until(pilot, lambda: pane.sampling.temperature == 1.5)
        await pilot.press(*"three", "enter")
        await until(pilot, lambda: len(engine.asked) == 3)
        assert [turn.text for turn in engine.asked[-1].turns] == ["one", "You asked: one", "three"]


async def test_resizing_never_breaks_the_screen(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"what", "enter")
        for size in ((60, 20), (200, 60), (30, 10), (80, 24), (109, 24), (110, 24), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            prompt = app.screen.query_one(Prompt)
            assert app.screen.region.contains_region(prompt.region)
            assert prompt.region.area > 0


async def test_the_mouse_works_too(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: len(app.screen.query_one(Picker).pictures.entries) == 3)
        await pilot.double_click(Picker, offset=(6, 3))
        await until(pilot, lambda: app.screen.query_one(ChatPane).attached)
