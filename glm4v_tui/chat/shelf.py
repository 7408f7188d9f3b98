"""What can be done with saved conversations that are not open: title, archive, delete."""

from __future__ import annotations

import contextlib
import os
import re
import time
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.drafts import Drafts
from glm4v_tui.chat.files import UnreadableError, make_private_directory, open_regular, reason
from glm4v_tui.chat.journal import lock
from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.chat.transcript import Transcript
from glm4v_tui.chat.transcripts import files_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DELETED = "deleted"
"""The folder beside the conversations where deleted ones wait."""

KEPT_DAYS = 30
"""Days after which a deleted conversation is removed for good."""

_DAY = 24 * 60 * 60
_PICTURE = re.compile(rb'"digest":"([0-9a-f]{64})"')


def title(path: Path, words: str) -> None:
    """Give a conversation a title; an empty one is made of the first question again; blocks.

    Raises:
        ReadOnlyError: it is open in another program, or of a newer version.
        TranscriptError: it cannot be written.
    """
    _filed(path, title=words)


def archive(path: Path, away: bool = True) -> None:
    """Put a conversation away, or take it out again; blocks.

    Raises:
        ReadOnlyError: it is open in another program, or of a newer version.
        TranscriptError: it cannot be written.
    """
    _filed(path, archived=away)


def delete(path: Path) -> Path:
    """Move a conversation among the deleted ones, and return where it is now; blocks.

    Raises:
        TranscriptError: it is open in another program, or cannot be moved.
    """
    return _moved(path, path.parent / DELETED)


def restore(path: Path) -> Path:
    """Bring a deleted conversation back, and return where it is now; blocks.

    Raises:
        TranscriptError: it cannot be moved.
    """
    return _moved(path, path.parent.parent)


def sweep(directory: Path, days: float = KEPT_DAYS) -> int:
    """Remove for good what was deleted so long ago, and its pictures, and return how many; blocks.

    Raises:
        TranscriptError: the folder cannot be read.
    """
    limit = time.time() - days * _DAY
    old = [path for _, path in files_in(directory / DELETED) if _moved_at(path) <= limit]
    return remove(directory, old)


def remove(directory: Path, deleted: Iterable[Path]) -> int:
    """Remove deleted conversations for good, and pictures that no other one has; blocks."""
    digests: set[bytes] = set()
    drafts, removed = Drafts(directory), 0
    for path in deleted:
        with contextlib.suppress(OSError, UnreadableError):
            digests |= _digests(path)
            path.unlink()
            drafts.forget(path.stem)
            removed += 1
    if digests:
        _remove_pictures(directory, digests)
    return removed


def _filed(path: Path, *, title: str | None = None, archived: bool | None = None) -> None:
    transcript = Transcript.open(path, "")
    used = path.stat()
    try:
        transcript.filed(title=title, archived=archived)
    finally:
        transcript.close()
    # Filing a conversation is not using it: it keeps its place in the list.
    with contextlib.suppress(OSError):
        os.utime(path, ns=(used.st_atime_ns, used.st_mtime_ns))


def _moved(path: Path, folder: Path) -> Path:
    """Move a file that no other program writes to, never onto another one."""
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            lock(file.fileno())
            make_private_directory(folder)
            if os.path.lexists(folder / path.name):
                raise UnreadableError("is there already")
            path.rename(folder / path.name)
    except BlockingIOError as error:
        words = f"The conversation “{clean(path.name)}” is open: leave it first."
        raise TranscriptError(words) from error
    except (OSError, UnreadableError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise TranscriptError(f"The conversation “{clean(path.name)}” {why}.") from error
    return folder / path.name


def _moved_at(path: Path) -> float:
    with contextlib.suppress(OSError):
        status = path.stat()
        return max(status.st_ctime, status.st_mtime)
    return float("inf")


def _digests(path: Path) -> set[bytes]:
    found: set[bytes] = set()
    with os.fdopen(open_regular(path), "rb") as file:
        for line in file:
            found.update(_PICTURE.findall(line))
    return found


def _remove_pictures(directory: Path, digests: set[bytes]) -> None:
    """Remove pictures that no conversation has any more."""
    for folder in (directory, directory / DELETED):
        for _, path in files_in(folder):
            with contextlib.suppress(OSError, UnreadableError):
                digests -= _digests(path)
    for picture in (directory / "pictures").glob("*.*"):
        with contextlib.suppress(OSError):
            if picture.stem.encode() in digests:
                picture.unlink()
