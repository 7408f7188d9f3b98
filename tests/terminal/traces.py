"""Which processes a launch has left, found by a text in their environment."""

from __future__ import annotations

import os
import select
from contextlib import suppress
from pathlib import Path
from time import monotonic


def marked(text: str) -> set[int]:
    """Return the processes whose environment holds a text, zombies left out."""
    found = set()
    for directory in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if text.encode() in (directory / "environ").read_bytes():
                found.add(int(directory.name))
    return found - {os.getpid()}


def all_gone(processes: set[int], patience: float) -> bool:
    """Wait until none of the processes runs; whether that came true in time."""
    deadline = monotonic() + patience
    return all(_gone(process, deadline) for process in processes)


def _gone(process: int, deadline: float) -> bool:
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], max(0.0, deadline - monotonic()))[0])
    finally:
        os.close(handle)
