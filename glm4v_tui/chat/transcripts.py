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
from glm4v_tui.chat.lines import LINE_BYTES
from glm4v_tui.chat.recorded_parts import question
from glm4v_tui.chat.records import (
    AnyRecord,
    Archived,
    Asked,
    DamagedError,
    Opened,
    Titled,
    parsed,
)
from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.chat.titles import short_title, title_of

_HEAD_LINES = 8
"""Lines within which the first question stands."""

_TAIL_BYTES = 65_536
"""Bytes at the end within which some record tells the number of its question."""

_BLOCK_BYTES = 2**20
"""Bytes that are looked through at once."""

_MARK_BYTES = 32
"""Bytes at the end of a block in which the mark of a record may have begun."""

_NUMBERED = re.compile(rb'\{"kind":"(\w+)","turn":(\d{1,6})[,}]')


@dataclass(frozen=True, slots=True)
class Entry:
    """A transcript in the list."""

    path: Path
    title: str
    """One clean line: the one that the user gave, else made of the first question."""
    model: str
    """The model that was asked first; clean."""
    started: datetime
    used: datetime
    """When the file was last written to."""
    questions: int
    archived: bool = False
    """Whether the user has put it away."""


def listed(directory: Path, limit: int | None = None) -> list[Entry]:
    """Return the transcripts of a directory, archived ones too, the last used first; blocks.

    Raises:
        TranscriptError: the directory cannot be read; one that does not exist is empty.
    """
    return list(islice(_entries(directory), limit))


def latest(directory: Path) -> Entry | None:
    """Return the transcript that was used last, if there is any; blocks.

    Raises:
        TranscriptError: the directory cannot be read.
    """
    return next((entry for entry in _entries(directory) if not entry.archived), None)


def _entries(directory: Path) -> Iterator[Entry]:
    for _, path in sorted(files_in(directory), reverse=True):
        entry = entry_of(path)
        if entry is not None:
            yield entry


def files_in(directory: Path) -> list[tuple[int, Path]]:
    """Return the files of a directory that may be transcripts, with when they were written to.

    Raises:
        TranscriptError: the directory cannot be read; one that does not exist is empty.
    """
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


def entry_of(path: Path) -> Entry | None:
    """Return what the list shows of a file, or nothing if it holds no conversation; blocks."""
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            opened, asked = _beginning(file)
            status = os.fstat(file.fileno())
            questions = _questions(file, status.st_size)
            title, archived = _filed(file)
    except (UnreadableError, OSError):
        return None
    if asked is None or not questions:
        return None
    return Entry(
        path=path,
        title=title or title_of(question(asked, path.parent)),
        model=clean(opened.model) if opened else "",
        started=opened.time if opened else asked.time,
        used=datetime.fromtimestamp(status.st_mtime, UTC),
        questions=questions,
        archived=archived,
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


def _filed(file: BinaryIO) -> tuple[str, bool]:
    """Return the title that the user gave, if any, and whether the conversation is archived."""
    places = _last_places(file)
    titled, archived = _record_at(file, places["titled"]), _record_at(file, places["archived"])
    title = short_title(titled.title) if isinstance(titled, Titled) else ""
    return title, isinstance(archived, Archived) and archived.archived


def _last_places(file: BinaryIO) -> dict[str, int]:
    """Return where the last records of filing begin, -1 for none; they may be anywhere."""
    places = {"titled": -1, "archived": -1}
    start, before = 0, b""
    file.seek(0)
    while block := file.read(_BLOCK_BYTES):
        seen = before + block
        for kind in places:
            # Within the text of another record the quotes would be escaped.
            at = seen.rfind(b'\n{"kind":"%s",' % kind.encode())
            if at >= 0:
                places[kind] = start - len(before) + at + 1
        start += len(block)
        before = block[-_MARK_BYTES:]
    return places


def _record_at(file: BinaryIO, place: int) -> AnyRecord | None:
    if place < 0:
        return None
    file.seek(place)
    with contextlib.suppress(DamagedError):
        return parsed(file.readline(LINE_BYTES))
    return None
