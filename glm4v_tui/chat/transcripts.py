"""The transcripts in a directory, listed without reading them whole."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.files import UnreadableError, open_regular, reason
from glm4v_tui.chat.records import VERSION, Asked, DamagedError, Opened, parsed
from glm4v_tui.chat.reopening import LINE_BYTES, TranscriptError, question, title_of

_HEAD_LINES = 8
"""Lines within which the first question stands."""

_TAIL_BYTES = 65_536
"""Bytes at the end within which some record tells the number of its question."""

_NUMBERED = re.compile(rb'\{"kind":"(\w+)","turn":(\d{1,6})[,}]')


@dataclass(frozen=True, slots=True)
class Entry:
    """A transcript in the list."""

    path: Path
    title: str
    """One clean line made of the first question."""
    model: str
    """The model that was asked first; clean."""
    started: datetime
    used: datetime
    """When the file was last written to."""
    questions: int


def listed(directory: Path, limit: int | None = None) -> list[Entry]:
    """Return the transcripts of a directory, the last used first, at most `limit`; blocks.

    Raises:
        TranscriptError: the directory cannot be read; one that does not exist is empty.
    """
    return list(islice(_entries(directory), limit))


def latest(directory: Path) -> Entry | None:
    """Return the transcript that was used last, if there is any; blocks.

    Raises:
        TranscriptError: the directory cannot be read.
    """
    return next(_entries(directory), None)


def _entries(directory: Path) -> Iterator[Entry]:
    for _, path in sorted(_files(directory), reverse=True):
        entry = _entry(path)
        if entry is not None:
            yield entry


def _files(directory: Path) -> list[tuple[int, Path]]:
    try:
        with os.scandir(directory) as entries:
            names = [entry.path for entry in entries if entry.name.endswith(".jsonl")]
    except FileNotFoundError:
        return []
    except OSError as error:
        words = f"The folder of conversations “{clean(str(directory))}” {reason(error)}."
        raise TranscriptError(words) from error
    found = []
    for path in map(Path, names):
        with contextlib.suppress(OSError):
            found.append((path.stat().st_mtime_ns, path))
    return found


def _entry(path: Path) -> Entry | None:
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            opened, asked = _beginning(file)
            status = os.fstat(file.fileno())
            questions = _questions(file, status.st_size)
    except (UnreadableError, OSError):
        return None
    if asked is None or not questions:
        return None
    return Entry(
        path=path,
        title=title_of(question(asked, path.parent)),
        model=clean(opened.model) if opened else "",
        started=opened.time if opened else asked.time,
        used=datetime.fromtimestamp(status.st_mtime, UTC),
        questions=questions,
    )


def _beginning(file: BinaryIO) -> tuple[Opened | None, Asked | None]:
    opened: Opened | None = None
    for _ in range(_HEAD_LINES):
        with contextlib.suppress(DamagedError):
            record = parsed(file.readline(LINE_BYTES))
            if isinstance(record, Asked):
                return opened, record
            if isinstance(record, Opened):
                opened = record
                if record.version > VERSION:
                    break
    return opened, None


def _questions(file: BinaryIO, size: int) -> int:
    """Return the number that the last record near the end gives its question.

    It is 0 only where the one question was taken back: what was left out can be brought back.
    """
    file.seek(max(0, size - _TAIL_BYTES))
    questions = 1
    for record in _NUMBERED.finditer(file.read(_TAIL_BYTES)):
        taken_back = record[1] == b"unasked"
        questions = int(record[2]) - 1 if taken_back else max(1, int(record[2]))
    return questions
