"""The log follows its end, unless the user has scrolled up to read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from glm4v_tui.engine.protocol import TextDelta
from glm4v_tui.widgets.chat_log import ChatLog
from tests.scripted_engine import Hold, ScriptedEngine, Step, done
from tests.waiting import until
from tests.widgets.test_chat_pane import PaneApp

LINES = "\n\n".join(f"Line {number}" for number in range(40))


async def shown(pilot: Pilot[None], app: PaneApp, lines: int) -> ChatLog:
    """Wait until an answer of so many lines is laid out, and return the log."""
    log = app.query_one(ChatLog)
    await until(pilot, lambda: log.virtual_size.height > lines)
    await pilot.pause()
    return log


@asynccontextmanager
async def half_answered() -> AsyncIterator[tuple[Pilot[None], PaneApp, Hold]]:
    """Ask, and wait in the middle of a long answer for the hold's release."""
    hold = Hold()
    steps: list[Step] = [TextDelta(LINES), hold, TextDelta(f"\n\n{LINES}"), done()]
    app = PaneApp(ScriptedEngine(lambda _: steps))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"what", "enter")
        await hold.reached.wait()
        yield pilot, app, hold


async def test_the_log_follows_a_growing_answer() -> None:
    async with half_answered() as (pilot, app, hold):
        log = await shown(pilot, app, 40)
        assert log.scroll_offset.y == log.max_scroll_y > 0
        hold.release()
        await shown(pilot, app, 100)
        assert log.scroll_offset.y == log.max_scroll_y


async def test_the_log_stays_where_the_user_reads() -> None:
    async with half_answered() as (pilot, app, hold):
        log = await shown(pilot, app, 40)
        await pilot.press("pageup")
        await pilot.pause()
        place = log.scroll_offset.y
        assert place < log.max_scroll_y
        hold.release()
        await shown(pilot, app, 100)
        assert log.scroll_offset.y == place
        await pilot.press(*"next", "enter")
        await until(pilot, lambda: not app.pane.replying)
        await until(pilot, lambda: log.scroll_offset.y == log.max_scroll_y)
