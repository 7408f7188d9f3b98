"""Folders to come back to: bookmarks, and those in which pictures were attached lately."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from glm4v_tui.chat.files import (
    UnreadableError,
    make_private_directory,
    read_whole,
    replace_private,
)

MOST = 50
"""Bookmarks, and recent folders, that are kept."""

_BYTES = 2**20
"""Bytes that the file may have."""


class PlacesError(Exception):
    """Says in a sentence, safe to show, why the folders cannot be read or kept."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders, each kind without repetition."""

    bookmarks: tuple[Path, ...] = ()
    """In the order in which they were made."""
    recent: tuple[Path, ...] = ()
    """The newest first."""

    def visited(self, *folders: Path) -> Places:
        """Return these with folders in which pictures were just attached."""
        return replace(self, recent=tuple(dict.fromkeys((*folders, *self.recent)))[:MOST])

    def bookmarked(self, folder: Path) -> Places:
        """Return these with a bookmark more."""
        return replace(self, bookmarks=tuple(dict.fromkeys((*self.bookmarks, folder)))[-MOST:])

    def without_bookmark(self, folder: Path) -> Places:
        """Return these without a bookmark."""
        return replace(self, bookmarks=tuple(path for path in self.bookmarks if path != folder))

    def without(self, folder: Path) -> Places:
        """Return these without a folder of either kind."""
        left = self.without_bookmark(folder)
        return replace(left, recent=tuple(path for path in self.recent if path != folder))

    def with_again(self, folder: Path, before: Places) -> Places:
        """Return these with a folder where it stood before."""
        return Places(
            _with_again(self.bookmarks, folder, before.bookmarks),
            _with_again(self.recent, folder, before.recent),
        )


def _with_again(
    paths: tuple[Path, ...], folder: Path, before: tuple[Path, ...]
) -> tuple[Path, ...]:
    if folder not in before or folder in paths:
        return paths
    at = before.index(folder)
    return (*paths[:at], folder, *paths[at:])[:MOST]


def load(file: Path) -> Places:
    """Return what a file keeps, nothing where there is none yet; blocks.

    Raises:
        PlacesError: the file cannot be read, or something else wrote it.
    """
    if not file.exists():
        return Places()
    try:
        kept = json.loads(read_whole(file, _BYTES))
        return Places(_paths(kept["bookmarks"]), _paths(kept["recent"]))
    except UnreadableError as error:
        raise PlacesError(f"{file} {error}.") from error
    except (ValueError, LookupError, TypeError) as error:
        raise PlacesError(f"{file} is damaged: remove it to begin anew.") from error


def _paths(kept: list[str]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(Path(path) for path in kept if os.path.isabs(path)))[:MOST]  # noqa: PTH117


def change(file: Path, how: Callable[[Places], Places]) -> Places:
    """Change what a file keeps, one program at a time, and return it; blocks.

    Raises:
        PlacesError: the file cannot be read or written.
    """
    try:
        make_private_directory(file.parent)
        with _locked(file.with_name(f".{file.name}.lock")):
            before = load(file)
            after = how(before)
            if after != before:
                _write(file, after)
            return after
    except OSError as error:
        raise PlacesError(f"{file} cannot be written: {error.strerror or error}.") from error


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(file: Path, places: Places) -> None:
    kept = {"bookmarks": [*map(str, places.bookmarks)], "recent": [*map(str, places.recent)]}
    replace_private(file, json.dumps(kept, indent=1).encode("ascii"))
