"""A private file of lines that one program appends to, safe on network file systems."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

from glm4v_tui.chat.files import create_private, make_private_directory, write_all

_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}-[0-9]{3}-[0-9a-f]{8}\.jsonl")


class Journal:
    """Appends lines; what could not be written goes out with the next ones.

    The file is locked against other programs that would write to it. On a file system without
    locks, where another program has written to it as well, or has deleted or replaced it, this one
    copies its own lines to a new file and goes on there.
    """

    def __init__(self, path: Path) -> None:
        """The file is made, or opened, when the first lines are written."""
        self.path = path
        self._descriptor = -1
        self._is_there = False
        self._closed = False
        self._size = 0
        self._torn = False
        self._waiting: list[bytes] = []

    @classmethod
    def begin(cls, directory: Path) -> Journal:
        """Begin a file with a name of its own, sortable by time; it is made with its first lines.

        The directory is made too, if need be.
        """
        return cls(directory / _name())

    @classmethod
    def create(cls, directory: Path) -> Journal:
        """Begin a file and make it now."""
        journal = cls.begin(directory)
        journal._make()
        return journal

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Go on with a file that was seen to be a regular one.

        Where it cannot be written to now, that is tried again with the first lines.

        Raises:
            BlockingIOError: another program writes to it.
        """
        journal = cls(path)
        journal._is_there = True
        try:
            journal._make()
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise
        return journal

    @property
    def waiting(self) -> bool:
        """Whether there are lines that could not be written yet."""
        return bool(self._waiting)

    def whole(self) -> bytes:
        """Return all its lines, also those that could not be written yet.

        Raises:
            OSError: what was written cannot be read.
        """
        written = b""
        if self._descriptor >= 0:
            written = os.pread(self._descriptor, self._size, 0)
        elif self._is_there:
            written = self.path.read_bytes()
        torn = bool(written) and not written.endswith(b"\n")
        return written + b"\n" * torn + b"".join(self._waiting)

    def append(self, *lines: bytes, sync: bool) -> None:
        """Write lines that end in a line end, in one call; `sync` waits for the disk."""
        self._waiting.extend(lines)
        if not self._waiting:
            return
        if self._descriptor < 0:
            self._make()
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
        """Close the file, and remove it if it is new and has no lines; safe to call twice."""
        self._closed = True
        if self._descriptor < 0:
            return
        os.close(self._descriptor)
        self._descriptor = -1
        if self._size == 0 and not self._is_there:
            self.path.unlink(missing_ok=True)

    def _make(self) -> None:
        if self._closed:
            raise OSError(errno.EBADF, "the file is closed")
        if self._is_there:
            flags = os.O_RDWR | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC
            self._take(os.open(self.path, flags))
        else:
            make_private_directory(self.path.parent)
            self.path, descriptor = create(self.path.parent, self.path.name)
            self._take(descriptor)

    def _take(self, descriptor: int) -> None:
        try:
            lock(descriptor)
        except BlockingIOError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        self._size = os.fstat(descriptor).st_size
        self._torn = self._size > 0 and os.pread(descriptor, 1, self._size - 1) != b"\n"

    def _part_ways(self) -> None:
        status = os.fstat(self._descriptor)
        if status.st_size == self._size and status.st_nlink > 0:
            return
        path, descriptor = create(self.path.parent, _name())
        try:
            write_all(descriptor, os.pread(self._descriptor, self._size, 0))
        except OSError:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise
        os.close(self._descriptor)
        lock(descriptor)
        self.path, self._descriptor = path, descriptor
        self._size = os.fstat(descriptor).st_size

    def _cut(self) -> None:
        """Take back the part of the lines that was written, so that they are never there twice."""
        try:
            os.ftruncate(self._descriptor, self._size)
        except OSError:
            self._size = os.fstat(self._descriptor).st_size
            self._torn = True


def lock(descriptor: int) -> None:
    """Keep other programs from writing to a file, until it is closed; also on NFS.

    Where the file system has no locks, nothing is locked.

    Raises:
        BlockingIOError: another program writes to it.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError as error:
        if error.errno == errno.EACCES:
            # What some network file systems say of a lock that another one holds.
            raise BlockingIOError(errno.EAGAIN, error.strerror) from error


def name_like(name: str) -> str:
    """Return a name if it is one of those that are given here, else a new one."""
    return name if _NAME.fullmatch(name) else _name()


def _name() -> str:
    now = datetime.now(UTC)
    return f"{now:%Y-%m-%d-%H%M%S}-{now.microsecond // 1000:03}-{secrets.token_hex(4)}.jsonl"


def create(directory: Path, name: str) -> tuple[Path, int]:
    """Make a private file with this name, or with another one where it is taken."""
    while True:
        try:
            return directory / name, create_private(directory / name)
        except FileExistsError:
            name = _name()
