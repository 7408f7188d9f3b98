"""An engine's host is killed in the middle of an answer; the conversation goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from glm4v_tui.chat.reopening import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.engine_line import EngineLine
from tests.engine.subjects import HOST, hosted, named, only
from tests.screens.program import program
from tests.waiting import until


async def test_a_killed_host_costs_no_conversation(tmp_path: Path) -> None:
    folder, engine = tmp_path / "pictures", tmp_path / "engine"
    folder.mkdir()
    engine.mkdir()
    app = program(hosted(engine, "{}"), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane, line = app.screen.query_one(ChatPane), app.screen.query_one(EngineLine)
        await until(pilot, lambda: pane.engine_ready)
        await pilot.press(*"wait", "space", *"here", "enter")
        await until(pilot, lambda: pane.last_reply and pane.last_reply.answer == "One moment")
        os.kill(only(named(HOST, engine)), signal.SIGKILL)
        await until(pilot, lambda: line.state == "failed" and not pane.replying)
        assert pane.last_reply is not None
        assert "died" in pane.last_reply.problem or "killed" in pane.last_reply.problem
        await pilot.press("ctrl+r")
        await until(pilot, lambda: pane.engine_ready)
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: len(pane.conversation.turns) == 4)
    entry = latest(folder.parent / "data")
    assert entry is not None
    turns = read(entry.path).conversation.turns
    assert [turn.text for turn in turns] == ["wait here", "One moment", "two", "You asked: two"]
    assert [turn.ending for turn in turns[1::2]] == ["error", "stop"]
