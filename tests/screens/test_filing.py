"""A conversation that cannot be gone on with is read, and copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.transcript import Transcript, read
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.widgets.banner import Banner
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    return tmp_path / "pictures"


def begun(data: Path) -> Transcript:
    transcript = Transcript.create(data, "m")
    transcript.asked(Turn("user", (Text("What is it?"),)))
    transcript.streamed("A moon.")
    transcript.ended("stop")
    return transcript


def chat(pilot: Pilot[None]) -> ChatScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    return screen


async def test_what_is_open_elsewhere_is_read_and_copied(folder: Path) -> None:
    other = begun(folder.parent / "data")
    app = program(ScriptedEngine(), folder, resumed=other.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(Banner) and chat(pilot).pane.locked)
        banner = app.screen.query_one(Banner)
        await pilot.pause()
        await until(pilot, lambda: "Go on in a copy with" in str(banner.render()))
        assert "open in another program" in str(banner.render())
        await pilot.press(*"So?", "enter")
        await until(pilot, lambda: app.screen.query_one(Prompt).text == "So?")
        assert len(chat(pilot).pane.conversation.turns) == 2
        await pilot.press("alt+l")
        await until(pilot, lambda: not chat(pilot).pane.locked)
        assert not banner.display
        await pilot.press("enter")
        await until(pilot, lambda: len(chat(pilot).pane.conversation.turns) == 4)
    copies = [path for path in other.path.parent.glob("*.jsonl") if path != other.path]
    assert [turn.text for turn in read(copies[0]).conversation.turns][:3] == [
        *("What is it?", "A moon.", "So?")
    ]
    assert len(read(other.path).conversation.turns) == 2


async def test_while_nothing_can_be_saved_a_banner_says_so(folder: Path) -> None:
    data = folder.parent / "data"
    data.touch()
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(Prompt))
        await pilot.press(*"What?", "enter")
        banner = app.screen.query_one(Banner)
        await until(pilot, lambda: banner.display)
        assert "a file stands where the data directory should be" in str(banner.render())
        data.unlink()
        await until(pilot, lambda: not banner.display)
    (path,) = data.glob("*.jsonl")
    assert read(path).conversation.turns[0].text == "What?"
