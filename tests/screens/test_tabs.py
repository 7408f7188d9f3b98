"""Several conversations on one engine, each with its own log, draft and transcript."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from glm4v_tui.app import Glm4vApp
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.reopening import read
from glm4v_tui.engine.protocol import LoadStage, TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.confirm_screen import ConfirmScreen
from glm4v_tui.screens.transcripts_screen import TranscriptsScreen
from glm4v_tui.widgets.tab_line import TabLine, TabName
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import Hold, ScriptedEngine, Step, done
from tests.waiting import until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of pictures."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


class Held:
    """A script whose answer to each question waits in the middle for the test."""

    def __init__(self) -> None:
        self.holds: dict[str, Hold] = {}

    def __call__(self, conversation: Conversation) -> Sequence[Step]:
        question = conversation.turns[-1].text
        hold = self.holds[question] = Hold()
        return [TextDelta(f"first {question}"), hold, TextDelta(f", last {question}"), done()]


def screen_of(app: Glm4vApp) -> ChatScreen:
    assert isinstance(app.screen, ChatScreen)
    return app.screen


def names(app: Glm4vApp) -> list[TabName]:
    return list(screen_of(app).query_one(TabLine).names)


async def ask(pilot: Pilot[None], app: Glm4vApp, script: Held, question: str) -> None:
    """Ask in the tab in front, and wait until half of the answer is there."""
    await pilot.press(*question, "enter")
    await until(pilot, lambda: question in script.holds)
    await script.holds[question].reached.wait()
    pane = screen_of(app).pane
    await until(pilot, lambda: pane.last_reply and pane.last_reply.answer)


def saved(folder: Path) -> dict[str, list[str | None]]:
    """Return the texts and endings of every transcript, by its first question."""
    found = {}
    for path in (folder.parent / "data").glob("*.jsonl"):
        turns = read(path).conversation.turns
        found[turns[0].text] = [text for turn in turns[1:] for text in (turn.text, turn.ending)]
    return found


async def test_two_replies_stream_side_by_side_each_into_its_own_transcript(folder: Path) -> None:
    script = Held()
    app = program(ScriptedEngine(script), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask(pilot, app, script, "one")
        await pilot.press("alt+n")
        await ask(pilot, app, script, "two")
        assert names(app) == [TabName("one", replying=True), TabName("two", replying=True)]
        script.holds["one"].release()
        await until(pilot, lambda: not names(app)[0].replying)
        assert names(app)[0] == TabName("one", news=True)
        assert "1 one ●" in seen(app)
        assert "first two" in seen(app)
        await pilot.press("alt+j")
        await until(pilot, lambda: "first one, last one" in seen(app))
        assert names(app)[0] == TabName("one")
        script.holds["two"].release()
        await until(pilot, lambda: not names(app)[1].replying)
        await pilot.press("alt+o")
        await until(pilot, lambda: "first two, last two" in seen(app))
    assert saved(folder) == {
        "one": ["first one, last one", "stop"],
        "two": ["first two, last two", "stop"],
    }


async def test_a_tab_keeps_its_draft_and_sampling(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: not screen_of(app).query_one(TabLine).display)
        await pilot.press(*"draft", "alt+n")
        screen = screen_of(app)
        assert screen.query_one(TabLine).display
        assert (screen.prompt.text, app.focused) == ("", screen.prompt)
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("end", *["backspace"] * 5, *"1.5", "ctrl+s")
        await until(pilot, lambda: app.screen is screen)
        assert screen.pane.sampling.temperature == 1.5
        await pilot.press("alt+o")
        assert (screen.prompt.text, app.focused) == ("draft", screen.prompt)
        assert screen.pane.sampling.temperature != 1.5


async def test_closing_a_tab_stops_only_its_own_reply_after_a_question(folder: Path) -> None:
    script = Held()
    engine = ScriptedEngine(script)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask(pilot, app, script, "one")
        await pilot.press("alt+n")
        await ask(pilot, app, script, "two")
        await pilot.press("alt+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert engine.aborted == 0
        await pilot.press("alt+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen) and len(names(app)) == 1)
        assert engine.aborted == 1
        assert saved(folder)["two"] == ["first two", "stopped"]
        script.holds["one"].release()
        await until(pilot, lambda: not screen_of(app).pane.replying)
        assert app.focused is screen_of(app).prompt
    assert saved(folder)["one"] == ["first one, last one", "stop"]


async def test_closing_asks_where_something_written_would_be_lost(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("alt+n", *"draft", "alt+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen) and len(names(app)) == 1)
        await pilot.press("alt+n", "alt+q")
        await until(pilot, lambda: len(names(app)) == 1)
        await pilot.press("alt+q")
        await until(pilot, lambda: len(names(app)) == 1)


async def test_every_tab_is_saved_however_early_another_one_was_opened(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("alt+n", *"two", "enter", "alt+j", *"one", "enter")
        await until(pilot, lambda: len([*(folder.parent / "data").glob("*.jsonl")]) == 2)


async def test_a_question_waits_in_every_tab_for_the_engine(folder: Path) -> None:
    hold = Hold()
    engine = ScriptedEngine(starting=[hold, LoadStage("ready", 0.0)])
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"one", "enter", "alt+n", *"two", "enter")
        await hold.reached.wait()
        hold.release()
        await until(pilot, lambda: len(engine.asked) == 2)
        await pilot.press("alt+n", *"three", "enter")
        await until(pilot, lambda: len(engine.asked) == 3)


async def test_a_conversation_that_is_open_is_gone_to_and_not_opened_twice(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"one", "enter")
        await until(pilot, lambda: (folder.parent / "data").exists() and not names(app)[0].replying)
        await pilot.press("alt+n", "f3")
        await until(pilot, lambda: isinstance(app.screen, TranscriptsScreen) and "one" in seen(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        await until(pilot, lambda: screen_of(app).query_one(TabLine).front == 0)
        assert len(names(app)) == 2


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_hostile_and_endless_titles_stay_in_the_line(
    folder: Path, size: tuple[int, int]
) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=size) as pilot:
        for title in ("[red]\x1b]0;x\x07[/]\u202ettxt", "猫" * 200, "x" * 300, "ok"):
            screen_of(app).prompt.write(title)
            await pilot.press("enter")
            await until(pilot, lambda: len(screen_of(app).pane.conversation.turns) == 2)
            await pilot.press("alt+n")
        line = screen_of(app).query_one(TabLine)
        shown = line.render().plain
        assert "[red]␛]0;x␇"[:6] in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
        assert line.region.height == 1
        assert screen_of(app).region.contains_region(line.region)
