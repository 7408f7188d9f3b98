"""Pictures as parts of a page: inlined as they are, or drawn upon."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from glm4v_tui.chat.boxes import SCALE, Box
from glm4v_tui.chat.page_text import escaped
from glm4v_tui.chat.pictures import PictureError, load, read_checked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glm4v_tui.chat.conversation import Picture

_BROWSERS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "AVIF": "image/avif",
    "ICO": "image/x-icon",
}
"""Media types of the formats that every browser shows; others are made PNG."""

_DRAWN_UPON = (1024, 1024)
"""Pixels that a picture has at most where boxes are drawn over it: it is there whole already."""


def figure(picture: Picture) -> str:
    """Return a picture with its name; one that is gone is named."""
    name, size = escaped(picture.name), f"{picture.width}×{picture.height}"
    caption = f"{name}, {size}"
    if picture.address:
        caption += f", from {escaped(picture.address)}"
    try:
        source = data_url(picture)
    except PictureError:
        return f"<figure><figcaption>Picture, not there any more: {caption}</figcaption></figure>"
    image = f'<img src="{source}" alt="{name}" width="{picture.width}" height="{picture.height}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


def boxed_figure(picture: Picture, boxes: Sequence[Box]) -> str:
    """Return a picture with numbered boxes drawn over it, nothing if the picture is gone."""
    try:
        image = load(picture, _DRAWN_UPON)
    except PictureError:
        return ""
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=85)
    source = _url("image/jpeg", kept.getvalue())
    name = escaped(picture.name)
    width, height = image.size
    rects = "".join(_drawn(box, at, width, height) for at, box in enumerate(boxes, start=1))
    legend = "".join(f"<li>{', '.join(f'{side:g}' for side in box)}</li>" for box in boxes)
    return (
        f'<figure><div class="seen"><img src="{source}" alt="{name}, with boxes" '
        f'width="{width}" height="{height}">'
        f'<svg viewBox="0 0 {width} {height}" aria-hidden="true">'
        f"{rects}</svg></div><figcaption>What the answer names in {name}, in thousandths of its "
        f'sides:<ol class="boxes">{legend}</ol></figcaption></figure>'
    )


def data_url(picture: Picture) -> str:
    """Return a picture's own bytes as an address, or a PNG of what browsers cannot show.

    Raises:
        PictureError: the picture is gone or has changed.
    """
    if picture.format in _BROWSERS:
        return _url(_BROWSERS[picture.format], read_checked(picture))
    kept = io.BytesIO()
    load(picture).save(kept, "PNG")
    return _url("image/png", kept.getvalue())


def _url(media: str, content: bytes) -> str:
    return f"data:{media};base64,{base64.b64encode(content).decode()}"


def _drawn(box: Box, number: int, width: int, height: int) -> str:
    """Return a box and its number in pixels of the picture."""
    left, right = box.left * width / SCALE, box.right * width / SCALE
    top, bottom = box.top * height / SCALE, box.bottom * height / SCALE
    size = max(12, width / 28)
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}"/>'
        f'<text x="{left + size / 4:.1f}" y="{top + size:.1f}" '
        f'font-size="{size:.0f}">{number}</text>'
    )
