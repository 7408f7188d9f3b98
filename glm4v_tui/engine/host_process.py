"""Starts a host, and knows when it and everything that it started are gone."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import glm4v_tui
from glm4v_tui.engine.guard import CLOSE_SECONDS, ROUNDS
from glm4v_tui.engine.host_log import HostLog
from glm4v_tui.engine.host_socket import listen_privately
from glm4v_tui.engine.processes import MARK, kill_marked
from glm4v_tui.engine.protocol import EngineError

VLLM_ENGINE = "glm4v_tui.engine.vllm_engine:make_engine"
"""The engine that a host runs where nothing else is said."""

END_SECONDS = CLOSE_SECONDS + sum(seconds for *_, seconds in ROUNDS) + 0.5
"""How long a guard may take to end everything before it is itself taken for hung."""


@dataclass(frozen=True, slots=True)
class HostSpec:
    """What a host runs, and where it prints."""

    log_file: Path
    options: str = "{}"
    """What the factory gets: JSON, readable by every user in lists of processes."""
    engine: str = VLLM_ENGINE
    """The factory of the engine, as `module:function`."""


class HostProcess:
    """One host with its guard, from its launch until nothing of it is left."""

    def __init__(self, spec: HostSpec) -> None:
        """Launch the host; it need not have begun when this returns.

        Raises:
            OSError: the log, the socket or the process cannot be made.
        """
        self.ending = False
        """Whether its end is wanted."""
        self._mark = secrets.token_hex(16)
        self._log, output = HostLog.open(spec.log_file)
        try:
            self._launch(spec, output)
        finally:
            os.close(output)
        self._code: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._gone = asyncio.ensure_future(self._wait())

    def _launch(self, spec: HostSpec, output: int) -> None:
        """Start the guard, which holds the other end of a lifeline as its standard input."""
        listening, self._socket = listen_privately()
        self._lifeline, theirs = socket.socketpair()
        self._lifeline.setblocking(False)
        with ExitStack() as failed, listening, theirs:
            failed.callback(shutil.rmtree, self._socket.parent)
            failed.enter_context(self._lifeline)
            self.connected = failed.enter_context(_connect(self._socket))
            """The program's end of the connection."""
            self._guard = subprocess.Popen(
                _command(spec, self._socket, listening.fileno()),
                stdin=theirs.fileno(),
                stdout=output,
                stderr=output,
                env=_environment(self._mark),
                pass_fds=[listening.fileno()],
                start_new_session=True,
            )
            failed.pop_all()

    async def _wait(self) -> None:
        """Wait for the guard's end, and finish what it has left."""
        loop = asyncio.get_running_loop()
        with suppress(ConnectionError):
            while said := await loop.sock_recv(self._lifeline, 1):
                self._code.set_result(said[0])
        self._lifeline.close()
        self._guard.wait()
        # Nothing is left here unless somebody has killed the guard.
        kill_marked(self._mark)
        shutil.rmtree(self._socket.parent, ignore_errors=True)

    async def end(self) -> None:
        """Bring about the end of the host, and wait until nothing of it is left."""
        self.ending = True
        with suppress(OSError):
            self._lifeline.shutdown(socket.SHUT_WR)
        try:
            await asyncio.wait_for(asyncio.shield(self._gone), END_SECONDS)
        except TimeoutError:
            self._guard.kill()
            await asyncio.shield(self._gone)

    async def death(self, started: bool, cause: str) -> EngineError:
        """Return why the connection has ended: this cause, or what exit code and log tell."""
        first: set[asyncio.Future[Any]] = {self._code, self._gone}
        await asyncio.wait(first, timeout=1.0, return_when=asyncio.FIRST_COMPLETED)
        code = self._code.result() if self._code.done() else self._guard.returncode
        message = f"The engine's process {_how(code)}{'' if started else ' while it was starting'}."
        advice = f"Restart the engine; the log says more: {self._log.path}"
        return EngineError(
            "dead" if started else "failed", message, advice, cause or self._log.tail()
        )


def _command(spec: HostSpec, path: Path, listening: int) -> list[str]:
    """Return the command of a host; it never imports from the folder that the user is in."""
    host = [sys.executable, "-P", "-m", "glm4v_tui.engine.host"]
    what = ["--engine", spec.engine, "--options", spec.options]
    return [*host, *what, "--socket", str(path), "--socket-fd", str(listening)]


def _environment(mark: str) -> dict[str, str]:
    """Return the environment of a host, in which it finds this package and is found itself."""
    package = str(Path(glm4v_tui.__file__).parents[1])
    others = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        MARK: mark,
        # Keeps setproctitle, which vLLM uses, from writing over the mark in /proc.
        "SPT_NOENV": "1",
        "PYTHONPATH": f"{package}:{others}" if others else package,
        "PYTHONUNBUFFERED": "1",
        "PYTHONFAULTHANDLER": "1",
    }


def _connect(path: Path) -> socket.socket:
    """Return a connection that waits in the queue until the host takes it."""
    connected = socket.socket(socket.AF_UNIX)
    connected.connect(str(path))
    return connected


def _how(code: int | None) -> str:
    """Return how a process ended; 128 and more stands for a signal, as in a shell."""
    if code is None:
        return "has ended"
    number = -code if code < 0 else code - 128
    if number in {int(known) for known in signal.Signals}:
        return f"was ended by {signal.Signals(number).name}"
    return f"has ended with code {code}"
