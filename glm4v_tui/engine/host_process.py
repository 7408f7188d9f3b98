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
from threading import Thread
from typing import Any

import glm4v_tui
from glm4v_tui.engine.guard import CLOSE_SECONDS, ROUNDS
from glm4v_tui.engine.host_log import HostLog
from glm4v_tui.engine.host_socket import listen_privately
from glm4v_tui.engine.processes import MARK, kill_marked
from glm4v_tui.engine.protocol import EngineError

VLLM_ENGINE = "glm4v_tui.engine.sleeping_engine:make_engine"
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


@dataclass(frozen=True, slots=True)
class KeptSpec:
    """What a host is launched with that outlives its program."""

    seconds: float
    """How long it stays when its programs have gone."""
    digest: str
    """What it is found by."""
    listening: socket.socket
    """Where it is found."""


class HostProcess:
    """One host with its guard, from its launch until nothing of it is left."""

    def __init__(self, spec: HostSpec, kept: KeptSpec | None = None) -> None:
        """Launch the host; it need not have begun when this returns.

        Raises:
            OSError: the log, the socket or the process cannot be made.
        """
        self.ending = False
        """Whether its end is wanted."""
        self.detached = False
        """Whether it lives on without this program."""
        self._mark = secrets.token_hex(16)
        self._log, output = HostLog.open(spec.log_file)
        try:
            self._launch(spec, kept, output)
        finally:
            os.close(output)
        self._code: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._gone = asyncio.ensure_future(self._wait())

    def _launch(self, spec: HostSpec, kept: KeptSpec | None, output: int) -> None:
        """Start the guard, which holds the other end of a lifeline as its standard input."""
        listening, self._socket = listen_privately()
        self._lifeline, theirs = socket.socketpair()
        self._lifeline.setblocking(False)
        with ExitStack() as failed, listening, theirs:
            failed.callback(shutil.rmtree, self._socket.parent)
            failed.enter_context(self._lifeline)
            self.connected = failed.enter_context(_connect(self._socket))
            """The program's end of the connection."""
            passed = [listening.fileno(), *([kept.listening.fileno()] if kept else [])]
            self._guard = subprocess.Popen(
                [*_command(spec, self._socket, passed[0]), *_keeping(kept), *self._logging()],
                stdin=theirs.fileno(),
                stdout=output,
                stderr=output,
                env=_environment(self._mark),
                pass_fds=passed,
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

    def _logging(self) -> list[str]:
        return ["--log-file", str(self._log.path), "--log-begin", str(self._log.begin)]

    def detach(self) -> None:
        """Let the host live on without this program."""
        self.ending = self.detached = True
        self._gone.add_done_callback(lambda gone: self._lifeline.close())
        self._gone.cancel()
        # Else it would be a zombie for as long as this program lives.
        Thread(target=self._guard.wait, daemon=True).start()

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


def _keeping(kept: KeptSpec | None) -> list[str]:
    if kept is None:
        return []
    found = ["--digest", kept.digest, "--kept-fd", str(kept.listening.fileno())]
    return ["--keep", str(kept.seconds), *found]


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
