"""The screen on an engine that asks a server: waiting, losing it, and what is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.engine_line import EngineLine
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.room_bar import RoomBar
from glm4v_tui.widgets.status_line import StatusLine
from tests.engine.scripted_server import ScriptedServer, a_model
from tests.screens.program import program
from tests.waiting import until

BUSY = (429, {"Retry-After": "30"}, b'{"error": {"message": "Too many."}}')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    return tmp_path / "pictures"


def engine_of(server: ScriptedServer) -> ServedEngine:
    return ServedEngine(ServerOptions(server_address(server.url)))


async def test_a_server_that_goes_costs_no_conversation(
    server: ScriptedServer, folder: Path
) -> None:
    app = program(engine_of(server), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane, line = app.screen.query_one(ChatPane), app.screen.query_one(EngineLine)
        await until(pilot, lambda: pane.engine_ready)
        await pilot.press(*"wait", "space", *"here", "enter")
        await until(pilot, lambda: pane.last_reply and pane.last_reply.answer == "One moment")
        await server.down()
        await until(pilot, lambda: line.state == "failed" and not pane.replying)
        assert pane.last_reply is not None
        assert "is gone" in pane.last_reply.problem
        await server.up()
        await pilot.press("ctrl+r")
        await until(pilot, lambda: pane.engine_ready)
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: len(pane.conversation.turns) == 4)
        assert pane.conversation.turns[-1].text == "You asked: two"


async def test_a_countdown_is_seen_and_esc_takes_the_question_back(
    server: ScriptedServer, folder: Path
) -> None:
    server.instead.append(BUSY)
    app = program(engine_of(server), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.screen.query_one(ChatPane)
        await until(pilot, lambda: pane.engine_ready)
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: pane.last_reply and "again in 30 s" in pane.last_reply.remark)
        await pilot.press("escape")
        await until(pilot, lambda: not pane.replying)
        assert app.screen.query_one(Prompt).text == "two"
        assert len(server.asked) == 1


async def test_what_a_stranger_does_not_tell_is_unknown_on_the_screen(
    server: ScriptedServer, folder: Path
) -> None:
    server.models = [a_model("stranger", owned_by="someone", max_model_len=None)]
    app = program(engine_of(server), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane, status = app.screen.query_one(ChatPane), app.screen.query_one(StatusLine)
        await until(pilot, lambda: pane.engine_ready)
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: len(pane.conversation.turns) == 2)
        assert "context unknown" in str(status.render())
        assert "unknown" in status.note
        assert app.screen.query_one(Preview).count_tokens is None
        await pilot.press("alt+w")
        await until(pilot, lambda: bool(app.screen.query(RoomBar)))
        bar = app.screen.query_one(RoomBar)
        await until(pilot, lambda: "does not count" in str(bar.render()))


async def test_replies_are_drawn_as_suits_a_model_that_was_met_late(
    server: ScriptedServer, folder: Path
) -> None:
    app = program(engine_of(server), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.screen.query_one(ChatPane)
        await until(pilot, lambda: pane.engine_ready)
        status = app.screen.query_one(StatusLine)
        assert status.model.startswith("GLM-4.1V-9B-Thinking at ")
        assert pane.sampling.repetition_penalty == 1.1
        await pilot.press("ctrl+n")
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: len(server.asked) == 1)
        assert server.asked[0]["repetition_penalty"] == 1.1
