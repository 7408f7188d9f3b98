"""What is too long is never sent silently, and the draft is never lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import TextArea

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.history import History
from glm4v_tui.chat.summary import QUESTION
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.picture_tokens import SmartResize
from glm4v_tui.engine.protocol import EngineError, LoadStage, TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.room_screen import RoomScreen
from glm4v_tui.screens.summary_screen import SummaryScreen
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.room_bar import RoomBar
from tests.engine.drawings import circles
from tests.screens.program import program
from tests.screens.running import Running
from tests.screens.seen import seen
from tests.scripted_engine import SCRIPTED, Hold, ScriptedEngine, Step, done, echo
from tests.waiting import until

SMALL = replace(SCRIPTED, context_tokens=800, pictures=SmartResize(12544, 9633792))
"""A model whose context holds two pictures of 600 by 400 pixels and hardly any text."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("one", "two", "three"):
        Image.new("RGB", (600, 400), "red").save(folder / f"{name}.png")
    return folder


def summing_up(conversation: Conversation) -> Sequence[Step]:
    if conversation.turns[-1].text == QUESTION:
        return [TextDelta("A red"), TextDelta(" square."), done()]
    return echo(conversation)


async def ask_about(pilot: Pilot[None], path: Path, question: str) -> ChatScreen:
    """Ask about a picture; the answer is not waited for."""
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    await until(pilot, lambda: screen.pane.engine_ready)
    screen._inspect_and_attach((path,))
    await until(pilot, lambda: screen.pane.attached)
    await pilot.press(*question, "enter")
    return screen


async def answered(pilot: Pilot[None], screen: ChatScreen, turns: int) -> None:
    pane = screen.pane
    await until(pilot, lambda: len(pane.conversation.turns) == turns and not pane.replying)


async def dialog(pilot: Pilot[None]) -> RoomScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
    screen = pilot.app.screen
    assert isinstance(screen, RoomScreen)
    await until(pilot, lambda: screen.plan.whole.exact and screen.query_one(RoomBar).taken)
    return screen


async def ask_too_much(pilot: Pilot[None], folder: Path) -> ChatScreen:
    """Ask about one picture, and then about a second for which there is no room."""
    screen = await ask_about(pilot, folder / "one.png", "first")
    await answered(pilot, screen, 2)
    await ask_about(pilot, folder / "two.png", "second")
    await dialog(pilot)
    return screen


async def test_too_long_a_question_is_not_sent_and_its_draft_stays(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=SMALL)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask_too_much(pilot, folder)
        assert "Too long: what shall the model do without?" in seen(app)
        await pilot.press("escape")
        assert len(engine.asked) == 1
        assert screen.query_one(Prompt).text == "second"
        assert [each.name for each in screen.pane.attached] == ["two.png"]


async def test_a_dropped_picture_makes_room_and_the_question_goes(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=SMALL)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask_too_much(pilot, folder)
        await pilot.press("down", "space", "enter")
        await until(pilot, lambda: len(engine.asked) == 2)
        assert [each.name for each in engine.asked[-1].pictures] == ["two.png"]
        assert engine.asked[-1].turns[-1].text == "second"
        await answered(pilot, screen, 4)
        assert screen.query_one(Prompt).text == ""


async def test_shrinking_all_pictures_makes_room(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=SMALL)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask_too_much(pilot, folder)
        await pilot.press("b", "enter")
        await until(pilot, lambda: len(engine.asked) == 2)
        sent = engine.asked[-1].pictures
        assert [each.name for each in sent] == ["one.png", "two.png"]
        assert all(each.width < 600 for each in sent)
        await answered(pilot, screen, 4)
        assert [each.width for each in screen.pane.conversation.pictures] == [600, 600]


async def test_what_is_still_too_long_is_not_sent(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=SMALL)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        screen.query_one(Prompt).write("word " * 1000)
        await pilot.press("enter")
        await dialog(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "tokens too long" in seen(app))
        assert engine.asked == []


