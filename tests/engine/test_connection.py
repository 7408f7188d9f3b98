"""Each side ends a connection to something that does not speak its protocol."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from glm4v_tui.engine import wire
from glm4v_tui.engine.connection import Connection
from glm4v_tui.engine.dialogue import Dialogue
from glm4v_tui.engine.host_process import HostProcess, HostSpec
from tests.conftest import not_told, refused
from tests.engine.subjects import SCRIPTS

NONSENSE = [
    b"GET / HTTP/1.1\r\n\r\n",
    b'{"type": "hello", "version": 999}\n',
    b"x" * (wire.LINE_LIMIT + 1) + b"\n",
]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=["http", "version", "long"])
async def test_a_program_refuses_a_host_that_talks_nonsense(nonsense: bytes) -> None:
    ours, theirs = socket.socketpair()
    connection = await Connection.over(ours)
    dialogue = Dialogue(connection, not_told, refused)
    _, writer = await asyncio.open_unix_connection(sock=theirs)
    writer.write(nonsense)
    with pytest.raises(wire.WireError):
        await dialogue.listen()
    writer.close()
    dialogue.close()


@pytest.mark.parametrize("nonsense", NONSENSE, ids=["http", "version", "long"])
async def test_a_host_ends_a_connection_that_talks_nonsense(
    tmp_path: Path, nonsense: bytes
) -> None:
    log = tmp_path / "engine.log"
    host = HostProcess(HostSpec(log, "{}", SCRIPTS))
    reader, writer = await asyncio.open_unix_connection(sock=host.connected)
    writer.write(nonsense)
    assert wire.decode(await reader.readline()) == wire.Hello(wire.PROTOCOL)
    assert await reader.read() == b""
    writer.close()
    await host.end()
    assert "WireError" in log.read_text()


async def test_a_host_takes_one_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    host = HostProcess(HostSpec(tmp_path / "engine.log", "{}", SCRIPTS))
    reader, writer = await asyncio.open_unix_connection(sock=host.connected)
    await reader.readline()
    with pytest.raises(ConnectionError):
        await asyncio.open_unix_connection(_found(tmp_path, "glm4v-tui-*/engine.sock")[0])
    writer.close()
    await host.end()
    assert _found(tmp_path, "*") == [tmp_path / "engine.log"]


def _found(directory: Path, pattern: str) -> list[Path]:
    return list(directory.glob(pattern))
