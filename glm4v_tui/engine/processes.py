"""Which processes an engine host has started, and how to end them, on Linux."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""
PR_SET_NAME = 15
"""From linux/prctl.h."""
PR_SET_CHILD_SUBREAPER = 36
"""From linux/prctl.h."""

HOST_NAME = "glm4v-engine"
"""What a host calls itself in lists of processes."""

MARK = "GLM4V_TUI_HOST"
"""The variable by which everything that one host starts is known, even without its parents."""


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_with_parent(number: signal.Signals) -> None:
    """Get this signal when the process that forked this one ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)


def call_process(name: str) -> None:
    """Show this name, of at most 15 bytes, in lists of processes."""
    ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode(), 0, 0, 0)


def descendants(root: int) -> set[int]:
    """Return the children of a process, their children, and so on."""
    parents = {pid: parent for pid in _pids() if (parent := _parent(pid)) is not None}
    found: set[int] = set()
    fresh = {root}
    while fresh:
        fresh = {pid for pid, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def marked(mark: str) -> set[int]:
    """Return the processes that were started with this mark in their environment."""
    entry = f"{MARK}={mark}".encode()
    return {pid for pid in _pids() if entry in _read(pid, "environ").split(b"\0")}


def kill_marked(mark: str, spared: int = 0) -> None:
    """Kill everything with this mark but the caller, one other process, and trackers.

    Trackers end by themselves.

    The youngest go first: whoever is killed in the middle of this leaves the host, which started
    all the others, to do the rest. What they have started meanwhile goes in the second round.
    """
    for _ in range(2):
        left = {pid for pid in marked(mark) - {os.getpid(), spared} if not is_tracker(pid)}
        kill(sorted(left, key=_begin, reverse=True), signal.SIGKILL)


def is_tracker(pid: int) -> bool:
    """Return whether this is a process that frees shared memory once all its users are gone."""
    return b"multiprocessing.resource_tracker" in _read(pid, "cmdline")


def kill(pids: Iterable[int], number: signal.Signals) -> None:
    """Send a signal to each of these processes that still lives."""
    for pid in pids:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def _pids() -> Iterator[int]:
    return (int(entry) for entry in os.listdir("/proc") if entry.isdigit())  # noqa: PTH208


def _parent(pid: int) -> int | None:
    """Return the parent of a process, field 4 of its stat in proc(5)."""
    fields = _stat(pid)
    return int(fields[1]) if fields else None


def _begin(pid: int) -> int:
    """Return the clock ticks at which a process began, field 22 of its stat in proc(5)."""
    fields = _stat(pid)
    return int(fields[19]) if fields else 0


def _stat(pid: int) -> list[bytes]:
    """Return the fields of stat from the third on; the second may hold any character."""
    return _read(pid, "stat").rpartition(b")")[2].split()


def _read(pid: int, name: str) -> bytes:
    """Return a file of /proc, empty where the process is gone or belongs to someone else."""
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""
