"""The program's side of what is said about keeping an engine."""

from __future__ import annotations

import asyncio

from glm4v_tui.engine import wire
from glm4v_tui.engine.connection import Connection
from glm4v_tui.engine.keeping import Claim, Keeping, Waiting
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.wire_keeping import Claimed, Keep, Kept, Settled, Waits


class KeepingDialogue:
    """Knows how long a host stays and which replies wait in it, and has that changed."""

    def __init__(self, connection: Connection) -> None:
        self.keeping: Keeping | None = None
        """What the host has said last."""
        self.waiting: tuple[Waiting, ...] = ()
        """The replies that can be picked up."""
        self._connection = connection
        self._wanted: tuple[float | None, asyncio.Future[Keeping]] | None = None

    def take(self, message: wire.Message) -> bool:
        """Take a message if it is about this, and return whether it is."""
        match message:
            case Kept(keeping, failure):
                self.keeping = keeping
                self._answer(keeping, failure)
            case Waits(replies):
                self.waiting = replies
            case _:
                return False
        return True

    async def keep(self, seconds: float | None, digest: str) -> Keeping:
        """Have the engine kept, or not, and return how it is then.

        Raises:
            EngineError: that cannot be had, or the host is gone.
        """
        wanted: asyncio.Future[Keeping] = asyncio.get_running_loop().create_future()
        self._wanted = seconds, wanted
        self._connection.send(Keep(seconds, digest))
        return await wanted

    def claim(self, token: str, claim: Claim) -> None:
        """Say where a reply belongs."""
        self._connection.send(Claimed(token, claim))

    def settle(self, token: str) -> None:
        """Say that a reply is saved."""
        self._connection.send(Settled(token))

    def over(self, error: EngineError) -> None:
        """End what waits, because the host has gone."""
        self.waiting = ()
        if self._wanted is not None and not self._wanted[1].done():
            self._wanted[1].set_exception(error)

    def _answer(self, keeping: Keeping, failure: wire.Failure | None) -> None:
        if self._wanted is None or self._wanted[1].done():
            return
        seconds, wanted = self._wanted
        if failure is not None:
            wanted.set_exception(failure.error())
        elif keeping.seconds == seconds:
            wanted.set_result(keeping)
