"""Keeps what an engine inside this process prints away from the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_NAMES = {1: "__stdout__", 2: "__stderr__"}
"""Textual draws on `sys.__stderr__`, textual-image on `sys.__stdout__`; vLLM uses the numbers."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where output went before, for what the user shall see."""

    output: TextIO
    errors: TextIO


@contextmanager
def output_diverted(log_file: Path) -> Iterator[Terminal]:
    """Send what this process and its children print to the end of a file, for the time being."""
    with ExitStack() as undo:
        log = os.open(log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        undo.callback(os.close, log)
        yield Terminal(_divert(1, log, undo), _divert(2, log, undo))


def _divert(number: int, log: int, undo: ExitStack) -> TextIO:
    """Let a descriptor write to the log, and return a stream on what it wrote to before."""
    _flush()
    before = undo.enter_context(os.fdopen(os.dup(number), "w", encoding="utf-8", newline=""))
    undo.callback(os.dup2, before.fileno(), number)
    undo.callback(_flush)
    undo.callback(vars(sys).__setitem__, _NAMES[number], vars(sys)[_NAMES[number]])
    os.dup2(log, number)
    vars(sys)[_NAMES[number]] = before
    return before


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
