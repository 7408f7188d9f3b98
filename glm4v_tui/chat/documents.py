"""Pages of PDFs and frames of videos as pictures: what a file holds, and each part of it."""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from glm4v_tui.chat.areas import Size
from glm4v_tui.chat.document_process import DocumentProcess
from glm4v_tui.chat.files import UnreadableError, open_regular, reason
from glm4v_tui.chat.kinds import DocumentKind, document_kind
from glm4v_tui.chat.pictures import PictureError, refused
from glm4v_tui.chat.reader.request import Found, Request, UnshownError

if TYPE_CHECKING:
    from PIL.Image import Image


class Reader(NamedTuple):
    """A package that the extra `documents` brings."""

    module: str
    """What is imported, which is the package's name too."""
    wanted: str
    """What pip is to install."""


READERS: dict[DocumentKind, Reader] = {
    "PDF": Reader("pypdfium2", "pypdfium2>=5"),
    "video": Reader("av", "av>=15"),
}
"""What reads each kind."""

_CHUNK = 2**20
"""Bytes that are read at once of a file that may be long."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a PDF or a frame of a video, and what is known of the whole."""

    kind: DocumentKind
    image: Image
    """Upright, in RGB."""
    frame: int
    """Which one it is, from 0."""
    frames: int
    """How many pages or frames there are."""
    sizes: tuple[Size, ...]
    """Pixels of each page in full; of a video, those of any frame."""
    seconds: float
    """How long a video takes; zero for a PDF."""
    rate: float
    """Frames of a video in a second; zero for a PDF."""

    @property
    def size(self) -> Size:
        """Pixels of this page or frame in full."""
        return self.sizes[min(self.frame, len(self.sizes) - 1)]


class Opening:
    """One page or frame that is wanted, until it is there or is not wanted any more."""

    def __init__(
        self,
        path: Path,
        frame: int = 0,
        box: Size | None = None,
        *,
        seconds: float | None = None,
    ) -> None:
        """Begin to look for a page or a frame; with `seconds`, for that of a video at a time.

        Raises:
            PictureError: the file cannot be opened, or what reads it is not installed.
        """
        kind = document_kind(path)
        if kind is None:
            raise refused(path.name, "is neither a PDF nor a video")
        if not is_readable(kind):
            raise PictureError(missing(kind))
        self._kind: DocumentKind = kind
        self._name = path.name
        try:
            self._process = DocumentProcess(path, Request(kind, frame, seconds, box))
        except UnshownError as refusal:
            raise refused(self._name, str(refusal)) from refusal

    def end(self) -> None:
        """Want it no longer."""
        self._process.end()

    def leaf(self) -> Leaf:
        """Return the page or frame; blocks.

        Raises:
            PictureError: it cannot be shown, and why.
        """
        try:
            found = self._process.found()
            image = _image(found)
        except (UnshownError, ValueError) as refusal:
            raise refused(self._name, str(refusal)) from refusal
        sizes = tuple(found.sizes)
        return Leaf(self._kind, image, found.frame, found.frames, sizes, found.seconds, found.rate)


class Glance:
    """Looks into documents until it is ended, which ends the look that is under way."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opening: Opening | None = None
        self.ended = False
        """Whether nothing is wanted any more."""

    def leaf(
        self, path: Path, frame: int = 0, box: Size | None = None, *, seconds: float | None = None
    ) -> Leaf:
        """Return a page or a frame, as `leaf` does; blocks.

        Raises:
            PictureError: it cannot be shown, or nothing is wanted any more.
        """
        with self._lock:
            if self.ended:
                raise refused(path.name, "is not looked at any more")
            self._opening = Opening(path, frame, box, seconds=seconds)
        return self._opening.leaf()

    def end(self) -> None:
        """Want nothing any more."""
        with self._lock:
            self.ended = True
            if self._opening is not None:
                self._opening.end()


def leaf(
    path: Path, frame: int = 0, box: Size | None = None, *, seconds: float | None = None
) -> Leaf:
    """Return a page of a PDF or a frame of a video, made smaller to fit a box; blocks.

    Raises:
        PictureError: the file cannot be shown, or what reads it is not installed.
    """
    return Opening(path, frame, box, seconds=seconds).leaf()


def is_readable(kind: DocumentKind) -> bool:
    """Return whether what reads documents of a kind is installed."""
    return find_spec(READERS[kind].module) is not None


def missing(kind: DocumentKind) -> str:
    """Return the sentence that says how documents of a kind can be seen."""
    return f"To see {kind}s, run: {_python()} -m pip install '{READERS[kind].wanted}'"


def digest(path: Path, glance: Glance | None = None) -> str:
    """Return the SHA-256 of a file of any length, in hexadecimal; blocks.

    Raises:
        PictureError: it cannot be read, or the glance has ended meanwhile.
    """
    hashed = hashlib.sha256()
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            while chunk := file.read(_CHUNK):
                if glance and glance.ended:
                    raise refused(path.name, "is not looked at any more")
                hashed.update(chunk)
    except UnreadableError as refusal:
        raise refused(path.name, str(refusal)) from refusal
    except OSError as error:
        raise refused(path.name, reason(error)) from error
    return hashed.hexdigest()


def _image(found: Found) -> Image:
    from PIL import Image

    from glm4v_tui.chat.cutting import turned

    raw = "raw", found.layout, found.stride, 1
    return turned(Image.frombytes("RGB", found.size, found.pixels, *raw), found.turns)


def _python() -> str:
    """Return how this Python is called from here."""
    try:
        here = str(Path(sys.executable).relative_to(Path.cwd()))
    except (OSError, ValueError):
        here = sys.executable
    return shlex.quote(here)
