"""`ask` as a process: its own standard streams, on which nothing else writes."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from glm4v_tui.ask.command import run_command
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.ask import Wired

_OUT, _ERROR = 1, 2


def run_process(options: Namespace, wire: Callable[[], Wired]) -> int:
    """Ask, with the answer alone on standard output, and return the exit status."""
    stdout, stderr = _kept(sys.stdout, _OUT), _kept(sys.stderr, _ERROR)
    # Whatever is printed before the log file is known is no part of the answer either.
    os.dup2(_ERROR, _OUT)

    def wire_apart() -> Wired:
        wired = wire()
        _print_into(wired.log_file)
        return wired

    try:
        return run_command(options, wire_apart, stdout, stderr)
    finally:
        # Nobody may be reading any more.
        with suppress(BrokenPipeError):
            stdout.close()


def _kept(stream: TextIO, number: int) -> TextIO:
    """Return a stream to where this one goes now, for this program alone.

    An answer may hold any character: what the encoding lacks is spelled out.
    """
    return os.fdopen(os.dup(number), "w", encoding=stream.encoding, errors="backslashreplace")


def _print_into(log_file: Path) -> None:
    """Send what this process and its children print into a file that only the user can read."""
    try:
        log_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        log = os.open(log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except OSError as error:
        message = f"The log file {log_file} cannot be written."
        advice = "Name another one with --log-file."
        raise EngineError("failed", message, advice, str(error)) from error
    sys.stdout.flush()
    for number in (_OUT, _ERROR):
        os.dup2(log, number)
    os.close(log)
