"""Copies of pictures beside the transcripts, named by their content."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.files import (
    UnreadableError,
    make_private_directory,
    read_whole,
    replace_private,
)
from glm4v_tui.chat.pictures import BYTES, read_checked

SUFFIX_OF_FORMAT = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "BMP": ".bmp",
    "TIFF": ".tif",
    "AVIF": ".avif",
    "JPEG2000": ".jp2",
    "PPM": ".ppm",
    "ICO": ".ico",
    "TGA": ".tga",
}
"""How the copy of a picture ends, by Pillow's name of the format; never taken from its name."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


def kept_path(transcripts: Path, digest: str, form: str) -> Path:
    """Return where the copy of a picture lies in a directory of transcripts."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError("a picture's digest is 64 hexadecimal digits")
    return transcripts / "pictures" / f"{digest}{SUFFIX_OF_FORMAT[form]}"


def keep(picture: Picture, transcripts: Path) -> Picture:
    """Copy a picture beside the transcripts, once, and return it at its new place; blocks.

    Raises:
        PictureError: the picture has changed or cannot be read.
        OSError: the copy cannot be written.
    """
    path = kept_path(transcripts, picture.digest, picture.format)
    if not _holds(path, picture.digest):
        keep_content(read_checked(picture), picture.digest, picture.format, transcripts)
    return replace(picture, path=path)


def keep_content(content: bytes, digest: str, form: str, transcripts: Path) -> Path:
    """Write a picture's bytes beside the transcripts and return where; blocks.

    Raises:
        OSError: they cannot be written.
    """
    path = kept_path(transcripts, digest, form)
    make_private_directory(path.parent)
    replace_private(path, content)
    return path


def _holds(path: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(read_whole(path, BYTES)).hexdigest() == digest
    except UnreadableError:
        return False
