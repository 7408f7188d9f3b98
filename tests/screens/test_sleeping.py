"""An engine that sleeps wakes for a question, and the engine line says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.engine.running_hosts import running_hosts
from glm4v_tui.engine.slumber import AWAKE
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.engine_line import EngineLine
from tests.engine.subjects import LONG, hosted
from tests.screens.program import program
from tests.waiting import until


async def test_the_line_tells_of_waking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "pictures").mkdir()
    engine = hosted(tmp_path, '{"sleep_after": 0.01}', keep=LONG)
    app = program(engine, tmp_path / "pictures")
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(ChatPane).engine_ready)
        while not await is_asleep():
            await pilot.pause()
        await pilot.press(*"hello", "enter")
        line = app.screen.query_one(EngineLine)
        await until(pilot, lambda: AWAKE in line.render().plain)
        assert line.display
        await until(pilot, lambda: app.screen.query_one(ChatLog).last_reply)
        await engine.keep_alive(None)
        app.exit()
    await engine.close()


async def is_asleep() -> bool:
    (host,) = await running_hosts()
    return host.status is not None and host.status.asleep
