"""The tables of the index of conversations, in sqlite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from glm4v_tui.chat.transcripts import Entry
from glm4v_tui.chat.words import apart

_VERSION = 1
"""Raised whenever the tables, or what goes into them, change: older indexes are built anew."""

_TABLES = (
    "CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT UNIQUE, modified INTEGER, size INTEGER,"
    " inode INTEGER, title TEXT, model TEXT, started REAL, used REAL, questions INTEGER,"
    " archived INTEGER, text TEXT)",
    "CREATE VIRTUAL TABLE word USING fts5(text, content='',"
    " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
    f"PRAGMA user_version = {_VERSION}",
)
_SHOWN = "name, title, model, started, used, questions, archived"


class Stamp(NamedTuple):
    """What changes when a file is written to."""

    modified: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the directory; without an entry it holds no conversation."""

    name: str
    stamp: Stamp
    entry: Entry | None = None
    text: str = ""


class IndexTable:
    """What the index knows, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make the tables where they are missing or of another version.

        Raises:
            sqlite3.Error: the file is no index.
        """
        self._connection = connection
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == _VERSION:
            return
        with connection:
            connection.execute("DROP TABLE IF EXISTS file")
            connection.execute("DROP TABLE IF EXISTS word")
            for statement in _TABLES:
                connection.execute(statement)

    def stamps(self) -> dict[str, Stamp]:
        """Return the stamps of all files by their names."""
        rows = self._connection.execute("SELECT name, modified, size, inode FROM file")
        return {name: Stamp(*stamp) for name, *stamp in rows}

    def forget(self, names: Iterable[str]) -> None:
        """Take files out."""
        with self._connection:
            for name in names:
                self._take_out(name)

    def put(self, rows: Iterable[Row]) -> None:
        """Put files in, in place of what was known of them."""
        made = list(rows)
        with self._connection:
            for row in made:
                self._take_out(row.name)
                self._put_in(row)

    def entries(self) -> list[tuple[Any, ...]]:
        """Return what is shown of all conversations, the last used first."""
        return self._connection.execute(
            f"SELECT {_SHOWN} FROM file WHERE questions > 0 ORDER BY used DESC"
        ).fetchall()

    def matching(self, phrases: str, limit: int) -> list[tuple[Any, ...]]:
        """Return ids and what is shown of conversations, the last used first."""
        return self._connection.execute(
            f"SELECT id, {_SHOWN} FROM file WHERE id IN (SELECT rowid FROM word WHERE word MATCH ?)"
            " ORDER BY used DESC LIMIT ?",
            (phrases, limit),
        ).fetchall()

    def texts(self, ids: Sequence[int]) -> dict[int, str]:
        """Return all that was said in some conversations, by their ids."""
        marks = ",".join("?" * len(ids))
        rows = self._connection.execute(f"SELECT id, text FROM file WHERE id IN ({marks})", ids)
        return dict(rows.fetchall())

    def _take_out(self, name: str) -> None:
        row = self._connection.execute(
            "SELECT id, title, text FROM file WHERE name = ?", (name,)
        ).fetchone()
        if row is not None:
            self._connection.execute(
                "INSERT INTO word (word, rowid, text) VALUES ('delete', ?, ?)",
                (row[0], _indexed(row[1], row[2])),
            )
            self._connection.execute("DELETE FROM file WHERE id = ?", (row[0],))

    def _put_in(self, row: Row) -> None:
        entry = row.entry
        shown = (
            (entry.title, entry.model, entry.started.timestamp(), entry.used.timestamp())
            if entry
            else ("", "", 0.0, 0.0)
        )
        filed = (entry.questions, entry.archived) if entry else (0, False)
        cursor = self._connection.execute(
            f"INSERT INTO file (modified, size, inode, {_SHOWN}, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row.stamp, row.name, *shown, *filed, row.text),
        )
        self._connection.execute(
            "INSERT INTO word (rowid, text) VALUES (?, ?)",
            (cursor.lastrowid, _indexed(shown[0], row.text)),
        )


def _indexed(title: str, text: str) -> str:
    return apart(f"{title}\n{text}")
