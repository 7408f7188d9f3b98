"""Saves the conversation before a cut line or the system's request ends the program."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress

SIGNALS = (signal.SIGHUP, signal.SIGTERM)
"""What a cut SSH line, a closed window and a shutdown send."""

PATIENCE = 3.0
"""Seconds that a slow disk may take; a shutdown waits little longer."""


class LastWords:
    """Saves when the program is told to end, and then ends as it would have without this."""

    def __init__(self, save: Callable[[], Awaitable[None]]) -> None:
        self._save = save
        self._dying: asyncio.Task[None] | None = None

    def listen(self) -> None:
        """Begin to wait for the end; only the main thread hears of it."""
        if threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            for number in SIGNALS:
                loop.add_signal_handler(number, self._hear, number)

    def ignore(self) -> None:
        """Wait no more."""
        if threading.current_thread() is threading.main_thread():
            for number in SIGNALS:
                asyncio.get_running_loop().remove_signal_handler(number)

    def _hear(self, number: int) -> None:
        if self._dying is None:
            self._dying = asyncio.create_task(self._die(number))

    async def _die(self, number: int) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._save(), PATIENCE)
        self.ignore()
        os.kill(os.getpid(), number)
