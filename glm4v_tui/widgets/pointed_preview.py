"""The preview with what the answers of a conversation point at."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.reactive import var

from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.widgets.preview import Preview

if TYPE_CHECKING:
    from glm4v_tui.chat.framing import Frame
    from glm4v_tui.chat.pointing import Pointing
    from glm4v_tui.widgets.recent import Opened


class PointedPreview(Preview):
    """Draws boxes over pictures, and over the first page or frame of a document."""

    pointing: var[Pointing | None] = var(None, init=False)
    """What answers point at; `None` shows pictures as they are."""

    def watch_pointing(self) -> None:
        """Draw what is pointed at now."""
        if self.is_mounted:
            self._show(self._opened)

    def frames_over(self, opened: Opened) -> tuple[Frame, ...]:
        """Return what is pointed at in a file, once it is known which file that is."""
        if self.pointing is None or opened.details is None:
            return ()
        digest = opened.picture.digest if opened.picture else opened.digest
        if not digest:
            self._recognise(opened, self.pointing)
            return ()
        from glm4v_tui.chat.framing import frames_of

        return frames_of(self.pointing.on(digest), opened.details.size)

    @work(exclusive=True, group="recognise")
    async def _recognise(self, opened: Opened, pointing: Pointing) -> None:
        """Find out which file a document is, which may be long, only if it may be the one."""
        from glm4v_tui.chat.documents import digest

        path = opened.path
        if path is None or not document_kind(path) or not pointing.has_leaf_of(path.name):
            return
        try:
            found = await asyncio.to_thread(digest, path)
        except PictureError:
            return
        if self._opened is opened:
            self._show(replace(opened, digest=found))
