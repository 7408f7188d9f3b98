"""Pictures decoded lately, kept while they fit."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.details import Details

Box = tuple[int, int]
"""Width and height in pixels."""

Stamp = tuple[int, int, int, int]
"""Device, inode, bytes and modification time in nanoseconds: what tells a file has changed."""

_BYTES = 64 * 2**20
"""Bytes of pixels that are kept: some forty pictures of 800 by 600."""

_STEP = 256
"""Pixels by which the size asked for grows, so that small changes of the place reuse a picture."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a file has brought so far."""

    path: Path | None = None
    """The file, `None` where there is none to open."""
    image: Image | None = None
    """The picture, upright and no larger than was asked for."""
    picture: Picture | None = None
    """What the file holds."""
    digest: str = ""
    """The SHA-256 of a PDF or a video, where it is known: it may be long."""
    details: Details | None = None
    """What the file says of itself."""
    transparent: bool = False
    """Whether the picture lies on a checker board."""
    error: str = ""
    """A sentence that says what is wrong with the file, safe to show."""

    @property
    def size(self) -> int:
        """Bytes that the pixels take in memory."""
        return self.image.width * self.image.height * 4 if self.image else 0


class RecentPictures:
    """The pictures that were opened last; the oldest give way."""

    def __init__(self, limit: int = _BYTES) -> None:
        self._limit = limit
        self._opened: OrderedDict[tuple[Path, Stamp, Box], Opened] = OrderedDict()

    def find(self, path: Path, stamp: Stamp | None, box: Box) -> Opened | None:
        """Return what the file brought, if it is still the same file and box."""
        if stamp is None or (path, stamp, box) not in self._opened:
            return None
        self._opened.move_to_end((path, stamp, box))
        return self._opened[path, stamp, box]

    def keep(self, path: Path, stamp: Stamp | None, box: Box, opened: Opened) -> None:
        """Remember what a file brought, and forget the oldest beyond the limit."""
        if stamp is None:
            return
        self._opened[path, stamp, box] = opened
        self._opened.move_to_end((path, stamp, box))
        while sum(kept.size for kept in self._opened.values()) > self._limit:
            self._opened.popitem(last=False)


def stamp(path: Path) -> Stamp | None:
    """Return what would change with the file, `None` where it cannot be looked at; blocks."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def stepped(place: Box) -> Box:
    """Return the size to ask for, in pixels, to fill a place."""
    width, height = place
    return -(-width // _STEP) * _STEP or _STEP, -(-height // _STEP) * _STEP or _STEP
