"""The pictures of a conversation as images, opened once and kept while they are asked about."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import PictureError, load
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS = 2**26
"""Pixels, of three bytes each, that are kept; the conversation at hand may have more."""


class Album:
    """Opens pictures and keeps the latest, since every turn sends all pictures again."""

    def __init__(self) -> None:
        self._images: OrderedDict[str, Image] = OrderedDict()
        self._lock = threading.Lock()

    def images(self, pictures: Iterable[Picture]) -> dict[str, Image]:
        """Return the image of each picture by its digest; blocks.

        Raises:
            EngineError: a picture cannot be opened.
        """
        wanted = {picture.digest: self._image(picture) for picture in pictures}
        with self._lock:
            self._images.update(wanted)
            for digest in wanted:
                self._images.move_to_end(digest)
            self._forget(len(wanted))
        return wanted

    def _image(self, picture: Picture) -> Image:
        return self._images.get(picture.digest) or _opened(picture)

    def _forget(self, keep: int) -> None:
        """Let the oldest go, beyond those that were just asked for."""
        while len(self._images) > keep and _pixels(self._images.values()) > _PIXELS:
            self._images.popitem(last=False)


def _pixels(images: Iterable[Image]) -> int:
    return sum(image.width * image.height for image in images)


def _opened(picture: Picture) -> Image:
    try:
        return load(picture)
    except PictureError as error:
        raise EngineError("rejected", error.message) from error
