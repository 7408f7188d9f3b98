"""Ends the start of an engine that is under way."""

from __future__ import annotations

import asyncio
import multiprocessing
from typing import Any

_ENGINE_PROCESS = "EngineCore"
"""How vLLM's name for the process below this one begins."""


async def abandon(loading: asyncio.Future[Any]) -> None:
    """End the engine that a thread is building, and wait for the thread.

    Nothing can stop the thread, but without the process that it waits for it gives up.
    """
    while not loading.done():
        for process in multiprocessing.active_children():
            if process.name.startswith(_ENGINE_PROCESS):
                process.terminate()
        await asyncio.wait({loading}, timeout=0.1)
    if loading.exception() is None:
        await asyncio.to_thread(loading.result().shutdown)
