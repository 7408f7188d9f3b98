"""Many pictures at once, a page at a time, each with its name."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.widgets.grid_cell import GridCell
from glm4v_tui.widgets.page_reading import PageReading

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from glm4v_tui.terminal.graphics import Graphics

WIDTHS = (14, 20, 28, 40)
"""Columns of a cell, from the smallest pictures to the largest."""

_FOLDING = 0.45
"""Rows of a cell for each of its columns, its name included: pictures are wider than high."""

_MOST_SIXEL = 16
"""Pictures in Sixel that xterm keeps; pages with more of them are drawn in blocks."""

_AT_ONCE = 2
"""Pictures that are read at a time."""


class PictureGrid(Widget, can_focus=True):
    """A page of small pictures with one cursor and any number of marks.

    It has pages and does not scroll: Sixel would have to be sent again with every line.
    """

    DEFAULT_CSS = """
    PictureGrid { height: 1fr; }
    PictureGrid > Grid { grid-gutter: 0; }
    """
    BINDING_GROUP_TITLE = "Many pictures"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False, id="grid.left", tooltip="To the left"),
        Binding("right", "move(1)", "Right", show=False, id="grid.right", tooltip="To the right"),
        Binding("up", "row(-1)", "Up", show=False, id="grid.up", tooltip="One row up"),
        Binding("down", "row(1)", "Down", show=False, id="grid.down", tooltip="One row down"),
        Binding("pageup", "page(-1)", "Page up", id="grid.page-up", tooltip="The page before"),
        Binding("pagedown", "page(1)", "Page down", id="grid.page-down", tooltip="The next page"),
        Binding("home", "first", "First", show=False, id="grid.first", tooltip="The first picture"),
        Binding("end", "last", "Last", show=False, id="grid.last", tooltip="The last picture"),
        Binding("space", "mark", "Mark", id="grid.mark", tooltip="Mark or unmark this picture"),
        Binding("plus", "grow(1)", "Larger", id="grid.larger", tooltip="Fewer, larger pictures"),
        Binding("minus", "grow(-1)", "Smaller", id="grid.smaller", tooltip="More, smaller ones"),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    """The picture that keys act on, from 0."""
    marks: reactive[tuple[Path, ...]] = reactive((), repaint=False)
    """The marked pictures, in the order of marking; some may not be among those shown."""

    class Moved(Message):
        """The cursor came to another picture, or another page came up."""

    def __init__(
        self,
        paths: Sequence[Path],
        graphics: Graphics,
    ) -> None:
        super().__init__()
        self.paths = paths
        self._graphics = graphics
        self._reading = PageReading()
        self._width = 1
        self._across, self._down = 0, 0
        self._shown: int | None = None

    def compose(self) -> ComposeResult:
        """Begin with no cells; how many there are is told by the size."""
        yield Grid()

    @property
    def page(self) -> int:
        """How many pictures fit at once."""
        return max(1, self._across * self._down)

    @property
    def pages(self) -> tuple[int, int]:
        """Which page is shown, from 1, and how many there are."""
        return self.cursor // self.page + 1, -(-len(self.paths) // self.page)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the pictures that there are."""
        return max(0, min(cursor, len(self.paths) - 1))

    async def on_resize(self, event: events.Resize) -> None:
        """Lay out as many cells as fit now."""
        await self._lay_out()

    def draw_with(self, graphics: Graphics) -> None:
        """Draw as another terminal can, which may hold more pictures or fewer."""
        self._graphics = graphics
        self.call_later(self._lay_out)

    async def _lay_out(self) -> None:
        width = min(WIDTHS[self._width], self.size.width)
        height = max(4, round(width * _FOLDING))
        across = max(1, self.size.width // max(1, width))
        down = max(1, self.size.height // height)
        self._across, self._down, self._shown = across, down, None
        grid = self.query_one(Grid)
        grid.styles.grid_size_columns, grid.styles.grid_size_rows = across, down
        await grid.remove_children()
        await grid.mount_all(GridCell(self._graphics_of_page()) for _ in range(across * down))
        self.call_after_refresh(self._show_page)

    def _graphics_of_page(self) -> Graphics:
        at_once = min(self.page, len(self.paths))
        crowded = self._graphics.kind == "sixel" and at_once > _MOST_SIXEL
        return replace(self._graphics, kind="blocks") if crowded else self._graphics

    def watch_cursor(self) -> None:
        """Bring the cursor's page up."""
        self._show_page()

    def watch_marks(self) -> None:
        """Show the marks."""
        self._show_page()

    def _show_page(self) -> None:
        cells = list(self.query(GridCell))
        if not cells or len(cells) != self.page:
            return
        first = self.cursor // self.page * self.page
        for place, cell in enumerate(cells):
            at = first + place
            cell.path = self.paths[at] if at < len(self.paths) else None
            cell.marked = cell.path in self.marks
            cell.set_class(at == self.cursor, "-cursor")
        if self._shown != first:
            self._shown = first
            self._fill_if_ready(cells)
        self.post_message(self.Moved())

    @on(GridCell.Resized)
    def begin_to_fill(self, event: GridCell.Resized) -> None:
        """Read the pictures once every cell has its place."""
        event.stop()
        self._fill_if_ready(list(self.query(GridCell)))

    def _fill_if_ready(self, cells: list[GridCell]) -> None:
        if self._shown is not None and all(all(cell.box) for cell in cells):
            self._fill(cells)

    @work(exclusive=True)
    async def _fill(self, cells: list[GridCell]) -> None:
        """Read the pictures of a page beside the event loop; another page makes it stale."""
        self._reading.end()
        # A document may take long, and keeps no picture waiting.
        waiting = iter(sorted(cells, key=lambda cell: _is_document(cell.path)))

        async def read() -> None:
            for cell in waiting:
                await self._fill_cell(cell)

        async with asyncio.TaskGroup() as readers:
            for _ in range(_AT_ONCE):
                readers.create_task(read())

    async def _fill_cell(self, cell: GridCell) -> None:
        path, box = cell.path, cell.box
        if path is None or not all(box):
            return
        opened = await self._reading.read(path, box, max(2, self._graphics.cell_width))
        if cell.box == box and cell.path == path:
            cell.show(opened.image, opened.error)

    def on_unmount(self) -> None:
        """Keep nobody waiting who leaves."""
        self._reading.end()

    def action_move(self, by: int) -> None:
        """Move the cursor by some pictures."""
        self.cursor += by

    def action_row(self, by: int) -> None:
        """Move the cursor up or down, and stay where there is no such row."""
        at = self.cursor + by * self._across
        if 0 <= at < len(self.paths):
            self.cursor = at
        elif by > 0 and self.cursor // self._across < (len(self.paths) - 1) // self._across:
            self.cursor = len(self.paths) - 1

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.cursor += by * self.page

    def action_first(self) -> None:
        """Move the cursor to the first picture."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last picture."""
        self.cursor = len(self.paths) - 1

    def action_mark(self) -> None:
        """Mark or unmark the picture under the cursor, and go on to the next."""
        path = self.paths[self.cursor]
        others = tuple(mark for mark in self.marks if mark != path)
        self.marks = others if path in self.marks else (*self.marks, path)
        self.cursor += 1

    async def action_grow(self, by: int) -> None:
        """Show fewer and larger pictures, or more and smaller ones."""
        width = max(0, min(self._width + by, len(WIDTHS) - 1))
        if width != self._width:
            self._width = width
            await self._lay_out()


def _is_document(path: Path | None) -> bool:
    return path is not None and document_kind(path) is not None
