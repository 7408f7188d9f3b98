"""The picture or document under the cursor of the picker, and what is worth knowing of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive, var
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from glm4v_tui.chat import pictures
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.checks import laid_on_checks
from glm4v_tui.widgets.drawing import hand_on
from glm4v_tui.widgets.facts import CountTokens, SeenSize, described
from glm4v_tui.widgets.framed_view import FramedView
from glm4v_tui.widgets.recent import Box, Opened, RecentPictures, Stamp, stamp, stepped

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.documents import Glance
    from glm4v_tui.chat.framing import Frame

_LOAD = partial(pictures.load, clear=True)
"""Opens a picture without laying what is transparent on anything."""

_PAUSE = 0.05
"""Seconds that a file waits if another was asked for just before, so that a held key skips some."""

_SLOW = 0.3
"""Seconds after which a picture that has not come yet gives way to a word about it."""

_AHEAD = 32 * 2**20
"""Bytes of a file up to which it is opened before it is asked for."""

_REMEMBERED = 32 * 2**20
"""Bytes of pixels that the terminal may hold of pictures that were shown before."""


class Preview(Widget):
    """Shows the picture at a path, with its name, size and cost; decodes beside the event loop."""

    DEFAULT_CSS = """
    Preview {
        layout: vertical;
        width: 1fr;
        height: 1fr;
    }
    Preview > #facts {
        width: 1fr;
        height: auto;
        min-height: 2;
        max-height: 4;
        padding: 0 1;
        color: $text;
    }
    """

    path: reactive[Path | None] = reactive(None, repaint=False)
    """The file that is shown; `None` shows nothing."""

    neighbours: var[tuple[Path, ...]] = var(())
    """Files that may be shown next; they are opened ahead once this one is shown."""

    count_tokens: reactive[CountTokens | None] = reactive(None, repaint=False)
    """Tells the tokens that a picture of a width and height in pixels takes with this model."""

    seen_size: reactive[SeenSize | None] = reactive(None, repaint=False)
    """Tells at which size this model sees a picture of a width and height in pixels."""

    @dataclass
    class Shown(Message):
        """A file has been opened, or has turned out not to be a picture."""

        path: Path
        picture: Picture | None
        """What the file holds, `None` where it cannot be shown to a model."""
        error: str
        """A sentence that says why not, else empty."""

    def __init__(
        self,
        graphics: Graphics | None = None,
        *,
        load: Callable[[Path, Box], Image] = _LOAD,
        inspect: Callable[[Path], Picture] = pictures.inspect,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._graphics = graphics
        self._load, self._inspect = load, inspect
        self._recent = RecentPictures()
        self._opened = Opened()
        self._asked = 0.0
        self._ahead: tuple[tuple[Path, Stamp, Box], asyncio.Task[Opened]] | None = None
        """What is being opened before it is asked for."""
        self._slow: Timer | None = None
        self._glance: Glance | None = None
        """The look into a PDF or a video, which may take long."""

    def compose(self) -> ComposeResult:
        """Put the picture above the facts."""
        yield FramedView(graphics=self._graphics, remembers=_REMEMBERED)
        yield Static(id="facts")

    def draw_with(self, graphics: Graphics) -> None:
        """Draw as another terminal can, at the size that its cells need."""
        self._graphics = graphics
        hand_on(self, graphics)
        self.watch_path()

    def on_unmount(self) -> None:
        """Keep nobody waiting who leaves the program."""
        self._end_glance()

    def _end_glance(self) -> None:
        if self._glance:
            self._glance.end()

    def on_resize(self) -> None:
        """Open the file again where there is now room for more of it."""
        self.watch_path()

    def watch_path(self) -> None:
        """Open the new file; the old picture stays until the new one comes, or is slow to."""
        if self._slow:
            self._slow.stop()
        if not self.is_mounted or not self.size:
            return
        if self.path is None:
            self._show(Opened())
        else:
            self._end_glance()
            self._slow = self.set_timer(_SLOW, self._wait)
            self._open(self.path)

    def watch_count_tokens(self) -> None:
        """Count again for the new model."""
        self._state_facts()

    watch_seen_size = watch_count_tokens

    @work(exclusive=True)
    async def _open(self, path: Path) -> None:
        before, self._asked = self._asked, time.monotonic()
        if self._asked - before < _PAUSE:
            await asyncio.sleep(_PAUSE)
        box, mark = self._box(), await asyncio.to_thread(stamp, path)
        opened = self._recent.find(path, mark, box)
        if opened is None:
            opened = await self._begun(path, mark, box)
            # What reads a document may be installed meanwhile, or have more time the next time.
            if not (opened.error and document_kind(path)):
                self._recent.keep(path, mark, box, opened)
        if path != self.path:
            return
        self._show(opened)
        self.post_message(self.Shown(path, opened.picture, opened.error))
        self._open_ahead(self.neighbours)

    @work(exclusive=True, group="ahead")
    async def _open_ahead(self, paths: tuple[Path, ...]) -> None:
        """Open what the cursor may come to next, one after the other, unless it is large."""
        for path in paths:
            if self._ahead is not None:
                await asyncio.wait([self._ahead[1]])
            box, mark = self._box(), await asyncio.to_thread(stamp, path)
            if mark and mark[2] <= _AHEAD and self._recent.find(path, mark, box) is None:
                opening = asyncio.create_task(self._open_slowly(path, box))
                self._ahead = (path, mark, box), opening
                self._recent.keep(path, mark, box, await asyncio.shield(opening))

    async def _begun(self, path: Path, mark: Stamp | None, box: Box) -> Opened:
        """Go on with what was begun ahead, or begin now."""
        if self._ahead is not None and self._ahead[0] == (path, mark, box):
            (_, opening), self._ahead = self._ahead, None
            if not opening.done():
                return await asyncio.shield(opening)
        return await self._open_slowly(path, box)

    async def _open_slowly(self, path: Path, box: Box) -> Opened:
        """Decode the picture as small as it is shown, show it, and then look into all of it."""
        opened = Opened(path)
        try:
            if document_kind(path):
                return await self._first_leaf(path, box)
            cell = self.query_one(FramedView).graphics.cell_width
            image, transparent = await asyncio.to_thread(self._decoded, path, box, cell)
            opened = replace(opened, image=image, transparent=transparent)
            if self.is_attached and self.path == path:
                self._show(opened)
            from glm4v_tui.chat.details import details

            picture = await asyncio.to_thread(self._inspect, path)
            found = await asyncio.to_thread(details, path)
            return replace(opened, picture=picture, details=found)
        except PictureError as error:
            return replace(opened, error=error.message)

    async def _first_leaf(self, path: Path, box: Box) -> Opened:
        from glm4v_tui.chat.documents import Glance
        from glm4v_tui.widgets.leaf_opening import first_leaf

        self._glance = Glance()
        return await first_leaf(self._glance, path, box)

    def _decoded(self, path: Path, box: Box, cell: int) -> tuple[Image, bool]:
        """Return the picture as it is shown, and whether it lies on a checker board; blocks."""
        image = self._load(path, box)
        return laid_on_checks(image, box, cell), image.mode == "RGBA"

    def _box(self) -> Box:
        return stepped(self.query_one(FramedView).pixel_box)

    def _wait(self) -> None:
        """Say that a file is being opened, instead of showing another one's picture."""
        self._show(Opened(self.path))

    def _show(self, opened: Opened) -> None:
        if self._slow and (opened.image or opened.error):
            self._slow.stop()
        self._opened = opened
        view = self.query_one(FramedView)
        frames = self.frames_over(opened)
        if view.image is not opened.image:
            view.show(opened.image, frames)
        else:
            view.frames = frames
        self._state_facts()

    def frames_over(self, opened: Opened) -> tuple[Frame, ...]:
        """Return what is drawn over a file's picture: nothing, unless somebody knows more."""
        return ()

    def _state_facts(self) -> None:
        if self.is_mounted:
            width, lines = max(1, self.size.width - 2), max(1, min(3, self.size.height // 6))
            facts = described(self._opened, width, lines, self.count_tokens, self.seen_size)
            self.query_one("#facts", Static).update(facts)
