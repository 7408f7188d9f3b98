"""A host: one engine in this process, asked by one program or by several."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import glm4v_tui
from glm4v_tui.engine import wire
from glm4v_tui.engine.connection import Connection
from glm4v_tui.engine.guard import CLOSE_SECONDS
from glm4v_tui.engine.keeping import HostStatus
from glm4v_tui.engine.processes import MARK, kill_marked
from glm4v_tui.engine.protocol import Engine
from glm4v_tui.engine.resident import Resident
from glm4v_tui.engine.stay import Stay, accepted
from glm4v_tui.engine.streams import Streams
from glm4v_tui.engine.visit import Visit
from glm4v_tui.engine.wire_keeping import Keep, Kept, Seen, Waits


@dataclass(frozen=True, slots=True)
class Hosted:
    """What a host is told when it is launched."""

    engine: str
    """The factory of the engine, as `module:function`."""
    options: str
    """What the factory gets, in JSON."""
    log_file: Path
    log_begin: int
    """Bytes of the log that are older than this host."""


class Hosting:
    """Lets programs share an engine, and knows when it is time to end."""

    def __init__(self, what: Hosted, stay: Stay) -> None:
        self._what, self._stay = what, stay
        self.over = stay.over
        """Set when the host is to end."""
        self.resident = Resident(lambda: load(what.engine, what.options), stay.doom)
        """The engine."""
        self.streams = Streams(self._streams_changed)
        """The replies."""
        self._visits: list[Visit] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._began = time.time()

    async def welcome(self, connected: socket.socket, *, first: bool = False) -> None:
        """Obey a program until it goes."""
        connection = await Connection.over(connected, self._stay.digest)
        visit = Visit(self, connection, self._stay.digest, first=first)
        try:
            await visit.obey()
        finally:
            if visit in self._visits:
                self._visits.remove(visit)
            visit.leave(kept=self._stay.seconds is not None)
            if visit.attached or first:
                self._tell_keeping()

    def attach(self, visit: Visit) -> None:
        """Count a program that uses the engine."""
        self._visits.append(visit)
        self._tell_keeping()
        visit.tell(Waits(self.streams.waiting))

    def keep(self, keep: Keep, visit: Visit) -> None:
        """Stay so long when the last program has gone, and tell every program."""
        self.work(self._keep(keep, visit), lambda task: None)

    async def _keep(self, keep: Keep, visit: Visit) -> None:
        alone = self._visits == [visit] and visit.first
        failure = await self._stay.keep(keep.seconds, keep.digest, alone=alone)
        self._tell_keeping()
        if failure:
            visit.tell(Kept(self._stay.keeping, wire.Failure("failed", failure, "", "")))

    def show(self, visit: Visit) -> None:
        """Tell what goes on here."""
        status = HostStatus(
            model=self.resident.model,
            version=glm4v_tui.__version__,
            pid=os.getpid(),
            started=self._began,
            ready=self.resident.ready,
            asleep=self.resident.asleep,
            keeping=self._stay.keeping,
            replying=self.streams.running,
            waiting=len(self.streams.waiting),
            ends_in=self._stay.ends_in,
            log_file=str(self._what.log_file),
            log_begin=self._what.log_begin,
        )
        visit.tell(Seen(status))

    def work(
        self, work: Coroutine[None, None, None], ended: Callable[[asyncio.Task[None]], None]
    ) -> asyncio.Task[None]:
        """Work beside the messages, and say how it ended."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(ended)
        return task

    async def close(self) -> None:
        """Give up whatever runs and close the engine."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.resident.close()

    def _tell_keeping(self) -> None:
        self._look()
        self._tell(Kept(self._stay.keeping))

    def _streams_changed(self) -> None:
        self._look()
        self._tell(Waits(self.streams.waiting))

    def _look(self) -> None:
        """Let the time to stay begin or end with what goes on now."""
        self._stay.look(len(self._visits), busy=bool(self.streams.running))

    def _tell(self, message: wire.Message) -> None:
        for visit in self._visits:
            visit.tell(message)


def load(reference: str, options: str) -> Engine:
    """Return the engine that `module:factory` makes of these JSON options."""
    module, _, factory = reference.partition(":")
    engine: Engine = getattr(importlib.import_module(module), factory)(options)
    return engine


def serve(what: Hosted, stay: Callable[[], Stay], listening: socket.socket) -> int:
    """Serve an engine until it is not wanted any more; never returns."""
    logging.basicConfig(
        level=logging.INFO, format="%(levelname)s %(asctime)s %(name)s: %(message)s"
    )
    code = 1
    try:
        asyncio.new_event_loop().run_until_complete(_serve(what, stay, listening))
        code = 0
    finally:
        # A thread that still imports vLLM would keep the interpreter from ending.
        if code:
            traceback.print_exc()
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)


async def _serve(what: Hosted, make_stay: Callable[[], Stay], listening: socket.socket) -> None:
    """Serve an engine until its programs go, its time is over or a signal says so."""
    guard, stay = os.getppid(), make_stay()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stay.over.set)
    hosting = Hosting(what, stay)
    stay.begin(hosting.welcome)
    launching = asyncio.create_task(_welcome_first(hosting, listening))
    await stay.over.wait()
    # Where something blocks the event loop and no guard is left, the system ends this process.
    signal.alarm(int(CLOSE_SECONDS) + 1)
    launching.cancel()
    await stay.withdraw()
    with suppress(TimeoutError):
        await asyncio.wait_for(hosting.close(), CLOSE_SECONDS)
    # Not left to the guard: it may be about to die of a signal that has been sent already.
    kill_marked(os.environ[MARK], spared=guard)


async def _welcome_first(hosting: Hosting, listening: socket.socket) -> None:
    """Obey the program that has launched this host."""
    with listening:
        connected = await accepted(listening)
    await hosting.welcome(connected, first=True)
