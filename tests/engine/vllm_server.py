"""A real vLLM server in a process of its own, started by our own line."""

from __future__ import annotations

import asyncio
import os
import signal
from asyncio.subprocess import STDOUT, Process
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.processes import descendants
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.engine.server_connection import open_connection
from glm4v_tui.serving.command import CPU_START
from glm4v_tui.serving.line import Serving, server_words
from tests.engine.subjects import ENGINE_CORE, called, only, share_of_gpu

PATIENCE = 180.0
"""Seconds after which a server that is not up has failed; never what a test measures."""


class VllmServer:
    """Serves a model on a Unix socket in a directory, and logs there."""

    def __init__(
        self, directory: Path, model: str = str(DEMO), arguments: tuple[str, ...] | None = None
    ) -> None:
        """`arguments` are words for vLLM; by default those by which other engines find room."""
        self._model = model
        self._arguments = flags(share_of_gpu()) if arguments is None else arguments
        self._socket = directory / "server.sock"
        self._log = directory / "server.log"
        self._process: Process | None = None

    @property
    def url(self) -> str:
        return f"unix:{self._socket}"

    async def up(self) -> None:
        """Start where it is not running, and wait until it answers."""
        if self._process is not None:
            if await self._is_well():
                return
            await self.down()
        files = ("--allowed-local-media-path", str(self._socket.parent.parent))
        extra = (*files, *self._arguments)
        serving = Serving(socket=self._socket, on_cpu=not share_of_gpu(), extra=extra)
        words = server_words(recognise(self._model), serving, CPU_START)
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *words, stdout=log, stderr=STDOUT, start_new_session=True
            )
        async with asyncio.timeout(PATIENCE):
            while not await self._is_well():
                if self._process.returncode is not None:
                    raise AssertionError(self._log.read_text()[-2000:])
                await asyncio.sleep(0.2)

    async def kill(self) -> None:
        """Kill the process that runs the model; the server itself finds out."""
        assert self._process is not None
        below = descendants(self._process.pid)
        os.kill(only({pid for pid in below if called(pid) == ENGINE_CORE}), signal.SIGKILL)

    async def down(self) -> None:
        """End it, and whatever it has started."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
        self._socket.unlink(missing_ok=True)

    async def _is_well(self) -> bool:
        connection = await asyncio.to_thread(open_connection, server_address(self.url), "")
        try:
            await connection.well(True)
        except EngineError:
            return False
        finally:
            await connection.close()
        return True


def flags(pairs: Iterable[str]) -> tuple[str, ...]:
    """Return `KEY=VALUE` pairs as words of vLLM's command line."""
    return tuple(word for pair in pairs for word in _flag(*pair.split("=", 1)))


def _flag(key: str, value: str) -> tuple[str, ...]:
    name = f"--{key.replace('_', '-')}"
    return (name,) if value == "true" else (name, value)
