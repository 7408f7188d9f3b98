"""Waiting for a server that has surely not taken what was sent, and only then."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from glm4v_tui.engine.served_failures import NotTakenError

WAITS = (1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0)
"""Seconds before each new attempt."""

LONGEST = 60.0
"""Seconds that a server may ask to be left alone."""


class Patience:
    """Knows how long to wait after each refusal, until there have been too many."""

    def __init__(self) -> None:
        self._waits = iter(WAITS)

    async def countdown(self, refusal: NotTakenError) -> AsyncGenerator[float, None]:
        """Yield the seconds that are left before the next attempt, about once a second.

        Raises:
            NotTakenError: it has been tried often enough.
        """
        wait = next(self._waits, None)
        if wait is None:
            raise refusal
        left = min(LONGEST, wait if refusal.seconds is None else refusal.seconds)
        while left > 0:
            yield left
            step = min(1.0, left)
            await asyncio.sleep(step)
            left -= step
