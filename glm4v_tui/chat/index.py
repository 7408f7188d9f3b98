"""A private index of all that was said, so that any conversation is found while one types.

It is a cache: built anew when it is missing, damaged or of another version of the program.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from glm4v_tui.chat.files import create_private, make_private_directory
from glm4v_tui.chat.index_table import IndexTable, Row, Stamp
from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.chat.transcripts import Entry, entry_of, files_in
from glm4v_tui.chat.words import Context, context, said_in, wanted

_BATCH = 100
"""Conversations that are read before what was read is kept and told."""

_PATIENCE = 2.0
"""Seconds to wait for another program that writes to the index."""

Answer = TypeVar("Answer")

Progress = Callable[[int, int], None]
"""Hears how many conversations of how many have been read."""


class BusyError(TranscriptError):
    """Says that another program is at the index, or that its disk fails."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A conversation in which all words were found."""

    entry: Entry
    context: Context
    """A line around the first of them; empty where they are in the title alone."""


class Index:
    """Finds conversations of one directory; every call blocks, and may come from any thread."""

    def __init__(self, directory: Path, cache: Path | None) -> None:
        """`cache` is the folder in which the index is kept; without one it is kept for now."""
        self._directory = directory
        name = hashlib.sha256(os.fsencode(directory.absolute())).hexdigest()[:16]
        self._name = f"transcripts-{name}.sqlite"
        self._refreshing = Lock()
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._file = cache / self._name if cache else self._substitute()

    def refresh(self, progress: Progress = lambda done, all_: None) -> None:
        """Read what has changed since the last time.

        Raises:
            TranscriptError: the directory of conversations cannot be read.
        """
        # Where another program is at it now, it does the work.
        with self._refreshing, contextlib.suppress(BusyError):
            there = dict(_stamps(files_in(self._directory)))
            self._ask(lambda table: self._read_changed(table, there, progress))

    def entries(self) -> list[Entry]:
        """Return all conversations as they were when the index was refreshed, last used first.

        Raises:
            BusyError: the index is not to be had now.
        """
        return [self._entry(row) for row in self._ask(IndexTable.entries)]

    def search(self, words: str, limit: int = 200, contexts: int = 20) -> list[Hit]:
        """Return conversations in which all words are found, the last used first.

        A word is found by its beginning, Chinese anywhere. The first of them have a context.

        Raises:
            BusyError: the index is not to be had now.
        """
        phrases = wanted(words)
        if not phrases:
            return []
        found, texts = self._ask(lambda table: _found(table, phrases, limit, contexts))
        return [Hit(self._entry(row), context(texts.get(key, ""), words)) for key, *row in found]

    def _read_changed(
        self, table: IndexTable, there: Mapping[str, Stamp], progress: Progress
    ) -> None:
        known = table.stamps()
        table.forget(known.keys() - there.keys())
        changed = [name for name, stamp in there.items() if known.get(name) != stamp]
        changed.sort(key=lambda name: there[name].modified, reverse=True)
        for done in range(0, len(changed), _BATCH):
            progress(done, len(changed))
            table.put(self._row(name, there[name]) for name in changed[done : done + _BATCH])

    def _row(self, name: str, stamp: Stamp) -> Row:
        path = self._directory / name
        entry = entry_of(path)
        if entry is None:
            return Row(name, stamp)
        return Row(name, stamp, entry, said_in(path))

    def _entry(self, row: Sequence[object]) -> Entry:
        name, title, model, started, used, questions, archived = row
        return Entry(
            path=self._directory / str(name),
            title=str(title),
            model=str(model),
            started=_moment(started),
            used=_moment(used),
            questions=int(str(questions)),
            archived=bool(archived),
        )

    def _ask(self, question: Callable[[IndexTable], Answer]) -> Answer:
        """Put a question to the index; one that turns out to be damaged is built anew."""
        try:
            try:
                return self._asked(question)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._file.unlink(missing_ok=True)
                return self._asked(question)
        except sqlite3.Error as error:
            raise BusyError(f"The index of conversations is not to be had now: {error}.") from error

    def _asked(self, question: Callable[[IndexTable], Answer]) -> Answer:
        with contextlib.closing(self._connected()) as connection:
            return question(IndexTable(connection))

    def _connected(self) -> sqlite3.Connection:
        try:
            return _connected(self._file)
        except (OSError, sqlite3.OperationalError) as error:
            if self._temporary is not None or _is_busy(error):
                raise
        self._file = self._substitute()
        return _connected(self._file)

    def _substitute(self) -> Path:
        """Return a file for this once, where nothing can be kept."""
        self._temporary = tempfile.TemporaryDirectory(prefix="glm4v-tui-")
        return Path(self._temporary.name, self._name)


def _is_busy(error: OSError | sqlite3.OperationalError) -> bool:
    """Whether another program is at the index, which is then as good as ever."""
    if isinstance(error, OSError):
        return False
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _found(
    table: IndexTable, phrases: str, limit: int, contexts: int
) -> tuple[list[tuple[Any, ...]], dict[int, str]]:
    found = table.matching(phrases, limit)
    return found, table.texts([row[0] for row in found[:contexts]])


def _connected(file: Path) -> sqlite3.Connection:
    """Open an index, and make it if need be, for its owner alone."""
    if not file.exists():
        make_private_directory(file.parent)
        with contextlib.suppress(FileExistsError):
            os.close(create_private(file))
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        # It can be built anew: nothing is lost if a crash takes the last of it.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA user_version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _stamps(files: Sequence[tuple[int, Path]]) -> Iterator[tuple[str, Stamp]]:
    for _, path in files:
        with contextlib.suppress(OSError):
            status = path.stat()
            yield path.name, Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def _moment(seconds: object) -> datetime:
    return datetime.fromtimestamp(float(str(seconds)), UTC)
