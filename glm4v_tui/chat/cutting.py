"""A part of a picture made into a picture of its own, in the full resolution of the original."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.areas import ASPECT, Area
from glm4v_tui.chat.conversation import Excerpt, Picture
from glm4v_tui.chat.files import make_private_directory, reason, write_private
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import BYTES, load, read, refused

if TYPE_CHECKING:
    from PIL.Image import Image

_COMPRESSION = 1
"""Deflate's fastest level: the file is there to be asked about at once."""


def cut(
    original: Picture | Path,
    area: Area,
    directory: Path,
    *,
    turns: int = 0,
    frame: int = 0,
    leaf: str = "",
) -> Picture:
    """Write a part of a picture, turned by quarters clockwise, as PNG and return it; blocks.

    The area is counted in the original before it is turned. What is not cut away goes to the
    model as it does with the original: upright, in RGB, transparency on white. `leaf` names the
    page of a PDF or the time in a video.

    Raises:
        PictureError: the original cannot be read or has changed, or the part cannot be written.
    """
    if max(area.size) > ASPECT * min(area.size):
        raise refused(
            original.name,
            f"cannot be cut to {area.width}×{area.height}: the models refuse a picture that is "
            f"more than {ASPECT} times longer than wide",
        )
    digest = digest_of(original)
    image = load(original, frame=frame)
    if area.within(image.size) != area:
        raise refused(original.name, "has changed since it was opened; open it again")
    part = turned(image.crop(area.edges), turns)
    place = "" if area == Area.whole(image.size) else str(area)
    excerpt = Excerpt(_path(original), original.name, digest, *_edges(area), turns % 4, frame)
    return write_part(part, _name(original.name, leaf, place, turns, frame), excerpt, directory)


def turned(image: Image, turns: int) -> Image:
    """Return an image turned by quarters clockwise."""
    from PIL.Image import Transpose

    ways = (None, Transpose.ROTATE_270, Transpose.ROTATE_180, Transpose.ROTATE_90)
    way = ways[turns % 4]
    return image if way is None else image.transpose(way)


def _name(original: str, leaf: str, place: str, turns: int, frame: int) -> str:
    """Return a name that tells the part from the original and from other parts."""
    turn = f"turned {turns % 4 * 90}°" if turns % 4 else ""
    shown = f"frame {frame + 1}" if frame and not leaf else ""
    label = ", ".join(filter(None, (place, turn, shown)))
    if leaf:
        return f"{original} {leaf} [{label}]" if label else f"{original} {leaf}"
    return f"{original} [{label or 'whole'}]"


def _edges(area: Area) -> tuple[int, int, int, int]:
    return area.left, area.top, area.width, area.height


def _path(original: Picture | Path) -> Path:
    path = original.path if isinstance(original, Picture) else original
    return Path(os.path.abspath(path))  # noqa: PTH100


def digest_of(original: Picture | Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal; blocks.

    Raises:
        PictureError: it cannot be read.
    """
    if isinstance(original, Picture):
        return original.digest
    if document_kind(original):
        from glm4v_tui.chat.documents import digest

        return digest(original)
    return hashlib.sha256(read(original)).hexdigest()


def write_part(part: Image, name: str, excerpt: Excerpt, directory: Path) -> Picture:
    """Write what was made of a picture as PNG and return it; blocks.

    Raises:
        PictureError: it cannot be written.
    """
    encoded = BytesIO()
    part.save(encoded, "PNG", compress_level=_COMPRESSION)
    content = encoded.getvalue()
    if len(content) > BYTES:
        raise refused(name, f"has more than {BYTES // 2**20} MiB as PNG; choose a smaller part")
    digest = hashlib.sha256(content).hexdigest()
    path = directory / f"{digest}.png"
    try:
        make_private_directory(directory)
        # A part that is there already has the same name and the same bytes.
        with suppress(FileExistsError):
            write_private(path, content)
    except OSError as error:
        raise refused(name, f"cannot be kept in {directory}: {reason(error)}") from error
    return Picture(path, name, digest, *part.size, len(content), "PNG", excerpt=excerpt)
