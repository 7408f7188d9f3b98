"""An event loop in a thread of its own, for work that would hold up the caller's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


async def aside(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine aside; cancelling this cancels it, and waits until it has ended."""
    begun: Future[Callable[[], object]] = Future()
    ended = asyncio.ensure_future(asyncio.to_thread(_run, work, begun))
    try:
        return await asyncio.shield(ended)
    except asyncio.CancelledError:
        (await asyncio.wrap_future(begun))()
        await asyncio.wait([ended])
        raise


def _run(work: Callable[[], Coroutine[Any, Any, T]], begun: Future[Callable[[], object]]) -> T:
    async def cancellable() -> T:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        begun.set_result(lambda: loop.call_soon_threadsafe(task.cancel))
        return await work()

    return asyncio.run(cancellable())
