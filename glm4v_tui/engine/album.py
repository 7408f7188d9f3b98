"""The pictures of a conversation as images, opened once and kept while they are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.pictures import load
from glm4v_tui.engine.latest import Latest

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS = 2**26
"""Pixels, of three bytes each, that are kept; the conversation at hand may have more."""


class Album(Latest["Image"]):
    """Opens pictures, and keeps the latest."""

    def __init__(self) -> None:
        super().__init__(load, _pixels, _PIXELS)


def _pixels(image: Image) -> int:
    return image.width * image.height
