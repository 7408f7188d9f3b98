"""The demo model sees what was decided on the screen: its answers prove it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.document_screen import DocumentScreen
from glm4v_tui.screens.room_screen import RoomScreen
from glm4v_tui.widgets.room_bar import RoomBar
from glm4v_tui.widgets.status_line import StatusLine
from tests.engine.drawings import circles
from tests.made_documents import make_pdf
from tests.screens.program import program
from tests.screens.running import Running
from tests.screens.seen import seen
from tests.waiting import until

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]


async def answer(pilot: Pilot[None], question: str, *pictures: Picture) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    pane = screen.pane
    await until(pilot, lambda: pane.engine_ready)
    if pictures:
        assert pane.attach(*pictures)
    turns = len(pane.conversation.turns)
    await pilot.press(*question, "enter")
    await until(pilot, lambda: not pane.replying and len(pane.conversation.turns) == turns + 2)
    return pane.conversation.turns[-1].text.lower()


async def test_a_dropped_picture_changes_the_answer(
    hosted_demo_engine: HostedEngine, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    red = circles(folder / "red.png", 1, "red")
    blue = circles(folder / "blue.png", 1, "blue")
    question = "What colour is the circle?"
    app = program(Running(hosted_demo_engine), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        assert "red" in await answer(pilot, question, red)
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        assert screen.pane.attach(blue)
        for key in ("alt+w", "alt+v"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, RoomScreen))
            await until(pilot, lambda: app.screen.query_one(RoomBar).taken is not None)
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen)
        await pilot.press("alt+v")
        await until(pilot, lambda: "[2] blue.png" in seen(app))
        await pilot.press("space", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert "blue" in await answer(pilot, question)
        await pilot.press("alt+v")
        await until(pilot, lambda: "[2] blue.png" in seen(app))
        await pilot.press("space", "down", "space", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert "red" in await answer(pilot, question)


async def test_the_status_line_shows_what_vllm_counts(
    hosted_demo_engine: HostedEngine, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    red = circles(folder / "red.png", 1, "red")
    app = program(Running(hosted_demo_engine), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        assert screen.pane.attach(red)
        await pilot.press(*"What is this?")
        status = screen.query_one(StatusLine)
        await until(pilot, lambda: screen.pane.engine_ready)
        await until(pilot, lambda: screen.prompt.text == "What is this?")
        await until(pilot, lambda: status.exact and status.used > 100)
        before = status.used
        await pilot.press("enter")
        await until(pilot, lambda: status.last)
        assert status.last is not None
        assert status.last.prompt_tokens == before
        answered = await hosted_demo_engine.count(screen.pane.conversation)
        await until(pilot, lambda: status.exact)
        assert status.used == answered.total


async def test_a_page_of_a_pdf_is_seen(hosted_demo_engine: HostedEngine, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    make_pdf(folder / "circles.pdf", [(448, 448), (448, 448)])
    app = program(Running(hosted_demo_engine), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2", *"circles")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DocumentScreen))
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.attached)
        assert "blue" in await answer(pilot, "What colour is the circle?")
