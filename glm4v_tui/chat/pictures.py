"""Whether a file is a picture, what it holds, and its pixels as a model or a screen takes them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.files import UnreadableError, read_whole
from glm4v_tui.chat.kinds import document_kind

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"),
        *(".avif", ".jp2", ".ppm", ".pgm", ".pbm", ".pnm", ".tga", ".ico", ".apng", ".mpo"),
    )
)
"""Endings, in lower case, of files that are offered as pictures."""

BYTES = 256 * 2**20
"""Bytes that a picture file may have; it is read into memory whole."""


class PictureError(Exception):
    """Says in a sentence which file cannot be shown to a model, why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        """The whole sentence, safe to show."""


def looks_like_picture(path: Path | str) -> bool:
    """Return whether the name ends as a picture's does; the file is not touched."""
    return os.path.splitext(path)[1].lower() in SUFFIXES  # noqa: PTH122


def can_be_attached(path: Path | str) -> bool:
    """Return whether the name ends as that of a picture, a PDF or a video does."""
    return looks_like_picture(path) or document_kind(path) is not None


def inspect(path: Path) -> Picture:
    """Return what a picture file holds, having decoded it once; blocks, so call it in a thread.

    Raises:
        PictureError: it is no picture, is damaged, or is one that the models refuse.
    """
    from glm4v_tui.chat.decoding import NotDecodedError, measure

    path = Path(os.path.abspath(path))  # noqa: PTH100
    content = read(path)
    try:
        width, height, form = measure(content, path.name)
    except NotDecodedError as refusal:
        raise refused(path.name, str(refusal)) from refusal
    digest = hashlib.sha256(content).hexdigest()
    return Picture(path, path.name, digest, width, height, len(content), form)


def load(
    picture: Picture | Path,
    box: tuple[int, int] | None = None,
    *,
    frame: int = 0,
    clear: bool = False,
) -> Image:
    """Return a picture upright in RGB, one frame of it, transparency on white; blocks.

    With a box, in pixels, it is made smaller to fit, never larger. The file of a `Picture` must
    still hold the same bytes. With `clear`, one that is transparent anywhere comes in RGBA.
    The path of a PDF or a video has a page or a frame of it loaded.

    Raises:
        PictureError: the file is no picture, is damaged, or has changed.
    """
    from glm4v_tui.chat.decoding import NotDecodedError, decode

    name = picture.name
    if isinstance(picture, Path) and document_kind(picture):
        from glm4v_tui.chat.documents import leaf

        return leaf(picture, frame, box).image
    content = read_checked(picture) if isinstance(picture, Picture) else read(picture)
    try:
        return decode(content, name, box, frame=frame, clear=clear)
    except NotDecodedError as refusal:
        raise refused(name, str(refusal)) from refusal


def read_checked(picture: Picture) -> bytes:
    """Return the bytes of a picture's file, which are those that its digest names.

    Raises:
        PictureError: the file has changed or cannot be read.
    """
    content = _read(picture.path, picture.name)
    if hashlib.sha256(content).hexdigest() != picture.digest:
        raise refused(picture.name, "has changed since it was chosen; attach it again")
    return content


def read(path: Path) -> bytes:
    """Return the bytes of a file that may be a picture.

    Raises:
        PictureError: it is empty, too large, not a file, or cannot be read.
    """
    return _read(path, path.name)


def _read(path: Path, name: str) -> bytes:
    try:
        content = read_whole(path, BYTES)
    except UnreadableError as refusal:
        raise refused(name, f"{refusal}; choose another picture") from refusal
    if not content:
        raise refused(name, "is empty; copy or download it again")
    return content


def refused(name: str, words: str) -> PictureError:
    """Return an error about a file of this name; the words complete the sentence."""
    return PictureError(f"“{clean(name)}” {words}.")
