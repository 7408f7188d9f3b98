"""The pictures of the saved conversation under the cursor, small."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Vertical
from textual.widgets import Static

from glm4v_tui.chat.reopening import TranscriptError, read
from glm4v_tui.widgets.drawing import hand_on
from glm4v_tui.widgets.thumbnail import Thumbnail

if TYPE_CHECKING:
    from pathlib import Path

    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.terminal.graphics import Graphics

MOST = 4
"""Pictures that are shown of a conversation."""

_PAUSE = 0.08
"""Seconds that the cursor stays before a conversation is read, so that a held key reads few."""


class ConversationPictures(Vertical):
    """Shows the first pictures of a conversation; reads and decodes beside the event loop."""

    DEFAULT_CSS = """
    ConversationPictures {
        height: 1fr;
        overflow: hidden;
        Thumbnail { margin: 0 0 1 0; }
        Static { color: $text-muted; }
    }
    """

    def __init__(self, graphics: Graphics | None = None) -> None:
        super().__init__()
        self._graphics = graphics
        self._shown: tuple[Picture, ...] = ()

    def draw_with(self, graphics: Graphics) -> None:
        """Draw as another terminal can, the pictures to come too."""
        self._graphics = graphics
        hand_on(self, graphics)

    @work(exclusive=True, group="pictures")
    async def show(self, path: Path | None) -> None:
        """Show the pictures of a transcript, or none."""
        await asyncio.sleep(_PAUSE)
        pictures: tuple[Picture, ...] = ()
        if path is not None:
            try:
                pictures = (await asyncio.to_thread(read, path)).conversation.pictures
            except TranscriptError as error:
                self.call_later(self._replace, Static(error.message, markup=False))
                return
        unlike = tuple({picture.digest: picture for picture in pictures}.values())
        if unlike != self._shown:
            self._shown = unlike
            more = len(unlike) - MOST
            rest = [Static(f"and {more} more")] if more > 0 else []
            thumbnails = (Thumbnail(picture, self._graphics) for picture in unlike[:MOST])
            self.call_later(self._replace, *thumbnails, *rest)

    async def _replace(self, *widgets: Static | Thumbnail) -> None:
        """Show these widgets alone; in a worker, its cancelling would cancel those that go."""
        async with self.batch():
            await self.remove_children()
            await self.mount(*widgets)
