"""Folders as the picker reads them: sub-folders and pictures, in natural order, bit by bit."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Literal

from glm4v_tui.chat.pictures import looks_like_picture

EntryKind = Literal["parent", "folder", "picture"]
"""What a line of the picker stands for."""

_DIGITS = re.compile(r"[0-9]+")
_ORDER = {"parent": "0", "folder": "1", "picture": "2"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a folder's listing."""

    path: Path
    kind: EntryKind
    name: str
    """The file name as the disk has it; hostile text, never shown without cleaning."""
    folded: str
    """The name without upper case, to search in."""
    order: str
    """Compares as the entries of a folder should follow each other."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What has been read of a folder so far."""

    folder: Path
    entries: tuple[Entry, ...]
    """The parent first, then folders, then pictures; each group in natural order."""
    finished: bool
    """Whether the folder has been read to its end."""


def natural_order(name: str) -> str:
    """Return text that sorts like the name, with every number compared by its value."""

    def by_length(number: re.Match[str]) -> str:
        digits = number.group().lstrip("0")
        return f"{len(digits):03}{digits}"

    return _DIGITS.sub(by_length, name.casefold())


def entry(path: Path, kind: EntryKind, name: str) -> Entry:
    """Make the line for one file or folder."""
    order = f"{_ORDER[kind]}{natural_order(name)}\0{name}"
    return Entry(path, kind, name, name.casefold(), order)


def read_folder(folder: Path, *, hidden: bool = False, every: float = 0.05) -> Iterator[Listing]:
    """Yield what has been read after `every` seconds, then after twice as long; last, all of it.

    Raises:
        OSError: the folder is gone, may not be read, or is none.
    """
    found = [] if folder.parent == folder else [entry(folder.parent, "parent", "..")]
    shown = time.monotonic()
    with os.scandir(folder) as files:
        for file in files:
            if line := _entry_of(file, folder, hidden):
                found.append(line)
                if time.monotonic() - shown >= every:
                    yield _listing(folder, found, finished=False)
                    shown, every = time.monotonic(), every * 2
    yield _listing(folder, found, finished=True)


def _entry_of(file: os.DirEntry[str], folder: Path, hidden: bool) -> Entry | None:
    """Return the line for a file, or nothing where the picker does not show it."""
    if file.name.startswith(".") and not hidden:
        return None
    try:
        if file.is_dir():
            return entry(folder / file.name, "folder", file.name)
        if looks_like_picture(file.name) and file.is_file():
            return entry(folder / file.name, "picture", file.name)
    except OSError:  # a link in a circle, or gone since it was listed
        return None
    return None


def _listing(folder: Path, found: list[Entry], *, finished: bool) -> Listing:
    found.sort(key=attrgetter("order"))
    return Listing(folder, tuple(found), finished)


def matching(entries: Sequence[Entry], wanted: str) -> tuple[Entry, ...]:
    """Return the folders and pictures whose names have the text in them, in any case."""
    folded = wanted.casefold()
    return tuple(line for line in entries if folded in line.folded and line.kind != "parent")


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
