"""Folders as the picker shows them: what a line of it is, and in which order lines follow."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

EntryKind = Literal["parent", "folder", "picture", "document", "file"]
"""What a line of the picker stands for; a `document` is a PDF or a video, a `file` neither."""

ATTACHED = ("picture", "document")
"""What can be attached."""

Order = Literal["name", "date", "size"]
"""What files are sorted by: natural order of names, newest first, or largest first."""

_DIGITS = re.compile(r"[0-9]+")
_GROUP = {"parent": "0", "folder": "1", "picture": "2", "document": "2", "file": "2"}
_MOST = 1 << 63
"""More than any size in bytes and any date in nanoseconds."""


class Entry(NamedTuple):
    """One line of a folder's listing; fifty thousand of them are made in a moment."""

    place: str
    """The whole path, as text."""
    kind: EntryKind
    name: str
    """The name as the disk has it, or the path below the folder that was searched; hostile text."""
    order: str
    """Compares as the entries of a folder should follow each other."""

    @property
    def path(self) -> Path:
        """The whole path."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class View:
    """Which files of a folder are wanted, and in which order."""

    order: Order = "name"
    backwards: bool = False
    """Whether the order is turned round, folders and files each among themselves."""
    hidden: bool = False
    """Whether names that begin with a dot are shown."""
    all_files: bool = False
    """Whether files that are no pictures are shown."""
    below: bool = False
    """Whether it is all pictures in the folder and in every folder below it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What has been read of a folder so far."""

    folder: Path
    entries: Sequence[Entry]
    """The parent first, then folders, then files; each group in its order."""
    finished: bool
    """Whether the folder has been read to its end."""
    pictures: int = 0
    """How many of the entries are pictures."""
    full: bool = False
    """Whether there is more than the picker can hold."""

    @property
    def lines(self) -> int:
        """How many entries there are besides the parent."""
        return len(self.entries) - bool(self.entries and self.entries[0].kind == "parent")


def natural_order(name: str) -> str:
    """Return text that sorts like the name, with every number compared by its value."""

    def by_length(number: re.Match[str]) -> str:
        digits = number.group().lstrip("0")
        return f"{len(digits):03}{digits}"

    return _DIGITS.sub(by_length, name.casefold())


def entry(path: Path | str, kind: EntryKind, name: str, weight: int | None = None) -> Entry:
    """Make the line for one file or folder; what has more weight comes first."""
    weighed = "" if weight is None else f"{_MOST - weight:020}"
    return Entry(str(path), kind, name, f"{_GROUP[kind]}{weighed}{natural_order(name)}\0{name}")


def nearest_folder(path: Path) -> Path:
    """Return the closest folder above a path that can be read; the root where there is none."""
    for folder in path.parents:
        if folder.is_dir() and os.access(folder, os.R_OK | os.X_OK):
            return folder
    return Path(path.anchor or "/")


def why_unreadable(error: OSError) -> str:
    """Say in a few words why a folder could not be read."""
    match error:
        case FileNotFoundError():
            return "is not there any more"
        case PermissionError():
            return "may not be read: no permission"
        case NotADirectoryError():
            return "is not a folder"
        case _:
            return f"cannot be read: {error.strerror or error}"
