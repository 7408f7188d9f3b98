"""Picture bytes decoded by an allow-list of Pillow's formats, and by no other."""

from __future__ import annotations

import importlib
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import ExifTags, Image

from glm4v_tui.chat.areas import ASPECT
from glm4v_tui.chat.pixels import to_rgb

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

PIXELS = 178_956_970
"""Pixels that a picture may have: where Pillow itself speaks of a decompression bomb."""

_PLUGINS = {
    "JPEG": "JpegImagePlugin",
    "PNG": "PngImagePlugin",
    "WEBP": "WebPImagePlugin",
    "GIF": "GifImagePlugin",
    "BMP": "BmpImagePlugin",
    "TIFF": "TiffImagePlugin",
    "AVIF": "AvifImagePlugin",
    "JPEG2000": "Jpeg2KImagePlugin",
    "PPM": "PpmImagePlugin",
    "ICO": "IcoImagePlugin",
    "TGA": "TgaImagePlugin",
}
"""The only formats that are ever tried, by Pillow's names, and the modules that read them."""

_TGA_FOOTER = b"TRUEVISION-XFILE.\0"

_STRANGERS = (
    (0, b"%PDF", "is a PDF, not a picture; give it a name that ends in .pdf"),
    (0, b"<svg", "is an SVG drawing; save it as PNG"),
    (0, b"<?xml", "is an XML text, perhaps an SVG drawing; save it as PNG"),
    (4, b"ftyphei", "is a HEIC picture, which cannot be opened here; save it as JPEG"),
    (4, b"ftyphev", "is a HEIC picture, which cannot be opened here; save it as JPEG"),
    (4, b"ftypmif", "is a HEIF picture, which cannot be opened here; save it as JPEG"),
    (4, b"ftypavi", "is damaged or cut off; copy or download it again"),
    (4, b"ftyp", "is a video, or a picture of a kind that is not known; a name in .mp4 may help"),
)
"""Where bytes stand that show a kind of file that people take for a picture, and what to say."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, for each EXIF orientation (TIFF 6.0, tag 274)."""

_FINER = 1.4
"""How much finer than wanted a picture is decoded or reduced before it is resized with care."""

BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, RuntimeError),
    *(AttributeError, AssertionError, EOFError, MemoryError, struct.error, zlib.error),
)
"""What Pillow's readers let through when a file is damaged or made to harm."""


class NotDecodedError(Exception):
    """Says in words that complete a sentence why bytes are not shown as a picture."""


def measure(content: bytes, name: str) -> tuple[int, int, str]:
    """Return upright width and height in pixels and the format's name, having decoded it all.

    Raises:
        NotDecodedError: it is no picture, is damaged, or is one that the models refuse.
    """
    with opened(content, name) as image:
        (width, height), orientation = _load(image, (1, 1))
        if orientation >= 5:
            width, height = height, width
        return width, height, image.format or ""


def decode(
    content: bytes,
    name: str,
    box: tuple[int, int] | None,
    *,
    frame: int = 0,
    clear: bool = False,
) -> Image.Image:
    """Return a frame upright in RGB, made smaller to fit a box in pixels.

    With `clear`, one that is transparent anywhere is returned in RGBA.

    Raises:
        NotDecodedError: it is no picture, is damaged, or is one that the models refuse.
    """
    with opened(content, name) as image:
        size, orientation = _load(image, box, frame)
        small = _fitted(size, box, orientation >= 5)
        return _upright(image, small, orientation, clear)


def upright_size(image: ImageFile) -> tuple[int, int]:
    """Return the width and height in pixels of a picture that is not decoded yet."""
    width, height = image.size
    return (height, width) if _orientation(image) >= 5 else (width, height)


def opened(content: bytes, name: str) -> ImageFile:
    """Return a picture of which only the beginning has been read.

    Raises:
        NotDecodedError: it is no picture, or one that the models refuse.
    """
    image = _identified(content, name)
    if image is None:
        raise NotDecodedError(_strange(content))
    width, height = image.size
    if width * height > PIXELS:
        raise NotDecodedError(_too_many_pixels(f"{width}×{height} is"))
    if max(width, height) > ASPECT * min(width, height):
        raise NotDecodedError(
            f"is {width}×{height} pixels: the models refuse a picture that is more than "
            f"{ASPECT} times longer than wide; cut a part out of it"
        )
    return image


def _identified(content: bytes, name: str) -> ImageFile | None:
    for form, plugin in _PLUGINS.items():
        if form == "TGA" and not (name.lower().endswith(".tga") or content.endswith(_TGA_FOOTER)):
            continue
        importlib.import_module(f"PIL.{plugin}")
        factory, accepts = Image.OPEN[form]
        if accepts is not None and accepts(content[:16]) is not True:
            continue
        try:
            return factory(BytesIO(content), "")
        except Image.DecompressionBombError as error:
            raise NotDecodedError(_too_many_pixels("its size is")) from error
        except BROKEN as error:
            if accepts is not None and form != "AVIF":
                raise NotDecodedError(_damaged(error)) from error
    return None


def _load(
    image: ImageFile, box: tuple[int, int] | None, frame: int = 0
) -> tuple[tuple[int, int], int]:
    """Decode, a JPEG only as finely as a box needs; return the full size and the orientation."""
    size = image.size
    coarse = box is not None and image.format in ("JPEG", "MPO")
    try:
        if frame:
            image.seek(frame)
        if coarse:
            width, height = _fitted(size, box, _orientation(image) >= 5)
            image.draft(None, (round(_FINER * width), round(_FINER * height)))
        image.load()
    except Image.DecompressionBombError as error:
        raise NotDecodedError(_too_many_pixels("its size is")) from error
    except BROKEN as error:
        raise NotDecodedError(_damaged(error)) from error
    return (size if coarse else image.size), _orientation(image)


def _orientation(image: Image.Image) -> int:
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    except BROKEN:
        return 1
    return orientation if orientation in _TURNS else 1


def _fitted(size: tuple[int, int], box: tuple[int, int] | None, turned: bool) -> tuple[int, int]:
    if box is None:
        return size
    width, height = reversed(box) if turned else box
    scale = min(1.0, width / size[0], height / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _upright(
    image: Image.Image, size: tuple[int, int], orientation: int, clear: bool
) -> Image.Image:
    try:
        rgb = to_rgb(image, clear=clear)
        if size != rgb.size:
            rgb = rgb.resize(size, Image.Resampling.LANCZOS, reducing_gap=_FINER)
        upright = rgb.transpose(_TURNS[orientation]) if orientation in _TURNS else rgb.copy()
        # Whoever reads the orientation again, as vLLM's picture processors do, would turn it twice.
        upright.info = {}
        return upright
    except BROKEN as error:
        raise NotDecodedError(_damaged(error)) from error


def _strange(content: bytes) -> str:
    for start, magic, words in _STRANGERS:
        if content[start:].startswith(magic):
            return words
    return "is not a picture, or one of a kind that cannot be opened here; save it as PNG or JPEG"


def _too_many_pixels(what: str) -> str:
    return f"has too many pixels: {what} over {PIXELS // 10**6} million; make it smaller first"


def _damaged(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "needs more memory than there is; make it smaller first"
    if "truncated" in str(error).lower() or isinstance(error, EOFError):
        return "is cut off: part of the file is missing; copy or download it again"
    return "is damaged or cut off; copy or download it again"
