"""What takes the room and what the model sees is shown by keys, changed by keys, and saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import OptionList

from glm4v_tui.app import Glm4vApp
from glm4v_tui.chat.room import pictures_of
from glm4v_tui.chat.transcript import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.picture_tokens import SmartResize
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.room_screen import RoomScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.room_bar import RoomBar
from glm4v_tui.widgets.status_line import StatusLine
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import SCRIPTED, Hold, ScriptedEngine
from tests.waiting import until

GLM_41V = replace(SCRIPTED, pictures=SmartResize(12544, 9633792))
SIZES = [(120, 40), (80, 24), (60, 20)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (600, 400), "red").save(folder / "one.png")
    Image.new("RGB", (600, 400), "blue").save(folder / "two.png")
    return folder


def pane_of(app: Glm4vApp) -> ChatPane:
    return app.screen_stack[0 if len(app.screen_stack) == 1 else 1].query_one(ChatPane)


async def ask_about(pilot: Pilot[None], path: Path, question: str) -> None:
    """Ask about a picture, and wait for the answer."""
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    screen._inspect_and_attach((path,))
    await until(pilot, lambda: screen.pane.attached)
    await pilot.press(*question, "enter")
    await until(pilot, lambda: not screen.pane.replying and screen.pane.conversation.turns)


async def opened(pilot: Pilot[None], key: str) -> RoomScreen:
    """Open a dialog and wait for its figures."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
    screen = pilot.app.screen
    assert isinstance(screen, RoomScreen)
    await until(pilot, lambda: screen.query_one(RoomBar).taken)
    await until(pilot, lambda: screen.plan.whole.exact)
    return screen


async def closed(pilot: Pilot[None], key: str) -> ChatScreen:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, ChatScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    return screen


