"""The files of a folder, or of all folders below it, in the order in which the disk has them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from glm4v_tui.chat.folders import Entry, EntryKind, View, entry
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import looks_like_picture


def scan(folder: Path, view: View) -> Iterator[Entry]:
    """Yield the entries that a view of a folder wants, unsorted.

    Raises:
        OSError: the folder is gone, may not be read, or is none.
    """
    if view.below:
        yield from _scan_below(folder, view)
        return
    if folder.parent != folder:
        yield entry(folder.parent, "parent", "..")
    with os.scandir(folder) as files:
        for file in files:
            if found := _entry_of(file, view, file.name):
                yield found


def _scan_below(folder: Path, view: View) -> Iterator[Entry]:
    """Yield pictures of a folder and of those below it, the nearest first, each folder once."""
    waiting, seen = deque([(str(folder), "")]), {_identity(folder)}
    while waiting:
        place, prefix = waiting.popleft()
        # A folder below that is gone or may not be read has nothing to show.
        with suppress(*(OSError,) if prefix else ()), os.scandir(place) as files:
            for file in files:
                found = _entry_of(file, view, prefix + file.name)
                if found and found.kind != "folder":
                    yield found
                elif found and (identity := _identity(found.place)) not in seen:
                    # A link may lead back to where it is.
                    seen.add(identity)
                    waiting.append((found.place, f"{found.name}/"))


def _identity(place: str | Path) -> tuple[int, int]:
    """Return what tells one folder from all others, whatever links lead to it."""
    with suppress(OSError):
        status = os.stat(place)  # noqa: PTH116 - many thousand times
        return status.st_dev, status.st_ino
    return 0, 0


def _entry_of(file: os.DirEntry[str], view: View, name: str) -> Entry | None:
    """Return the line for a file, or nothing where the view does not want it."""
    if not view.hidden and file.name.startswith("."):
        return None
    try:
        if kind := _kind_of(file, view):
            return entry(file.path, kind, name, _weight(file, view))
    except OSError:  # a link in a circle, or gone since it was listed
        return None
    return None


def _kind_of(file: os.DirEntry[str], view: View) -> EntryKind | None:
    if looks_like_picture(file.name) and file.is_file():
        return "picture"
    if document_kind(file.name) and file.is_file():
        return "document"
    if file.is_dir():
        return "folder"
    return "file" if view.all_files and file.is_file() else None


def _weight(file: os.DirEntry[str], view: View) -> int | None:
    """Return what a file is sorted by before its name; only then is the disk asked for it."""
    if view.order == "date":
        return file.stat().st_mtime_ns
    if view.order == "size":
        return 0 if file.is_dir() else file.stat().st_size
    return None
