"""A picture of the conversation, small, with its name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from glm4v_tui.chat import pictures
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.framed_view import FramedView
from glm4v_tui.widgets.recent import Box

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.framing import Frame
    from glm4v_tui.chat.pointing import Mark

COLUMNS, ROWS = 12, 6
"""The cells that a thumbnail fills at most, without its name."""


class Thumbnail(Widget):
    """Shows a picture that was sent, for the log of a conversation.

    Sixel is drawn in half blocks here: it would have to be sent again with each line that scrolls,
    and xterm keeps no more than sixteen of them. Kitty's placeholders scroll as text.
    """

    DEFAULT_CSS = f"""
    Thumbnail {{
        layout: vertical;
        width: auto;
        height: auto;
        margin: 0 2 0 0;
    }}
    Thumbnail > #caption {{
        width: auto;
        max-width: {2 * COLUMNS};
        height: auto;
        max-height: 2;
        color: $text-muted;
    }}
    """

    marks: var[tuple[Mark, ...]] = var((), init=False)
    """What an answer points at in the picture."""

    class Appeared(Message):
        """A picture has come into the log, or back into it."""

        def __init__(self, thumbnail: Thumbnail) -> None:
            super().__init__()
            self.thumbnail = thumbnail

    def __init__(
        self,
        picture: Picture,
        graphics: Graphics | None = None,
        *,
        load: Callable[[Picture, Box], Image] = pictures.load,
        cells: tuple[int, int] = (COLUMNS, ROWS),
        caption: Content | None = None,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        """It fills at most so many columns and rows; the caption is its name if none is given."""
        super().__init__(name=name, id=id, classes=classes)
        self.picture = picture
        self._cells = cells
        self._caption = Content(clean(picture.name)) if caption is None else caption
        self._graphics = _still(graphics or Graphics())
        self._load = load

    def compose(self) -> ComposeResult:
        """Put the picture above its name."""
        if self._graphics.kind != "off":
            view = FramedView(graphics=self._graphics)
            size = self.picture.width, self.picture.height
            view.styles.width, view.styles.height = self._graphics.fit(size, *self._cells)
            yield view
        yield Static(self._caption, id="caption")

    def on_mount(self) -> None:
        """Fetch the pixels."""
        if self._graphics.kind != "off":
            self._fetch()
            self.post_message(self.Appeared(self))

    def watch_marks(self) -> None:
        """Draw what is pointed at."""
        for view in self.query(FramedView):
            view.frames = self._frames

    @property
    def _frames(self) -> tuple[Frame, ...]:
        from glm4v_tui.chat.framing import frames_of

        return frames_of(self.marks, (self.picture.width, self.picture.height))

    def draw_with(self, graphics: Graphics) -> None:
        """Draw the picture anew as another terminal can."""
        self._graphics = _still(graphics)
        self.call_later(self._compose_anew)

    async def _compose_anew(self) -> None:
        await self.recompose()
        self.on_mount()

    @work(exclusive=True)
    async def _fetch(self) -> None:
        """Show the pixels where there is still a place for them: it may be composed anew."""
        columns, rows = self._cells
        box = columns * self._graphics.cell_width, rows * self._graphics.cell_height
        try:
            image = await asyncio.to_thread(self._load, self.picture, box)
        except PictureError as error:
            caption = Content.styled(error.message, "$text-error")
            for place in self.query("#caption").results(Static):
                place.update(caption)
            await self.query(FramedView).remove()
        else:
            for view in self.query(FramedView):
                view.show(image, self._frames)


def _still(graphics: Graphics) -> Graphics:
    """Return graphics that survive scrolling."""
    return replace(graphics, kind="blocks") if graphics.kind == "sixel" else graphics
