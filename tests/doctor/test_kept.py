"""Doctor knows of engines that stay."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from glm4v_tui.doctor.kept import check_kept
from glm4v_tui.engine import rendezvous
from glm4v_tui.engine.running_hosts import running_hosts, stop
from tests.conftest import not_told, refused
from tests.engine.subjects import LONG, hosted


def test_what_is_left_of_one_that_is_gone_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert check_kept().text == "none"
    with rendezvous.locked(), socket.socket(socket.AF_UNIX) as stale:
        stale.bind(str(rendezvous.place("ab" * 32)))
    assert rendezvous.places()
    assert check_kept().text == "none"
    assert not rendezvous.places()


def test_one_that_runs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    async def started() -> None:
        engine = hosted(tmp_path, keep=LONG)
        await engine.start(not_told, refused)
        await engine.close()

    async def ended() -> None:
        for host in await running_hosts():
            assert await stop(host)

    asyncio.run(started())
    found = check_kept()
    asyncio.run(ended())
    assert found.state == "ok"
    assert found.text.startswith("scripted (pid ")
    assert "ends in 10 min" in found.text
