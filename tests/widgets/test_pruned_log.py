"""Of a long conversation only what is near the view is drawn, and nothing jumps."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from glm4v_tui.engine.protocol import TextDelta
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.pruned_log import Gap
from glm4v_tui.widgets.reply import Reply
from glm4v_tui.widgets.sent_prompt import SentPrompt
from glm4v_tui.widgets.thumbnail import Thumbnail
from tests.scripted_engine import Hold, ScriptedEngine, Step, done
from tests.waiting import until
from tests.widgets.conversations import long_conversation
from tests.widgets.test_chat_pane import PaneApp

EXCHANGES = 300
MOST = 60
"""Entries that may be drawn at once."""


@asynccontextmanager
async def opened(
    engine: ScriptedEngine | None = None, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[Pilot[None], PaneApp, ChatLog]]:
    """Open a long conversation and wait until it is drawn."""
    app = PaneApp(engine or ScriptedEngine())
    async with app.run_test(size=size) as pilot:
        await app.pane.open(long_conversation(EXCHANGES))
        log = app.query_one(ChatLog)
        await settled(pilot, log)
        yield pilot, app, log


async def settled(pilot: Pilot[None], log: ChatLog) -> None:
    """Wait until everything in and near the view is drawn, and stays where it is."""
    seen: list[object] = []

    def still() -> bool:
        seen.append((log.scroll_offset, log.max_scroll_y, log.drawn, in_view(log)))
        changing = log.changing.locked() or gap_near(log)
        return not changing and bool(in_view(log)) and seen[-2:-1] == seen[-1:]

    await until(pilot, still)


def gap_near(log: ChatLog) -> bool:
    """Return whether rows that are not drawn are in the view or next to it."""
    near = log.region.grow((log.size.height - 1, 0, log.size.height - 1, 0))
    return any(gap.region.overlaps(near) for gap in log.query(Gap) if gap.region.height)


def in_view(log: ChatLog) -> dict[str, int]:
    """Return the screen rows of what is in the view, by the words that it begins with."""
    rows = {}
    for entry in log.query_children("SentPrompt, Reply"):
        if entry.region.overlaps(log.region):
            assert isinstance(entry, SentPrompt | Reply)
            assert entry.turn is not None
            rows[entry.turn.text.partition("?")[0].partition("\n")[0]] = entry.region.y
    return rows


async def test_a_long_conversation_opens_at_its_end_with_little_drawn() -> None:
    async with opened() as (_, app, log):
        assert f"Answer **{EXCHANGES - 1}**" in in_view(log)
        assert log.scroll_offset.y == log.max_scroll_y
        assert len(log.query_children("SentPrompt, Reply")) < MOST
        assert len(app.pane.conversation.turns) == 2 * EXCHANGES


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_paging_up_shows_every_row_and_jumps_over_none(size: tuple[int, int]) -> None:
    async with opened(size=size) as (pilot, _, log):
        for _ in range(10):
            before = in_view(log)
            await pilot.press("pageup")
            await settled(pilot, log)
            after = in_view(log)
            moved = {after[name] - before[name] for name in before.keys() & after.keys()}
            assert moved == {log.size.height - 2}
            assert len(log.query_children("SentPrompt, Reply")) < MOST


async def test_home_and_end_and_what_is_between() -> None:
    async with opened() as (pilot, _, log):
        log.focus()
        await pilot.press("home")
        await settled(pilot, log)
        assert in_view(log)["Question 0"] == log.region.y
        for _ in range(6):
            before = in_view(log)
            await pilot.press("pagedown")
            await settled(pilot, log)
            after = in_view(log)
            moved = {before[name] - after[name] for name in before.keys() & after.keys()}
            assert moved == {log.size.height - 2}
        await pilot.press("end")
        await settled(pilot, log)
        assert f"Answer **{EXCHANGES - 1}**" in in_view(log)
        assert log.scroll_offset.y == log.max_scroll_y
        assert len(log.query_children("SentPrompt, Reply")) < MOST


async def test_the_prompt_s_keys_go_to_both_ends() -> None:
    async with opened() as (pilot, _, log):
        await pilot.press("ctrl+home")
        await settled(pilot, log)
        assert in_view(log)["Question 0"] == log.region.y
        await pilot.press("ctrl+end")
        await settled(pilot, log)
        assert log.scroll_offset.y == log.max_scroll_y
        assert log.following


async def test_thumbnails_go_with_what_is_not_drawn() -> None:
    async with opened() as (pilot, _, log):
        for _ in range(6):
            await pilot.press("pageup")
            await settled(pilot, log)
            assert len(log.query(Thumbnail)) <= MOST // 5


async def test_rows_that_have_gone_are_given_back() -> None:
    async with opened() as (pilot, _, log):
        opened_with = drawn_rows()
        for _ in range(40):
            await pilot.press("pageup")
            await settled(pilot, log)
        assert drawn_rows() < 3 * opened_with, (drawn_rows(), opened_with)


def drawn_rows() -> int:
    """Return how many rows that were drawn are still in memory."""
    gc.collect()
    return sum(isinstance(held, Strip) for held in gc.get_objects())


async def test_an_answer_goes_on_while_the_user_reads_far_above() -> None:
    hold = Hold()
    steps: list[Step] = [TextDelta("The first half"), hold, TextDelta(", the second."), done()]
    async with opened(ScriptedEngine(lambda _: steps)) as (pilot, app, log):
        await pilot.press(*"what", "enter")
        await hold.reached.wait()
        log.focus()
        await pilot.press("home")
        await settled(pilot, log)
        hold.release()
        await until(pilot, lambda: not app.pane.replying)
        assert in_view(log)["Question 0"] == log.region.y
        await pilot.press("end")
        await settled(pilot, log)
        assert "The first half, the second." in in_view(log)


async def test_what_went_wrong_comes_back_on_scrolling() -> None:
    async with opened() as (pilot, app, log):
        reply = app.pane.last_reply
        assert reply is not None
        reply.finish("error", "The engine died.")
        for _ in range(2):
            await pilot.press(*"what", "enter")
            await until(pilot, lambda: not app.pane.replying)
        log.focus()
        await pilot.press("home")
        await settled(pilot, log)
        assert not reply.is_attached
        await pilot.press("end")
        await settled(pilot, log)
        assert "The engine died." in [shown.problem for shown in log.query(Reply)]


async def test_another_width_keeps_the_place() -> None:
    async with opened() as (pilot, _, log):
        for _ in range(8):
            await pilot.press("pageup")
            await settled(pilot, log)
        top = next(iter(in_view(log)))
        await pilot.resize_terminal(60, 20)
        await settled(pilot, log)
        assert top in in_view(log)
