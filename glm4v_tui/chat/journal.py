"""A private file of lines that one program appends to, safe on network file systems."""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from glm4v_tui.chat.files import create_private, make_private_directory, write_all


class Journal:
    """Appends lines; what could not be written goes out with the next ones.

    No locks are used: where another program has written to the file as well, or has deleted or
    replaced it, this one copies its own lines to a new file and goes on there.
    """

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._size = os.fstat(descriptor).st_size
        self._torn = self._size > 0 and os.pread(descriptor, 1, self._size - 1) != b"\n"
        self._waiting: list[bytes] = []

    @classmethod
    def create(cls, directory: Path) -> Journal:
        """Begin a file with a name of its own, sortable by time, in a directory made if need be."""
        make_private_directory(directory)
        return cls(*_create(directory))

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Go on with a file that was seen to be a regular one."""
        flags = os.O_RDWR | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC
        return cls(path, os.open(path, flags))

    def append(self, *lines: bytes, sync: bool) -> None:
        """Write lines that end in a line end, in one call; `sync` waits for the disk."""
        self._waiting.extend(lines)
        if not self._waiting:
            return
        self._part_ways()
        content = b"\n" * self._torn + b"".join(self._waiting)
        try:
            write_all(self._descriptor, content)
        except OSError:
            self._cut()
            raise
        self._size += len(content)
        self._torn = False
        self._waiting.clear()
        if sync:
            os.fsync(self._descriptor)

    def close(self) -> None:
        """Close the file, and remove it if it has no lines; safe to call twice."""
        if self._descriptor < 0:
            return
        os.close(self._descriptor)
        self._descriptor = -1
        if self._size == 0:
            self.path.unlink(missing_ok=True)

    def _part_ways(self) -> None:
        status = os.fstat(self._descriptor)
        if status.st_size == self._size and status.st_nlink > 0:
            return
        path, descriptor = _create(self.path.parent)
        try:
            write_all(descriptor, os.pread(self._descriptor, self._size, 0))
        except OSError:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise
        os.close(self._descriptor)
        self.path, self._descriptor = path, descriptor
        self._size = os.fstat(descriptor).st_size

    def _cut(self) -> None:
        """Take back the part of the lines that was written, so that they are never there twice."""
        try:
            os.ftruncate(self._descriptor, self._size)
        except OSError:
            self._size = os.fstat(self._descriptor).st_size
            self._torn = True


def _create(directory: Path) -> tuple[Path, int]:
    while True:
        now = datetime.now(UTC)
        name = f"{now:%Y-%m-%d-%H%M%S}-{now.microsecond // 1000:03}-{secrets.token_hex(4)}.jsonl"
        try:
            return directory / name, create_private(directory / name)
        except FileExistsError:
            continue
