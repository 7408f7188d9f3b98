"""The host's side of a connection: an engine in this process, asked from another one."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import logging
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Coroutine
from contextlib import aclosing, suppress
from typing import Any

from glm4v_tui.engine import pieces, wire
from glm4v_tui.engine.connection import Connection, peer_uid
from glm4v_tui.engine.guard import CLOSE_SECONDS
from glm4v_tui.engine.processes import MARK, kill_marked
from glm4v_tui.engine.protocol import ConsentQuestion, Engine, EngineError, LoadStage

log = logging.getLogger(__name__)


class Hosting:
    """Obeys the messages of one program with one engine."""

    def __init__(self, make: Callable[[], Engine], connection: Connection) -> None:
        self._make = make
        self._connection = connection
        self._engine: Engine | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._replies: dict[int, asyncio.Task[None]] = {}
        self._consents: dict[int, asyncio.Future[bool]] = {}
        self._questions = itertools.count(1)

    async def obey(self) -> None:
        """Do what the messages say until the program closes the engine or goes."""
        try:
            async for message in self._connection.messages():
                match message:
                    case wire.Start():
                        self._run(self._start(), self._start_ended)
                    case wire.Answered(question, yes) if question in self._consents:
                        self._consents.pop(question).set_result(yes)
                    case wire.Ask(reply):
                        task = self._run(self._reply(message), self._reply_ended(reply))
                        self._replies[reply] = task
                    case wire.Cancel(reply) if reply in self._replies:
                        self._replies[reply].cancel()
                    case wire.Count():
                        self._run(self._count(message), self._count_ended(message.count))
                    case wire.Close():
                        return
        except wire.WireError:
            log.exception("The connection to the program ends here.")

    async def close(self) -> None:
        """Give up whatever runs and close the engine."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._engine is not None:
            await self._engine.close()

    async def _start(self) -> None:
        self._engine = await asyncio.to_thread(self._make)
        await self._engine.start(self._progress, self._consent)
        self._connection.send(wire.Ready(self._engine.checkpoint))
        self._run(self._watch(self._engine), lambda task: None)

    def _start_ended(self, task: asyncio.Task[None]) -> None:
        if failure := _failure(task):
            self._connection.send(wire.StartFailed(failure))

    def _progress(self, stage: LoadStage) -> None:
        self._connection.send(wire.Progress(stage))

    async def _consent(self, question: ConsentQuestion) -> bool:
        number = next(self._questions)
        self._consents[number] = asyncio.get_running_loop().create_future()
        self._connection.send(wire.Wanted(number, question))
        try:
            return await self._consents[number]
        finally:
            self._consents.pop(number, None)

    async def _watch(self, engine: Engine) -> None:
        self._connection.send(wire.Lost(wire.Failure.of(await engine.lost())))

    async def _reply(self, ask: wire.Ask) -> None:
        if self._engine is None:
            raise EngineError("rejected", "The engine has not started.")
        async with aclosing(self._engine.reply(ask.conversation, ask.sampling)) as events:
            async for event in events:
                self._connection.send(pieces.piece(ask.reply, event))
                await self._connection.drained()

    def _reply_ended(self, reply: int) -> Callable[[asyncio.Task[None]], None]:
        def ended(task: asyncio.Task[None]) -> None:
            del self._replies[reply]
            if not task.cancelled():
                self._connection.send(wire.Ended(reply, _failure(task)))

        return ended

    async def _count(self, count: wire.Count) -> None:
        if self._engine is None:
            raise EngineError("rejected", "The engine has not started.")
        taken = await self._engine.count(count.conversation)
        self._connection.send(wire.Counted(count.count, taken))

    def _count_ended(self, count: int) -> Callable[[asyncio.Task[None]], None]:
        def ended(task: asyncio.Task[None]) -> None:
            if failure := _failure(task):
                self._connection.send(wire.Counted(count, None, failure))

        return ended

    def _run(
        self, work: Coroutine[None, None, None], ended: Callable[[asyncio.Task[None]], None]
    ) -> asyncio.Task[None]:
        """Work beside the messages, and say how it ended."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(ended)
        return task


def _failure(task: asyncio.Task[None]) -> wire.Failure | None:
    """Return why a task failed, or nothing if it did not."""
    error = None if task.cancelled() else task.exception()
    if error is None:
        return None
    if isinstance(error, EngineError):
        return wire.Failure.of(error)
    log.error("The engine failed in a way that nobody foresaw.", exc_info=error)
    cause = "".join(traceback.format_exception_only(error)).strip()
    return wire.Failure("failed", "The engine failed unexpectedly.", "The log says more.", cause)


def load(reference: str, options: str) -> Engine:
    """Return the engine that `module:factory` makes of these JSON options."""
    module, _, factory = reference.partition(":")
    engine: Engine = getattr(importlib.import_module(module), factory)(options)
    return engine


def serve(reference: str, options: str, listening: socket.socket) -> int:
    """Serve an engine to the first program that connects; never returns."""
    logging.basicConfig(
        level=logging.INFO, format="%(levelname)s %(asctime)s %(name)s: %(message)s"
    )
    code = 1
    try:
        asyncio.new_event_loop().run_until_complete(_serve(reference, options, listening))
        code = 0
    finally:
        # A thread that still imports vLLM would keep the interpreter from ending.
        if code:
            traceback.print_exc()
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)


async def _serve(reference: str, options: str, listening: socket.socket) -> None:
    """Serve an engine until its program goes or a signal says that it must end."""
    told, guard = _told_to_end(), os.getppid()
    connection = await Connection.over(await _accept(listening))
    hosting = Hosting(lambda: load(reference, options), connection)
    obeying = asyncio.create_task(hosting.obey())
    first: set[asyncio.Future[Any]] = {obeying, told}
    await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
    # Where something blocks the event loop and no guard is left, the system ends this process.
    signal.alarm(int(CLOSE_SECONDS) + 1)
    with suppress(TimeoutError):
        await asyncio.wait_for(hosting.close(), CLOSE_SECONDS)
    # Not left to the guard: it may be about to die of a signal that has been sent already.
    kill_marked(os.environ[MARK], spared=guard)


def _told_to_end() -> asyncio.Task[bool]:
    """Return what is done as soon as a signal asks this process to end."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    return asyncio.create_task(told.wait())


async def _accept(listening: socket.socket) -> socket.socket:
    """Return the first connection of a process of the same user."""
    listening.setblocking(False)
    with listening:
        while True:
            connected, _ = await asyncio.get_running_loop().sock_accept(listening)
            if peer_uid(connected) == os.getuid():
                return connected
            log.warning("A process of another user was refused.")
            connected.close()
