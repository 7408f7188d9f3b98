"""What is worth knowing of a picture file beyond its pixels."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.areas import Size
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.clock import clock
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import read, read_checked, refused

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.documents import Leaf

_CAMERA_LETTERS = 60
"""Letters of a camera's name that are shown at most."""


@dataclass(frozen=True, slots=True)
class Details:
    """What the file says of itself, without its pixels being decoded."""

    width: int
    """Pixels, upright."""
    height: int
    """Pixels, upright."""
    format: str
    """Pillow's name of the file format."""
    bytes: int
    """Bytes of the file."""
    moment: datetime | None
    """When the picture was taken, or else when the file was changed; in local time."""
    taken: bool
    """Whether the moment is that of taking, as the camera says."""
    camera: str
    """Maker and model, safe to show; empty where the file does not say."""
    frames: int
    """Frames of an animation or a video, or pages; one for a still picture."""
    sizes: tuple[Size, ...] = ()
    """Pixels of each page of a PDF in full; none for anything else."""
    seconds: float = 0.0
    """How long a video takes."""
    rate: float = 0.0
    """Frames of a video in a second; zero for anything else."""

    @property
    def size(self) -> Size:
        """Width and height in pixels, upright."""
        return self.width, self.height

    @property
    def stride(self) -> int:
        """How many frames one goes on at once: about a second of a video, less of a short one."""
        return max(1, round(self.frames / max(20.0, self.seconds))) if self.rate else 1

    def leaf(self, frame: int) -> str:
        """Name a page or a time; nothing where it is a frame of a picture."""
        if self.sizes:
            return f"p. {frame + 1}"
        return clock(frame * self.seconds / self.frames) if self.rate else ""


def details(source: Picture | Path) -> Details:
    """Return what a picture file says of itself; blocks.

    Raises:
        PictureError: it is no picture, or cannot be read.
    """
    from glm4v_tui.chat.decoding import NotDecodedError, opened, upright_size

    path = source.path if isinstance(source, Picture) else source
    if isinstance(source, Path) and document_kind(source):
        from glm4v_tui.chat.documents import leaf

        return details_of(source, leaf(source, box=(1, 1)))
    content = read_checked(source) if isinstance(source, Picture) else read(source)
    try:
        with opened(content, source.name) as image:
            width, height = upright_size(image)
            taken, camera = _exif(image)
            form, frames = image.format or "", _frames(image)
    except NotDecodedError as refusal:
        raise refused(source.name, str(refusal)) from refusal
    moment = taken or _changed(path)
    return Details(width, height, form, len(content), moment, taken is not None, camera, frames)


def details_of(path: Path, leaf: Leaf) -> Details:
    """Return what is known of a document from one page or frame of it; blocks."""
    pages = leaf.sizes if leaf.kind == "PDF" else ()
    form = leaf.kind if pages else path.suffix[1:].upper()
    return Details(
        *leaf.size,
        form,
        _bytes(path),
        _changed(path),
        False,
        "",
        leaf.frames,
        pages,
        leaf.seconds,
        leaf.rate,
    )


def _exif(image: Image) -> tuple[datetime | None, str]:
    from PIL.ExifTags import IFD, Base

    from glm4v_tui.chat.decoding import BROKEN

    try:
        exif = image.getexif()
        inner = exif.get_ifd(IFD.Exif)
        moment = inner.get(Base.DateTimeOriginal) or exif.get(Base.DateTime)
        return _moment(moment), _camera(exif.get(Base.Make), exif.get(Base.Model))
    except BROKEN:
        return None, ""


def _moment(text: object) -> datetime | None:
    """Read a time as cameras write it (Exif 2.32, 4.6.5); it has no zone."""
    try:
        return datetime.strptime(str(text).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None


def _camera(maker: object, model: object) -> str:
    """Join both names, the maker's only where the model's does not begin with it."""
    make, name = (_word(value) for value in (maker, model))
    joined = name if name.lower().startswith(make.lower()) else f"{make} {name}"
    return joined.strip()[:_CAMERA_LETTERS]


def _word(value: object) -> str:
    return clean(" ".join(value.replace("\0", " ").split())) if isinstance(value, str) else ""


def _frames(image: Image) -> int:
    from glm4v_tui.chat.decoding import BROKEN

    try:
        return max(1, int(getattr(image, "n_frames", 1)))
    except BROKEN:
        return 1


def _bytes(path: Path) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return 0


def _changed(path: Path) -> datetime | None:
    try:
        status = os.stat(path)  # noqa: PTH116
        return datetime.fromtimestamp(status.st_mtime) if stat.S_ISREG(status.st_mode) else None
    except (OSError, OverflowError, ValueError):
        return None