async def test_going_on_from_a_summary(folder: Path) -> None:
    engine = ScriptedEngine(summing_up, checkpoint=SMALL)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask_too_much(pilot, folder)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        field = app.screen.query_one(TextArea)
        await until(pilot, lambda: not field.read_only)
        assert field.text == "A red square."
        assert engine.asked[-1].turns[-1].text == QUESTION
        await pilot.press("ctrl+end", *" Mended", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert screen.query_one(Prompt).text == "A red square. Mended\n\nsecond"
        assert screen.pane.conversation == Conversation()
        assert [each.name for each in screen.pane.attached] == ["two.png"]
        await pilot.press("enter")
        await until(pilot, lambda: len(engine.asked) == 3)
        assert len(engine.asked[-1].turns) == 1
    assert len(list((folder.parent / "data").glob("*.jsonl"))) == 2


async def test_a_summary_that_fails_loses_nothing(folder: Path) -> None:
    def script(conversation: Conversation) -> Sequence[Step]:
        if conversation.turns[-1].text == QUESTION:
            return [EngineError("rejected", "No.", "Ask something else.")]
        return echo(conversation)

    app = program(ScriptedEngine(script), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask_about(pilot, folder / "one.png", "first")
        await answered(pilot, screen, 2)
        await pilot.press(*"draft", "alt+w")
        await dialog(pilot)
        await pilot.press("f")
        await until(pilot, lambda: "No. Ask something else." in seen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert screen.query_one(Prompt).text == "draft"
        assert len(screen.pane.conversation.turns) == 2


async def test_a_refused_question_is_marked_and_given_back(folder: Path) -> None:
    error = EngineError("rejected", "The picture “one.png” is too thin.", "Cut a part out of it.")
    hold = Hold()
    app = program(ScriptedEngine(lambda _: [hold, error]), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask_about(pilot, folder / "one.png", "first")
        await hold.reached.wait()
        await pilot.press(*"next")
        hold.release()
        await until(pilot, lambda: "Not sent: it is in the prompt again." in seen(app))
        assert "The picture “one.png” is too thin. Cut a part out of it." in seen(app)
        assert screen.query_one(Prompt).text == "first\n\nnext"
        assert [each.name for each in screen.pane.attached] == ["one.png"]


async def test_what_waited_for_the_engine_and_is_too_long_gets_the_dialog(folder: Path) -> None:
    error = EngineError("rejected", "The conversation is too long.", "Leave something out.")
    hold = Hold()
    engine = ScriptedEngine(
        lambda _: [error], checkpoint=SMALL, starting=[hold, LoadStage("ready", 0.0)]
    )
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.query_one(Prompt).write("word " * 1000)
        await pilot.press("enter")
        hold.release()
        await dialog(pilot)
        assert app.screen_stack[-2].query_one(Prompt).text.startswith("word word")


async def test_a_draft_too_long_alone_is_told_so_with_nothing_that_cannot_help(
    folder: Path,
) -> None:
    app = program(ScriptedEngine(checkpoint=SMALL), folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        screen.prompt.write("word " * 1000)
        await pilot.press("enter")
        await dialog(pilot)
        await until(pilot, lambda: "more than the 800" in seen(app))
        over = re.search(r"(\S+) more than the 800", seen(app))
        assert over is not None
        assert "Esc goes back to shorten it" in seen(app)
        assert "afresh with" not in seen(app)
        assert "shrinks all" not in seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: f"Still {over[1]} tokens too long" in seen(app))


@pytest.mark.engine
@pytest.mark.asyncio(loop_scope="session")
async def test_the_demo_model_is_refused_nothing_that_was_made_to_fit(
    hosted_demo_engine: HostedEngine, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    circles(folder / "red.png", 1, "red")
    app = program(Running(hosted_demo_engine), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask_about(pilot, folder / "red.png", "What is this?")
        await answered(pilot, screen, 2)
        long = Conversation().asked("word " * 2500).answered("Words.", "stop")
        pane = screen.pane
        pane.follow(History.of((*pane.conversation.turns, *long.turns, *long.turns)))
        await pilot.press(*"What colour is the circle?", "enter")
        await dialog(pilot)
        assert "more than the 4,096 that the model takes" in " ".join(seen(app).split())
        await pilot.press("enter")
        assert isinstance(app.screen, RoomScreen)
        await pilot.press("down", "down", "space", "down", "space", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        await answered(pilot, screen, 8)
        assert "red" in pane.conversation.turns[-1].text.lower()
