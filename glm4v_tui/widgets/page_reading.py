"""The pictures and documents of a page, read as small as they are shown."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from glm4v_tui.chat import pictures
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.widgets.checks import on_checks
from glm4v_tui.widgets.recent import Opened, RecentPictures, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from glm4v_tui.chat.documents import Glance
    from glm4v_tui.widgets.recent import Box


class PageReading:
    """Reads what a page shows beside the event loop, and remembers what it has read of late."""

    def __init__(self) -> None:
        self._recent = RecentPictures()
        self._glances: set[Glance] = set()
        """Looks into documents that are under way."""

    async def read(self, path: Path, box: Box, square: int) -> Opened:
        """Return a picture, or the first page or frame of a document, in a box of pixels.

        `square` is the side of a square of the checker board under what is transparent.
        """
        mark = await asyncio.to_thread(stamp, path)
        opened = self._recent.find(path, mark, box)
        if opened is None:
            opened = await asyncio.to_thread(self._opened, path, box, square)
            # Of a document another look may have the time, or what reads it be installed.
            if not (opened.error and document_kind(path)):
                self._recent.keep(path, mark, box, opened)
        return opened

    def end(self) -> None:
        """Want no document any more of those that are looked into now."""
        for glance in tuple(self._glances):
            glance.end()

    def _opened(self, path: Path, box: Box, square: int) -> Opened:
        try:
            if document_kind(path):
                return Opened(path, self._first_leaf(path, box))
            image = pictures.load(path, box, clear=True)
        except PictureError as error:
            return Opened(path, error=error.message)
        return Opened(path, on_checks(image, square))

    def _first_leaf(self, path: Path, box: Box) -> Image:
        from glm4v_tui.chat.documents import Glance

        glance = Glance()
        self._glances.add(glance)
        try:
            return glance.leaf(path, 0, box).image
        finally:
            self._glances.discard(glance)
