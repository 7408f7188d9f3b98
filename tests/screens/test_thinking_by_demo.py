"""The demo model thinks as long as the user lets it: its answers prove it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import read
from glm4v_tui.chat.thinking import Thinking
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.demo import PICTURES
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.protocol import ReasoningDelta, ReplyEvent, Sampling
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.thinking_screen import ThinkingScreen
from tests.engine.drawings import circles
from tests.screens.program import program
from tests.screens.running import Running
from tests.scripted_engine import Hold
from tests.waiting import until

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]

MANY = 50
"""Tokens below which the thinking about ten dots is never over by itself."""


class Pausing(Running):
    """The engine of the whole run, which waits after the first word of its thinking."""

    def __init__(self, engine: HostedEngine) -> None:
        super().__init__(engine)
        self.pause = Hold()

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        async with aclosing(super().reply(conversation, sampling)) as events:
            async for event in events:
                yield event
                if isinstance(event, ReasoningDelta):
                    await self.pause.wait()


async def test_a_key_makes_it_answer_now(hosted_demo_engine: HostedEngine, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    engine = Pausing(hosted_demo_engine)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        pane = screen.pane
        await until(pilot, lambda: pane.engine_ready)
        assert pane.attach(inspect(PICTURES / "ten-dots.png"))
        await pilot.press(*"How many shapes are there? /think", "enter")
        await until(pilot, lambda: pane.last_reply and pane.last_reply.reasoning)
        await pilot.press("alt+8")
        engine.pause.release()
        await until(pilot, lambda: len(pane.conversation.turns) == 2 and not pane.replying)
        turn = pane.conversation.turns[1]
        assert turn.ending == "stop"
        assert turn.text
        assert turn.thought is not None
        assert 0 < (turn.thought.tokens or 0) < MANY
    entry = latest(folder.parent / "data")
    assert entry is not None
    assert read(entry.path).conversation.turns[1] == turn


async def test_a_budget_chosen_by_keys_is_kept(
    hosted_demo_engine: HostedEngine, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    app = program(Running(hosted_demo_engine), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        pane = screen.pane
        await until(pilot, lambda: pane.engine_ready)
        await pilot.press("alt+7")
        await until(pilot, lambda: isinstance(app.screen, ThinkingScreen))
        await pilot.press(*"6", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert pane.attach(circles(folder / "three.png", 3, "red"))
        await pilot.press(*"How many circles are there?", "enter")
        await until(pilot, lambda: len(pane.conversation.turns) == 2 and not pane.replying)
        turn = pane.conversation.turns[1]
        assert turn.text
        assert turn.thought is not None
        assert turn.thought.tokens == 6
    entry = latest(folder.parent / "data")
    assert entry is not None
    assert read(entry.path).conversation.thinking == Thinking(True, 6)