async def test_a_dropped_picture_is_not_sent_and_comes_back(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        await ask_about(pilot, folder / "two.png", "second")
        await opened(pilot, "alt+v")
        await pilot.press("space")
        await closed(pilot, "enter")
        await until(pilot, lambda: "sees 1/2 pictures" in seen(app))
        await pilot.press(*"third", "enter")
        await until(pilot, lambda: len(engine.asked) == 3)
        assert [each.name for each in engine.asked[-1].pictures] == ["two.png"]
        assert [turn.text for turn in engine.asked[-1].turns][-1] == "third"
        await until(pilot, lambda: not app.screen.query_one(ChatPane).replying)
        await opened(pilot, "alt+v")
        await pilot.press("space")
        screen = await closed(pilot, "enter")
        assert screen.pane.seen == screen.pane.conversation
    entry = latest(folder.parent / "data")
    assert entry is not None
    assert read(entry.path).shown.instead == ()


async def test_what_was_dropped_and_shrunk_is_there_after_reopening(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=GLM_41V)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        await ask_about(pilot, folder / "two.png", "second")
        await opened(pilot, "alt+v")
        await pilot.press("space", "down", "s")
        await closed(pilot, "enter")
    entry = latest(folder.parent / "data")
    assert entry is not None
    app = program(engine, folder, resumed=entry.path)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.screen.query_one(ChatPane)
        await until(pilot, lambda: pane.conversation.turns)
        assert len(pane.conversation.pictures) == 2
        await pilot.press(*"third", "enter")
        await until(pilot, lambda: len(engine.asked) == 3)
        (sent,) = engine.asked[-1].pictures
        assert sent.name == "two.png"
        count = GLM_41V.pictures.count
        assert count(sent.width, sent.height) <= count(600, 400) // 2
        assert folder.parent / "data" in sent.path.parents
        assert Image.open(sent.path).size == (sent.width, sent.height)


async def test_keys_typed_ahead_reach_the_dialog(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        for key in ("alt+v", "space", "enter"):
            app.simulate_key(key)
        await until(pilot, lambda: not screen.pane.seen.pictures)
        await pilot.press("alt+v", "space", "enter", *"also")
        assert screen.query_one(Prompt).text == "also"
        assert screen.pane.seen.pictures


async def test_a_turn_is_left_out(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        await opened(pilot, "alt+w")
        await pilot.press("space")
        assert "left out with its turn" in seen(app)
        await closed(pilot, "enter")
        await pilot.press(*"second", "enter")
        await until(pilot, lambda: len(engine.asked) == 2)
        assert [turn.text for turn in engine.asked[-1].turns] == ["second"]


async def test_escape_changes_nothing_and_the_draft_stays(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        await pilot.press(*"draft")
        await opened(pilot, "alt+w")
        assert "Draft: draft" in seen(app)
        await pilot.press("space")
        screen = await closed(pilot, "escape")
        assert screen.pane.seen == screen.pane.conversation
        assert app.screen.query_one(Prompt).text == "draft"


async def test_one_picture_models_switch_by_one_key(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=replace(SCRIPTED, title="glm-4v-9b", max_pictures=1))
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        screen._inspect_and_attach((folder / "two.png",))
        await until(pilot, lambda: "sees one picture: now two.png" in seen(app))
        await pilot.press("backspace")
        assert screen.pane.seen.pictures
        await ask_about(pilot, folder / "two.png", "second")
        assert [each.name for each in engine.asked[-1].pictures] == ["two.png"]
        await opened(pilot, "alt+v")
        await pilot.press("space")
        await closed(pilot, "enter")
        await pilot.press(*"third", "enter")
        await until(pilot, lambda: len(engine.asked) == 3)
        assert [each.name for each in engine.asked[-1].pictures] == ["one.png"]


async def test_the_picture_under_the_cursor_stands_in(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        await pilot.press("f2", *"two")
        await pilot.pause()
        await pilot.press("escape", "escape")
        await opened(pilot, "alt+v")
        await pilot.press("r")
        await until(pilot, lambda: "replaced by two.png" in seen(app))
        await closed(pilot, "enter")
        await pilot.press(*"second", "enter")
        await until(pilot, lambda: len(engine.asked) == 2)
        assert [each.name for each in engine.asked[-1].pictures] == ["two.png"]


async def test_the_draft_is_counted_while_it_is_written(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        status = app.screen.query_one(StatusLine)
        await pilot.press(*"what is it?")
        await until(pilot, lambda: engine.counted)
        # On a busy machine the keys may rest before the last of them.
        await until(pilot, lambda: engine.counted[-1].turns[-1].text == "what is it?")
        assert len(engine.counted) < len("what is it?")
        await until(pilot, lambda: status.exact and status.used > 3)
        assert "~" not in str(status.render())


async def test_it_is_about_so_much_until_the_engine_can_count(folder: Path) -> None:
    hold = Hold()
    engine = ScriptedEngine(starting=[hold])
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        status = app.screen.query_one(StatusLine)
        await pilot.press(*"what is it?")
        await until(pilot, lambda: "context ~" in str(status.render()))
        assert engine.counted == []
        hold.release()
        await until(pilot, lambda: status.exact)
        assert engine.counted


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_what_matters(folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(checkpoint=GLM_41V), folder)
    async with app.run_test(size=size) as pilot:
        await ask_about(pilot, folder / "one.png", "what")
        await opened(pilot, "alt+w")
        screen = seen(app)
        for words in ("What takes the room", "[1] one.png", "“what” and its answer", "left"):
            assert words in screen
        assert app.screen.query_one(OptionList).has_focus


async def test_a_typed_budget_shows_what_it_comes_to_before_it_is_taken(folder: Path) -> None:
    app = program(ScriptedEngine(checkpoint=GLM_41V), folder)
    async with app.run_test(size=(100, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        await ask_about(pilot, folder / "two.png", "second")
        screen = await opened(pilot, "alt+v")
        before = screen.plan
        taken = sum(line.tokens for line in pictures_of(before.lines))
        await pilot.press("t", *"200")
        await until(pilot, lambda: seen(app).count("(shrunk to ") == 2)
        assert 0 < sum(line.tokens for line in pictures_of(screen.plan.lines)) <= 200 < taken
        await pilot.press(*["backspace"] * 2)
        await until(pilot, lambda: "cannot be shrunk to 2 tokens" in seen(app))
        assert screen.plan.shown == before.shown
        await pilot.press(*"50", "escape")
        await until(pilot, lambda: screen.plan.shown == before.shown)
        assert app.screen is screen
        await pilot.press("t", *"200", "enter", "enter")
        chat = await closed(pilot, "enter") if app.screen is screen else app.screen
        assert isinstance(chat, ChatScreen)
        await until(pilot, lambda: len(chat.pane.shown.instead) == 2)


async def test_a_budget_beyond_what_pictures_take_brings_them_back_whole(folder: Path) -> None:
    app = program(ScriptedEngine(checkpoint=GLM_41V), folder)
    async with app.run_test(size=(100, 40)) as pilot:
        await ask_about(pilot, folder / "one.png", "first")
        screen = await opened(pilot, "alt+v")
        await pilot.press("s")
        await until(pilot, lambda: screen.plan.shown.instead)
        await pilot.press("t", *"99999", "enter")
        await until(pilot, lambda: not screen.plan.shown.instead)
