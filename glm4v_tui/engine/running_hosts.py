"""The hosts of this user that are kept, whatever runs in them: looked at, and ended."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.engine import rendezvous
from glm4v_tui.engine.connection import Connection
from glm4v_tui.engine.guard import CLOSE_SECONDS
from glm4v_tui.engine.host_process import END_SECONDS
from glm4v_tui.engine.host_socket import peer_pid
from glm4v_tui.engine.keeping import HostStatus
from glm4v_tui.engine.processes import HOST_NAME
from glm4v_tui.engine.wire import WireError
from glm4v_tui.engine.wire_keeping import Look, Seen, Stop

ANSWER_SECONDS = 10.0
"""How long a host may take to tell of itself; while vLLM is imported it has little time."""


@dataclass(frozen=True, slots=True)
class RunningHost:
    """A host that listens."""

    path: Path
    """Where it listens."""
    pid: int
    """Its process, as the system knows it."""
    status: HostStatus | None
    """What it tells; `None` where it does not answer, or speaks another version's words."""


async def running_hosts() -> list[RunningHost]:
    """Return the hosts that listen, and remove what those that are gone have left."""
    await asyncio.to_thread(_sweep)
    # At once: each may take its time to answer.
    found = await asyncio.gather(*map(_look, await asyncio.to_thread(rendezvous.places)))
    return [host for host in found if host is not None]


async def stop(host: RunningHost) -> bool:
    """End a host, kindly at first, and return whether it is gone."""
    try:
        descriptor = os.pidfd_open(host.pid)
    except ProcessLookupError:
        return True
    try:
        if not _is_host(host.pid):
            return True
        async with _connected(host.path) as connection:
            if connection is not None:
                connection.send(Stop())
            # To hang up now would have the system throw away what the host has not read.
            if connection is not None and await _ended(descriptor, CLOSE_SECONDS):
                return True
        # The guard ends everything, also where the host does not listen any more.
        return await _killed(descriptor, signal.SIGTERM) or await _killed(
            descriptor, signal.SIGKILL
        )
    finally:
        os.close(descriptor)


async def _look(path: Path) -> RunningHost | None:
    connected = await asyncio.to_thread(rendezvous.reach, path)
    if connected is None:
        return None
    pid = peer_pid(connected)
    connection = await Connection.over(connected)
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return RunningHost(path, pid, await _seen(connection))
    except TimeoutError:
        return RunningHost(path, pid, None)
    finally:
        connection.close()


async def _seen(connection: Connection) -> HostStatus | None:
    connection.send(Look())
    with suppress(WireError):
        async for message in connection.messages():
            if isinstance(message, Seen):
                return message.status
    return None


@asynccontextmanager
async def _connected(path: Path) -> AsyncGenerator[Connection | None, None]:
    connected = await asyncio.to_thread(rendezvous.reach, path)
    connection = await Connection.over(connected) if connected else None
    try:
        yield connection
    finally:
        if connection is not None:
            connection.close()


async def _killed(descriptor: int, number: signal.Signals) -> bool:
    """Send a signal to a process, and return whether it has ended then."""
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(descriptor, number)
    return await _ended(descriptor, END_SECONDS)


async def _ended(descriptor: int, seconds: float) -> bool:
    """Wait until a process has ended, no longer than this."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(descriptor, ended.set)
    try:
        await asyncio.wait_for(ended.wait(), seconds)
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(descriptor)
    return True


def _sweep() -> None:
    """Remove the sockets on which nobody listens."""
    if not rendezvous.places():
        return
    with suppress(OSError), rendezvous.locked():
        for path in rendezvous.places():
            rendezvous.remove_stale(path)


def _is_host(pid: int) -> bool:
    """Return whether this process is a host; its number may have gone to another one."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip() == HOST_NAME
    return False
