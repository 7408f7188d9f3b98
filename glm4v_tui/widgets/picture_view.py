"""A picture in a place of the screen, drawn as well as the terminal can.

What draws is imported with the first picture: the first frame has none.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from glm4v_tui.terminal.cells import cell_size
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.widgets.centring import centred, corner
from glm4v_tui.widgets.plain_sight import in_plain_sight
from glm4v_tui.widgets.terminal_memory import TerminalMemory

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.widgets.painting import Painting
    from glm4v_tui.widgets.wish import Wish


class PictureView(Widget):
    """Shows a picture, as large as its place allows, its sides in proportion.

    All drawing is done beside the event loop, and what was seen before stays until it is done.
    Pixels give way to characters wherever a dialog or a notice lies over them.
    The widget takes neither border nor padding: give those to what is around it.
    """

    DEFAULT_CSS = """
    PictureView {
        width: 1fr;
        height: 1fr;
    }
    """

    image: reactive[Image | None] = reactive(None, always_update=True, repaint=False)
    """The picture that is shown, decoded and upright; `None` shows nothing."""

    def __init__(
        self,
        image: Image | None = None,
        graphics: Graphics | None = None,
        *,
        remembers: int = 0,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        """`remembers` is the bytes of pixels that the terminal may hold of earlier pictures."""
        super().__init__(name=name, id=id, classes=classes)
        self.graphics = graphics or Graphics()
        self._rows: list[Strip] = []
        """The picture in characters, as large as it fits."""
        self._painting: Painting | None = None
        self._drawn_for: Wish | None = None
        """What was drawn last, or is being drawn."""
        self._drawing = False
        self._memory = TerminalMemory(self._tell, remembers)
        self._cell = (0, 0)
        """The pixels of a cell when they were last measured, to notice a new font size."""
        self._whole = False
        """Whether the pixels have been drawn since anything lay over them."""
        self.set_reactive(PictureView.image, image)

    @property
    def drawing(self) -> bool:
        """Whether the picture is still being drawn as it is wanted."""
        return self._drawing

    @property
    def pixel_box(self) -> tuple[int, int]:
        """Width and height of the place in pixels: no larger picture can be of use."""
        width, height = self.size
        return width * self.graphics.cell_width, height * self.graphics.cell_height

    def on_mount(self) -> None:
        """Give the terminal's memory back while the shell has it, and draw again afterwards."""
        self._cell = cell_size()
        self.app.app_suspend_signal.subscribe(self, lambda _: self.forget(), immediate=True)
        self.app.app_resume_signal.subscribe(self, lambda _: self._redraw())

    def on_unmount(self) -> None:
        """Free the terminal's memory, and this widget's: a signal keeps what listens to it."""
        self.app.app_suspend_signal.unsubscribe(self)
        self.app.app_resume_signal.unsubscribe(self)
        if not self.app._exit:
            self.forget()

    def watch_image(self) -> None:
        """Draw the new picture; the old one stays until it is ready."""
        self._drawn_for = None
        if self.image is None:
            self._rows, self._drawing = [], False
            self._show(None)
        self._redraw()

    def on_resize(self) -> None:
        """Draw the picture for its new place, and for the cells of a new font size."""
        before, self._cell = self._cell, cell_size()
        if self._cell != before and all(self._cell) and all(before):
            width, height = self._cell
            self.graphics = replace(self.graphics, cell_width=width, cell_height=height)
        self._redraw()

    def notify_style_update(self) -> None:
        """Draw the picture on its new background."""
        super().notify_style_update()
        if self._drawn_for and self._drawn_for.background != self.background_colors[1].rgb:
            self._redraw()

    def draw_with(self, graphics: Graphics) -> None:
        """Draw the picture anew as another terminal can."""
        self.forget()
        self.graphics = graphics
        self._redraw()

    def forget(self) -> None:
        """Show nothing, and free the terminal's memory."""
        self._rows, self._painting, self._drawn_for = [], None, None
        self._drawing = False
        self._memory.clear()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows of pixels where they are ready and in plain sight, else characters."""
        plain = self.visual_style.rich_style
        if self._painting is None or self._is_covered(self._painting):
            self._whole = False
            return _cut(centred(self._rows, self.size, plain), crop)
        if not self._whole:
            self.call_later(self._complete)
        rows = centred(self._painting.strips(plain), self.size, plain)
        if self._painting.drawn:
            self._draw_over(rows, self._painting)
            return rows
        return _cut(rows, crop)

    def _draw_over(self, rows: list[Strip], painting: Painting) -> None:
        """Have the pixels drawn as soon as the last row of cells under them is written."""
        from glm4v_tui.terminal import sixel
        from glm4v_tui.widgets.painting import DrawnStrip

        left, top = corner(painting.columns, painting.rows, self.size)
        x, y = self.region.offset
        last = top + painting.rows - 1
        sequence = sixel.at(x + left, y + top, painting.drawn)

        def draw() -> str:
            self._whole = True
            return sequence

        rows[last] = DrawnStrip(rows[last], left + painting.columns, draw)

    def _complete(self) -> None:
        """Draw again if what has come free was only a part, without the row that draws."""
        if self._painting and self._painting.drawn and not self._whole:
            self._whole = True
            self.refresh()

    def _is_covered(self, painting: Painting) -> bool:
        """Return whether the pixels have no free place; placeholders mind only a tint."""
        width, height = self.size
        if painting.columns > width or painting.rows > height:
            return True
        if self.app.screen is not self.screen:
            return True
        if not painting.drawn:
            return False
        left, top = corner(painting.columns, painting.rows, self.size)
        return not in_plain_sight(self, Region(left, top, painting.columns, painting.rows))

    def _redraw(self) -> None:
        """Draw what is wanted now, unless it is drawn already."""
        if not (self.is_mounted and self.image and self.size):
            return
        wish = self._wish(self.image)
        if wish != self._drawn_for:
            self._drawn_for, self._drawing = wish, True
            self._draw(wish)

    def _wish(self, image: Image) -> Wish:
        from glm4v_tui.widgets.wish import COLOURS, Wish

        most = COLOURS.get(self.app.console.color_system or "", TRUE_COLOUR)
        return Wish(
            image.convert("LA") if self.app.no_color else image,
            replace(self.graphics, colours=min(most, self.graphics.colours)),
            self.graphics.fit(image.size, *self._paintable(self.size)),
            self.graphics.fit(image.size, *self.size),
            self.background_colors[1].rgb,
        )

    @work(exclusive=True)
    async def _draw(self, wish: Wish) -> None:
        """Draw beside the event loop: pixels first, then characters, for when they are covered."""
        painting = self._memory.find(wish)
        if painting is None and wish.has_pixels:
            painting = await asyncio.to_thread(wish.paint)
        if painting and wish is self._drawn_for:
            self._memory.give(wish, painting)
            self._show(painting)
        rows = await asyncio.to_thread(wish.write, self.app.console)
        if wish is self._drawn_for:
            self._rows, self._drawing = rows, False
            if painting is None:
                self._show(None)
            elif self._is_covered(painting):
                self.refresh()

    def _show(self, painting: Painting | None) -> None:
        """Show new pixels, or none; the terminal forgets old ones once they are not seen."""
        self._painting, self._whole = painting, True
        self.refresh()
        self.call_after_refresh(lambda: self._memory.tidy(painting, self._painting))

    def _tell(self, sequence: str) -> None:
        """Write to the terminal, in order with what Textual writes."""
        if sequence and self.app._driver is not None:
            self.app._driver.write(sequence)

    def _paintable(self, size: Size) -> Size:
        """Return the cells that pixels may fill: Sixel on the last row scrolls some terminals."""
        at_the_end = self.graphics.kind == "sixel" and self.region.bottom >= self.screen.size.height
        return Size(size.width, max(0, size.height - at_the_end))


def _cut(rows: list[Strip], crop: Region) -> list[Strip]:
    return [row.crop(crop.x, crop.right) for row in rows[crop.y : crop.bottom]]
