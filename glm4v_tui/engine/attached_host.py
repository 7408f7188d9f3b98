"""A host that another program has launched, and this one uses."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.engine import rendezvous
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.engine.connection import Connection

GREETING_SECONDS = 60.0
"""How long a host may be busy before it greets: it is importing vLLM, or was launched just now."""


class AttachedHost:
    """A running host, for as long as this program uses it."""

    def __init__(self, log_file: Path) -> None:
        self.ending = False
        """Whether its end, as far as this program goes, is wanted."""
        self.detached = True
        """Whether it lives on without this program."""
        self._log_file = log_file

    def detach(self) -> None:
        """Let the host live on without this program."""

    async def end(self) -> None:
        """Do nothing: it ends by itself when it is not kept, or not wanted any more."""

    async def death(self, started: bool, cause: str) -> EngineError:
        """Return that it has ended, which nobody here can say more about."""
        message = f"The engine's process has ended{'' if started else ' while it was starting'}."
        advice = f"Restart the engine; the log says more: {self._log_file}"
        return EngineError("dead" if started else "failed", message, advice, cause)


async def attached(digest: str) -> Connection | None:
    """Return a connection to the running engine with this digest; `None` where there is none.

    Raises:
        EngineError: there is one, and it does not answer or is another one.
    """
    connected = await asyncio.to_thread(rendezvous.reach, rendezvous.place(digest))
    if connected is None:
        return None
    from glm4v_tui.engine.connection import Connection
    from glm4v_tui.engine.wire import WireError

    connection = await Connection.over(connected, digest)
    try:
        async with asyncio.timeout(GREETING_SECONDS):
            greeted = await connection.greeted()
    except (TimeoutError, WireError) as error:
        connection.close()
        raise _unfit(str(error) or "It does not answer.") from error
    if greeted and connection.digest != digest:
        connection.close()
        raise _unfit("It is another engine.")
    if greeted:
        return connection
    connection.close()
    return None


def _unfit(cause: str) -> EngineError:
    message = "The engine that is kept for this model cannot be used."
    return EngineError("failed", message, "End it: glm4v-tui engine stop", cause)
