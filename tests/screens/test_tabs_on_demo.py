"""Conversations side by side on one real engine: each gets its own answer, and none waits."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.screens.chat_screen import ChatScreen
from tests.engine.drawings import circles
from tests.screens.program import program
from tests.screens.running import Running
from tests.waiting import until

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]


async def test_replies_of_two_tabs_stream_side_by_side(
    hosted_demo_engine: HostedEngine, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    app = program(Running(hosted_demo_engine), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        await pilot.press("alt+n")
        await until(pilot, lambda: len(screen.tabs) == 2)
        panes = [tab.pane for tab in screen.tabs]
        for pane, colour in zip(panes, ("red", "blue"), strict=True):
            assert pane.attach(circles(folder / f"{colour}.png", 1, colour))
        await asyncio.gather(*(pane.send("What colour is the circle?") for pane in panes))
        assert all(pane.replying for pane in panes)
        await until(pilot, lambda: not any(pane.replying for pane in panes))
        answers = [pane.conversation.turns[-1].text.lower() for pane in panes]
    assert "red" in answers[0]
    assert "blue" in answers[1]
