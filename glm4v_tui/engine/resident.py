"""The engine of a host, which all its programs share: started once, and lost once."""

from __future__ import annotations

import asyncio
import itertools
import logging
import traceback
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine import wire
from glm4v_tui.engine.protocol import (
    ConsentQuestion,
    Engine,
    EngineError,
    LoadStage,
    ReplyEvent,
    Sampling,
)
from glm4v_tui.engine.slumber import Slumber

log = logging.getLogger(__name__)

Tell = Callable[[wire.Message], None]
"""Sends a message to a program."""


class Resident:
    """Starts an engine for the first program that asks, and tells every one how far it is."""

    def __init__(self, make: Callable[[], Engine], doomed: Callable[[], None]) -> None:
        """`doomed` is called when the engine cannot start, or has died."""
        self._make = make
        self._doomed = doomed
        self._engine: Engine | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._audience: list[Tell] = []
        self._heard: list[wire.Message] = []
        self._slumber = Slumber(lambda stage: self._tell_now(wire.Progress(stage)))
        self._sleeps = False
        self._consents: dict[int, tuple[wire.Wanted, asyncio.Future[bool]]] = {}
        self._questions = itertools.count(1)

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream a reply; see `Engine.reply`."""
        if self._engine is None:
            return _no_reply()
        if self._sleeps:
            return self._woken_reply(self._engine, conversation, sampling)
        return self._engine.reply(conversation, sampling)

    async def _woken_reply(
        self, engine: Engine, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        async with (
            self._slumber.awake(),
            aclosing(engine.reply(conversation, sampling)) as events,
        ):
            async for event in events:
                yield event

    async def count(self, conversation: Conversation) -> Taken:
        """Count what the prompt of a conversation takes; see `Engine.count`."""
        if self._engine is None:
            raise _not_started()
        return await self._engine.count(conversation)

    @property
    def ready(self) -> bool:
        """Whether it takes questions."""
        return any(isinstance(message, wire.Ready) for message in self._heard)

    @property
    def asleep(self) -> bool:
        """Whether it has given its memory back."""
        return self._slumber.asleep

    @property
    def model(self) -> str:
        """What runs, as far as that is known."""
        return self._engine.checkpoint.model if self._engine else ""

    def join(self, tell: Tell) -> None:
        """Start the engine, or tell a program how far it is and what it wants to know."""
        self._audience.append(tell)
        for message in self._heard:
            tell(message)
        if not self._tasks:
            starting = asyncio.create_task(self._start())
            starting.add_done_callback(self._start_ended)
            self._tasks.append(starting)
        elif len(self._audience) == 1:
            self._ask()

    def leave(self, tell: Tell) -> None:
        """Let a program go; the next one is asked what that one has not answered."""
        first = self._audience[:1] == [tell]
        if tell in self._audience:
            self._audience.remove(tell)
        if first:
            self._ask()

    def answer(self, question: int, yes: bool) -> None:
        """Take the user's answer to a question of consent."""
        _, answer = self._consents.get(question, (None, None))
        if answer is not None and not answer.done():
            answer.set_result(yes)

    async def close(self) -> None:
        """Give up the start, and close the engine."""
        self._slumber.end()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._engine is not None:
            await self._engine.close()

    async def _start(self) -> None:
        self._engine = await asyncio.to_thread(self._make)
        await self._engine.start(self._progress, self._consent)
        self._heard = []
        self._sleeps = self._slumber.begin(self._engine)
        self._tell(wire.Ready(self._engine.checkpoint))
        self._tasks.append(asyncio.create_task(self._watch(self._engine)))

    def _start_ended(self, task: asyncio.Task[None]) -> None:
        if failure := failure_of(task):
            self._tell(wire.StartFailed(failure))
            self._doomed()

    async def _watch(self, engine: Engine) -> None:
        lost = await engine.lost()
        self._tell(wire.Lost(wire.Failure.of(lost)))
        self._doomed()

    def _progress(self, stage: LoadStage) -> None:
        if self._heard and _stage_name(self._heard[-1]) == stage.name:
            self._heard.pop()
        self._tell(wire.Progress(stage))

    async def _consent(self, question: ConsentQuestion) -> bool:
        number = next(self._questions)
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._consents[number] = wire.Wanted(number, question), answer
        self._ask()
        try:
            return await answer
        finally:
            del self._consents[number]

    def _ask(self) -> None:
        """Ask the program that has been here longest what the engine wants to know."""
        for wanted, _ in self._consents.values():
            for tell in self._audience[:1]:
                tell(wanted)

    def _tell(self, message: wire.Message) -> None:
        """Tell every program, and those that come later."""
        self._heard.append(message)
        self._tell_now(message)

    def _tell_now(self, message: wire.Message) -> None:
        for tell in self._audience:
            tell(message)


def _stage_name(message: wire.Message) -> str:
    return message.stage.name if isinstance(message, wire.Progress) else ""


def failure_of(task: asyncio.Task[None]) -> wire.Failure | None:
    """Return why a task failed, or nothing if it did not; what nobody foresaw is logged too."""
    error = None if task.cancelled() else task.exception()
    if error is None:
        return None
    if isinstance(error, EngineError):
        return wire.Failure.of(error)
    log.error("The engine failed in a way that nobody foresaw.", exc_info=error)
    cause = "".join(traceback.format_exception_only(error)).strip()
    return wire.Failure("failed", "The engine failed unexpectedly.", "The log says more.", cause)


async def _no_reply() -> AsyncGenerator[ReplyEvent, None]:
    raise _not_started()
    yield


def _not_started() -> EngineError:
    return EngineError("rejected", "The engine has not started.")
