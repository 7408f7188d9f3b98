"""Pictures and documents that arrive in a folder, found by looking at it again and again.

The system's own notices (inotify, and libraries on top of it) do not tell of what another machine
writes into a network folder, and a server's pictures often lie in one; so names are compared.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.chat.folders import why_unreadable
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import PictureError, can_be_attached, inspect
from glm4v_tui.chat.whole import WholeDocuments

PATIENCE = 10
"""Looks without a change after which a picture that cannot be decoded is told of."""

DECODING_SECONDS = 0.5
"""How long one look decodes; what is left waits for the next one."""

_Signature = tuple[int, int]
"""A file's bytes and the time of its last change, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a folder has found."""

    arrived: tuple[Path, ...] = ()
    """Pictures that are there whole, in the order of their last change."""
    damaged: tuple[str, ...] = ()
    """Why pictures that have stopped to grow cannot be decoded; whole sentences."""
    problem: str = ""
    """Why the folder cannot be read, in words that complete a sentence."""


@dataclass(slots=True)
class _Growing:
    signature: _Signature
    unchanged: int = 0
    """Looks since it changed last."""


class WatchedFolder:
    """Remembers what was in a folder, to tell what is new; every look blocks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Where pictures are awaited."""
        self._known: set[str] | None = None
        self._growing: dict[str, _Growing] = {}
        self._documents = WholeDocuments()

    def end(self) -> None:
        """Keep nobody waiting for a look into a document."""
        self._documents.end()

    def look(self) -> Look:
        """Return what has arrived since the last look; the first one only remembers.

        A file has arrived when it has stayed the same from one look to the next, and decodes to
        its end: a copy over a slow line may pause.
        """
        try:
            names = frozenset(self._names())
        except OSError as error:
            if isinstance(error, FileNotFoundError):
                # In a folder that is made anew, everything is.
                self._known, self._growing = set(), {}
            return Look(problem=why_unreadable(error))
        if self._known is None:
            self._known = set(names)
        self._known &= names
        self._growing = {name: self._grown(name) for name in names - self._known}
        return self._decoded()

    def _names(self) -> Iterator[str]:
        with os.scandir(self.folder) as files:
            for file in files:
                if not file.name.startswith(".") and can_be_attached(file.name):
                    yield file.name

    def _grown(self, name: str) -> _Growing:
        signature = self._signature(name)
        before = self._growing.get(name)
        if before is None or before.signature != signature:
            return _Growing(signature)
        return _Growing(signature, before.unchanged + 1)

    def _signature(self, name: str) -> _Signature:
        try:
            status = os.stat(self.folder / name)  # noqa: PTH116
        except OSError:  # gone again, or a link to nowhere
            return 0, 0
        return status.st_size, status.st_mtime_ns

    def _decoded(self) -> Look:
        assert self._known is not None
        arrived: list[Path] = []
        damaged: list[str] = []
        end = time.monotonic() + DECODING_SECONDS
        for name, growing in self._settled():
            if time.monotonic() > end:
                growing.unchanged -= 1
                continue
            try:
                self._check(self.folder / name)
            except PictureError as error:
                damaged += [error.message] * (growing.unchanged == PATIENCE)
            else:
                self._known.add(name)
                arrived.append(self.folder / name)
        return Look(tuple(arrived), tuple(damaged))

    def _check(self, path: Path) -> None:
        if document_kind(path):
            self._documents.check(path)
        else:
            inspect(path)

    def _settled(self) -> list[tuple[str, _Growing]]:
        """Return the files that have stopped to grow, and were not found damaged for good."""
        settled = [
            (name, growing)
            for name, growing in self._growing.items()
            if 0 < growing.unchanged <= PATIENCE and growing.signature[0]
        ]
        return sorted(settled, key=lambda pair: (pair[1].signature[1], pair[0]))
