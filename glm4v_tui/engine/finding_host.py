"""Finds the host that runs an engine already, or launches one; never two where one is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glm4v_tui.engine import rendezvous
from glm4v_tui.engine.attached_host import AttachedHost, attached
from glm4v_tui.engine.host_process import HostProcess, HostSpec, KeptSpec
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.engine.connection import Connection


@dataclass(slots=True)
class Found:
    """A host that this program uses."""

    host: HostProcess | AttachedHost
    digest: str = ""
    """What the engine is; empty where the host that was launched is not told."""
    greeted: Connection | None = None
    """The connection to a host that runs already."""

    @property
    def attached(self) -> bool:
        """Whether another program has launched it."""
        return isinstance(self.host, AttachedHost)

    async def connection(self) -> Connection:
        """Return the connection to the host."""
        if isinstance(self.host, HostProcess):
            from glm4v_tui.engine.connection import Connection

            return await Connection.over(self.host.connected, self.digest)
        assert self.greeted is not None
        return self.greeted

    def close(self) -> None:
        """Close the connection before anything was said."""
        if isinstance(self.host, HostProcess):
            self.host.connected.close()
        elif self.greeted is not None:
            self.greeted.close()


def launched(spec: HostSpec, kept: KeptSpec | None = None) -> Found:
    """Return a host that was launched just now.

    Raises:
        EngineError: it cannot be launched.
    """
    try:
        return Found(HostProcess(spec, kept), kept.digest if kept else "")
    except OSError as error:
        message = "The engine's process cannot be started."
        raise EngineError("failed", message, cause=str(error)) from error


async def found_or_launched(spec: HostSpec, digest: str, keep: float | None) -> Found:
    """Return the host that runs the engine with this digest, or a new one.

    Raises:
        EngineError: the one that runs does not answer, or none can be launched.
    """
    while True:
        if connection := await attached(digest):
            return Found(AttachedHost(spec.log_file), digest, connection)
        if keep is None:
            return launched(spec)
        try:
            return await _launched_to_stay(spec, digest, keep)
        except FileExistsError:
            # Another program was faster.
            continue
        except OSError as error:
            message = "The engine cannot be kept alive."
            advice = "Start without keep_alive, or mend what is wrong."
            raise EngineError("failed", message, advice, str(error)) from error


async def _launched_to_stay(spec: HostSpec, digest: str, keep: float) -> Found:
    async with _locked():
        with await asyncio.to_thread(rendezvous.publish, digest) as listening:
            return launched(spec, KeptSpec(keep, digest, listening))


@asynccontextmanager
async def _locked() -> AsyncGenerator[None, None]:
    with ExitStack() as stack:
        await asyncio.to_thread(stack.enter_context, rendezvous.locked())
        yield
