"""Lets the engine's process be a copy of this one, which has vLLM imported already."""

from __future__ import annotations

import functools
import os
import signal
import stat
import sys
from pathlib import Path

from glm4v_tui.engine.processes import end_with_parent

METHOD = "VLLM_WORKER_MULTIPROC_METHOD"
"""The variable that tells vLLM how to start processes: `fork` or `spawn`."""


def may_fork() -> bool:
    """Return whether this process is fit for copying: the user agrees, and no model ran in it.

    The threads in which a model has run are missing from a copy, and work given to them would
    never end.
    """
    return sys.platform == "linux" and METHOD not in os.environ and "vllm" not in sys.modules


@functools.cache
def part_with_copies() -> None:
    """See to it, once, that copies take no signals and no connections, and end with this process.

    The thread that makes a copy has to live as long as the process: its end counts as the parent's.
    """
    os.register_at_fork(after_in_child=_forget_parent)


def _forget_parent() -> None:
    """Stop passing signals to the parent's event loop, and let go of the parent's sockets.

    A socket is replaced, not closed: objects that are copied too would close its number again.
    """
    end_with_parent(signal.SIGKILL)
    signal.set_wakeup_fd(-1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for path in [*Path("/proc/self/fd").iterdir()]:
        number = int(path.name)
        if number > 2 and _is_socket(number):
            os.dup2(nothing, number, inheritable=False)
    os.close(nothing)


def _is_socket(number: int) -> bool:
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False
