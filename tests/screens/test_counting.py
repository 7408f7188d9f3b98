"""What the status line calls exact has been counted, and is about what is written now."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from glm4v_tui.chat.budget import Taken, estimated
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.widgets.status_line import StatusLine
from tests.screens.program import program
from tests.scripted_engine import SCRIPTED, ScriptedEngine
from tests.waiting import until


class SlowlyCounting(ScriptedEngine):
    """Counts when the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.may_count = asyncio.Event()

    async def count(self, conversation: Conversation) -> Taken:
        taken = await super().count(conversation)
        await self.may_count.wait()
        return taken


def tokens(draft: str) -> int:
    conversation = Conversation().asked(draft, ()) if draft else Conversation()
    return estimated(conversation, SCRIPTED.pictures.count).total


@asynccontextmanager
async def opened(
    engine: ScriptedEngine, tmp_path: Path
) -> AsyncIterator[tuple[Pilot[None], StatusLine]]:
    (tmp_path / "pictures").mkdir()
    app = program(engine, tmp_path / "pictures")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        yield pilot, screen.query_one(StatusLine)


async def test_what_was_counted_before_the_last_key_is_not_exact(tmp_path: Path) -> None:
    async with opened(ScriptedEngine(), tmp_path) as (pilot, status):
        await pilot.press(*"What is this")
        await until(pilot, lambda: status.exact and status.used == tokens("What is this"))
        await pilot.press(*" thing, please?")
        whole = tokens("What is this thing, please?")
        assert not status.exact or status.used == whole
        await until(pilot, lambda: status.exact)
        assert status.used == whole


async def test_a_count_that_comes_late_is_not_exact(tmp_path: Path) -> None:
    engine = SlowlyCounting()
    async with opened(engine, tmp_path) as (pilot, status):
        told: list[int] = []
        pilot.app.screen.watch(status, "exact", lambda exact: told.append(status.used * exact))
        await pilot.press(*"What is this")
        await until(pilot, lambda: engine.counted)
        await pilot.press(*" thing, please?")
        engine.may_count.set()
        await until(pilot, lambda: status.exact)
        assert set(told) <= {0, tokens(""), tokens("What is this thing, please?")}
        assert status.used == tokens("What is this thing, please?")


async def test_a_draft_that_was_deleted_takes_nothing(tmp_path: Path) -> None:
    async with opened(ScriptedEngine(), tmp_path) as (pilot, status):
        await pilot.press("a")
        await until(pilot, lambda: status.exact and status.used == tokens("a"))
        await pilot.press("backspace")
        await until(pilot, lambda: status.exact and status.used == tokens(""))
