"""The file to which a host and everything that it starts prints."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.chat.files import make_private_directory

ROTATE_BYTES = 10 * 1024 * 1024
"""A log that has grown over this is set aside when the next host starts."""

TAIL_BYTES = 4096
"""How much of a log's end is looked at for the cause of a death."""

LAST_BYTES = 2 * ROTATE_BYTES
"""How much of it is read to show as many lines as are wanted; a kept host's log grows on."""

TAIL_LINES = 20
"""How many lines of a log's end are shown."""

_CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[^\n\t\x20-\x7e\xa0-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class HostLog:
    """A private log file, and where in it one host begins."""

    path: Path
    begin: int
    """Bytes that were there before."""

    @classmethod
    def open(cls, path: Path) -> tuple[HostLog, int]:
        """Return the log for a new host, and a descriptor that appends to it.

        Raises:
            OSError: the file cannot be written.
        """
        make_private_directory(path.parent)
        if path.exists() and path.stat().st_size > ROTATE_BYTES:
            path.replace(_aside(path))
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.fchmod(descriptor, 0o600)
        return cls(path, os.fstat(descriptor).st_size), descriptor

    @classmethod
    def at(cls, path: str, begin: int) -> HostLog:
        """Return the log of a host that told where it is."""
        return cls(Path(path), begin)

    def last(self, most: int) -> str:
        """Return the last lines of this host, at most so many, as safe to show as `tail`."""
        try:
            return _lines(self._end(LAST_BYTES), most)
        except OSError as error:
            return f"{self.path} cannot be read: {error.strerror}"

    def tail(self) -> str:
        """Return the last lines that this host printed, without anything that moves a cursor."""
        try:
            return _lines(self._end(TAIL_BYTES), TAIL_LINES)
        except OSError:
            return ""

    def _end(self, most: int) -> bytes:
        """Return what this host printed last, at most so many bytes.

        Raises:
            OSError: the file cannot be read.
        """
        with self._file().open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(self.begin, end - most))
            return file.read(most)

    def _file(self) -> Path:
        """Return the file that this host prints to, also when it was set aside since."""
        return self.path if self.begin <= self.path.stat().st_size else _aside(self.path)


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.1")


def _lines(printed: bytes, most: int) -> str:
    text = _CONTROLS.sub("", printed.decode(errors="replace"))
    return "\n".join(text.strip().splitlines()[-most:])
