"""`ask` as a process: its own standard streams, on which nothing else writes."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from glm4v_tui.ask.command import run_command
from glm4v_tui.streams import ERROR, OUT, kept, print_into

if TYPE_CHECKING:
    from glm4v_tui.ask import Wired


def run_process(options: Namespace, wire: Callable[[], Wired]) -> int:
    """Ask, with the answer alone on standard output, and return the exit status."""
    stdout, stderr = kept(sys.stdout, OUT), kept(sys.stderr, ERROR)
    # Whatever is printed before the log file is known is no part of the answer either.
    os.dup2(ERROR, OUT)

    def wire_apart() -> Wired:
        wired = wire()
        print_into(wired.log_file)
        return wired

    try:
        return run_command(options, wire_apart, stdout, stderr)
    finally:
        # Nobody may be reading any more.
        with suppress(BrokenPipeError):
            stdout.close()
