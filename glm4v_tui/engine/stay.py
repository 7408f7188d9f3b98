"""How long a host is there, and whether programs can find it meanwhile."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from glm4v_tui.engine import rendezvous
from glm4v_tui.engine.guard import KEPT, NOT_KEPT
from glm4v_tui.engine.host_socket import peer_uid
from glm4v_tui.engine.keeping import Keeping

log = logging.getLogger(__name__)

Welcome = Callable[[socket.socket], Coroutine[Any, Any, None]]
"""Obeys a program that has connected, until it goes."""


class Stay:
    """Ends a host when nobody wants it any more, and lets programs find it while it is kept."""

    def __init__(
        self, seconds: float | None, digest: str, listening: socket.socket | None, word: int
    ) -> None:
        """`listening` is where programs find it already; `None` where it is not kept.

        `word` is the pipe on which the guard hears whether it is kept.
        """
        self._word = word
        self.over = asyncio.Event()
        """Set when the host is to end."""
        self.seconds = seconds
        """How long it stays when its programs have gone; `None` where it goes with the last."""
        self.digest = digest
        """What programs find it by."""
        self.welcome: Welcome | None = None
        """Obeys whoever connects."""
        self._listening = listening
        self._programs = 0
        self._busy = False
        self._doomed = False
        self._seen: tuple[int, bool, float | None, bool] | None = None
        self._ending: asyncio.TimerHandle | None = None
        self._accepting: asyncio.Task[None] | None = None
        self._visits: set[asyncio.Task[None]] = set()
        self._changing = asyncio.Lock()

    @property
    def keeping(self) -> Keeping:
        """What programs are told."""
        return Keeping(self.seconds, self._programs)

    @property
    def ends_in(self) -> float | None:
        """Seconds until it ends if nobody comes; `None` while it does not."""
        if self._ending is None:
            return None
        return max(0.0, self._ending.when() - asyncio.get_running_loop().time())

    def begin(self, welcome: Welcome) -> None:
        """Take programs that find it."""
        self.welcome = welcome
        if self._listening is not None:
            # Whoever connects is then told of this process, and not of the one that made it.
            self._listening.listen(64)
            self._accepting = asyncio.create_task(self._accept(self._listening))

    def look(self, programs: int, *, busy: bool) -> None:
        """Take note of how many programs there are, and whether a reply is coming.

        Where nothing has changed, as after a visit that only looked, its time goes on.
        """
        seen = (programs, busy, self.seconds, self._doomed)
        if seen == self._seen:
            return
        self._seen, self._programs, self._busy = seen, programs, busy
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None
        if programs:
            return
        if self.seconds is None or self._doomed:
            self.over.set()
        elif not busy:
            loop = asyncio.get_running_loop()
            self._ending = loop.call_later(self.seconds, self.over.set)

    def doom(self) -> None:
        """Let nobody find it any more, and end it when the last program has gone."""
        self._doomed = True
        self._visits.add(asyncio.create_task(self.withdraw()))
        self.look(self._programs, busy=self._busy)

    async def keep(self, seconds: float | None, digest: str, *, alone: bool) -> str:
        """Stay so long when the last program has gone; return why that cannot be, or nothing.

        `alone` says that there is only the program that has launched this host.
        """
        async with self._changing:
            try:
                if seconds is not None and (self._listening is None or digest != self.digest):
                    await self._publish(digest)
            except OSError as error:
                return f"The engine cannot be kept: {error}"
            if seconds is None:
                await self._withdraw()
            if seconds is not None or alone:
                os.write(self._word, NOT_KEPT if seconds is None else KEPT)
            self.seconds = seconds
            return ""

    async def withdraw(self) -> None:
        """Let nobody find it any more."""
        async with self._changing:
            await self._withdraw()

    async def _publish(self, digest: str) -> None:
        listening = await asyncio.to_thread(_published, digest)
        await self._withdraw()
        self._listening, self.digest = listening, digest
        self._accepting = asyncio.create_task(self._accept(self._listening))

    async def _withdraw(self) -> None:
        listening, self._listening = self._listening, None
        if self._accepting is not None:
            self._accepting.cancel()
            await asyncio.wait({self._accepting})
        if listening is not None:
            with suppress(OSError):
                await asyncio.to_thread(rendezvous.withdraw, self.digest, listening)

    async def _accept(self, listening: socket.socket) -> None:
        while True:
            visit = asyncio.create_task(self._welcome(await accepted(listening)))
            self._visits.add(visit)
            visit.add_done_callback(self._visits.discard)

    async def _welcome(self, connected: socket.socket) -> None:
        assert self.welcome is not None
        await self.welcome(connected)


def _published(digest: str) -> socket.socket:
    with rendezvous.locked():
        return rendezvous.publish(digest)


async def accepted(listening: socket.socket) -> socket.socket:
    """Return the next connection of a process of the same user."""
    listening.setblocking(False)
    while True:
        connected, _ = await asyncio.get_running_loop().sock_accept(listening)
        if peer_uid(connected) == os.getuid():
            return connected
        log.warning("A process of another user was refused.")
        connected.close()
