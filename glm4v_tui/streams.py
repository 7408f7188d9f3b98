"""The standard streams: kept for the program, while what anything else prints goes to the log.

Libraries in C, and processes that inherit the descriptors, write past Python's own streams.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from glm4v_tui.chat.files import make_private_directory
from glm4v_tui.engine.protocol import EngineError

OUT, ERROR = 1, 2
"""The descriptors of standard output and standard error."""


def kept(stream: TextIO, number: int) -> TextIO:
    """Return a stream to where this one goes now, for this program alone.

    An answer may hold any character: what the encoding lacks is spelled out.
    """
    return os.fdopen(os.dup(number), "w", encoding=stream.encoding, errors="backslashreplace")


def print_into(log_file: Path) -> None:
    """Send what this process and its children print into a file that only the user can read.

    Raises:
        EngineError: the file cannot be written.
    """
    try:
        make_private_directory(log_file.parent)
        log = os.open(log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except OSError as error:
        message = f"The log file {log_file} cannot be written."
        advice = "Name another one with --log-file."
        raise EngineError("failed", message, advice, str(error)) from error
    sys.stdout.flush()
    for number in (OUT, ERROR):
        os.dup2(log, number)
    os.close(log)


@contextmanager
def screen_apart(log_file: Path) -> Iterator[None]:
    """Leave the screen to Textual alone; what anything else prints goes to the log file."""
    names = ("stdout", "stderr", "__stdout__", "__stderr__")
    before = {name: getattr(sys, name) for name in names}
    out, error = os.dup(OUT), os.dup(ERROR)
    streams = kept(sys.stdout, OUT), kept(sys.stderr, ERROR)
    try:
        print_into(log_file)
        for name, stream in zip(names, streams * 2, strict=True):
            setattr(sys, name, stream)
        yield
    finally:
        for stream in streams:
            stream.flush()
        for number, saved in ((OUT, out), (ERROR, error)):
            os.dup2(saved, number)
            os.close(saved)
        for name, value in before.items():
            setattr(sys, name, value)
