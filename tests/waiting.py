"""Waiting in tests: until something is so, never for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.pilot import Pilot

PATIENCE = 20.0
"""Seconds after which a test has failed; never what a test measures."""


async def so(condition: Callable[[], object]) -> None:
    """Let other tasks work until a condition holds."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - a file on the disk sets no event
            await asyncio.sleep(0)


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Let the app work until a condition holds."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause()
