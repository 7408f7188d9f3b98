"""Lets an engine give its memory back while nobody asks, and wakes it for the next question."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Protocol, runtime_checkable

from glm4v_tui.engine.protocol import LoadStage, Progress

log = logging.getLogger(__name__)

AWAKE = "awake again"
"""What the stage tells with which a sleep ends."""


@runtime_checkable
class Sleeper(Protocol):
    """An engine that can give the device's memory back without being lost."""

    @property
    def sleep_after(self) -> float | None:
        """Seconds without a question after which it should sleep; `None` where it cannot."""
        ...

    async def sleep(self) -> bool:
        """Give the memory back, and return whether there is room for what it holds."""
        ...

    async def wake(self) -> None:
        """Take the memory again.

        Raises:
            EngineError: it is not to be had, or the engine died.
        """
        ...


class Slumber:
    """Puts one engine to sleep when it has rested for long enough."""

    def __init__(self, progress: Progress) -> None:
        """`progress` hears of the waking."""
        self.asleep = False
        """Whether it sleeps."""
        self._progress = progress
        self._sleeper: Sleeper | None = None
        self._asked = 0
        self._changing = asyncio.Lock()
        self._falling: asyncio.Task[None] | None = None

    def begin(self, engine: object) -> bool:
        """Watch an engine that is ready, and return whether it sleeps at all."""
        if not isinstance(engine, Sleeper) or engine.sleep_after is None:
            return False
        self._sleeper = engine
        self._rest(engine.sleep_after)
        return True

    def end(self) -> None:
        """Put nothing to sleep any more."""
        if self._falling is not None:
            self._falling.cancel()

    @asynccontextmanager
    async def awake(self) -> AsyncGenerator[None, None]:
        """Wake the engine, and let it rest again once nobody asks any more."""
        self._asked += 1
        try:
            async with self._changing:
                await self._wake()
            yield
        finally:
            self._asked -= 1
            if self._sleeper is not None and self._sleeper.sleep_after is not None:
                self._rest(self._sleeper.sleep_after)

    async def _wake(self) -> None:
        if not self.asleep or self._sleeper is None:
            return
        began = time.monotonic()
        self._progress(LoadStage("wake-up", 0.0))
        await self._sleeper.wake()
        self.asleep = False
        self._progress(LoadStage("ready", time.monotonic() - began, detail=AWAKE))

    def _rest(self, seconds: float) -> None:
        self.end()
        self._falling = asyncio.create_task(self._fall_asleep(seconds))
        self._falling.add_done_callback(_noted)

    async def _fall_asleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        # Once it has begun, it is not broken off: an engine half asleep would be lost.
        await asyncio.shield(asyncio.create_task(self._sleep()))

    async def _sleep(self) -> None:
        async with self._changing:
            if self._sleeper is not None and not (self._asked or self.asleep):
                self.asleep = await self._sleeper.sleep()


def _noted(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("The engine could not be put to sleep.", exc_info=error)
