"""The lines of a transcript's file, however large it pretends to be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from glm4v_tui.chat.files import UnreadableError, open_regular, reason

LINE_BYTES = 16 * 2**20
"""Bytes that one line of a transcript may have; longer ones count as damaged."""

FILE_BYTES = 256 * 2**20
"""Bytes that a transcript may have."""


def lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file that hold anything; blocks.

    Raises:
        UnreadableError: the file is too large, or cannot be read.
    """
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            if os.fstat(file.fileno()).st_size > FILE_BYTES:
                raise UnreadableError(f"is larger than {FILE_BYTES // 2**20} MiB")
            while line := file.readline(LINE_BYTES):
                if line.strip():
                    yield line
    except OSError as error:
        raise UnreadableError(reason(error)) from error
