"""A picture in a place of the screen, drawn as well as the terminal can."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from glm4v_tui.terminal import kitty, sixel
from glm4v_tui.terminal.cells import cell_size
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.characters import in_characters
from glm4v_tui.widgets.painting import DrawnStrip, Painting, paint

if TYPE_CHECKING:
    from PIL.Image import Image

_NARROWEST = 4
"""Cells that anything laid over a picture is wide at least."""


class PictureView(Widget):
    """Shows a picture, as large as its place allows, its sides in proportion.

    Half blocks are drawn at once; where the terminal draws pixels, they take over as soon as they
    are encoded, and give way to half blocks wherever a dialog or a notice lies over them.
    The widget takes neither border nor padding: give those to what is around it.
    """

    DEFAULT_CSS = """
    PictureView {
        width: 1fr;
        height: 1fr;
    }
    """

    image: reactive[Image | None] = reactive(None, always_update=True)
    """The picture that is shown, decoded and upright; `None` shows nothing."""

    def __init__(
        self,
        image: Image | None = None,
        graphics: Graphics | None = None,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.graphics = graphics or Graphics()
        self._blocks: tuple[Size, list[Strip]] | None = None
        """The rows of the whole place in characters, and the size for which they were drawn."""
        self._painting: Painting | None = None
        self._cell = (0, 0)
        """The pixels of a cell when they were last measured, to notice a new font size."""
        self._whole = False
        """Whether the pixels have been drawn since anything lay over them."""
        self.set_reactive(PictureView.image, image)

    @property
    def pixel_box(self) -> tuple[int, int]:
        """Width and height of the place in pixels: no larger picture can be of use."""
        width, height = self.size
        return width * self.graphics.cell_width, height * self.graphics.cell_height

    def on_mount(self) -> None:
        """Send pictures again when the program comes back from the shell."""
        self._cell = cell_size()
        self.app.app_resume_signal.subscribe(self, lambda _: self._redraw())

    def on_unmount(self) -> None:
        """Free the terminal's memory."""
        self._forget()

    def watch_image(self) -> None:
        """Draw the new picture."""
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
        self._blocks = None

    def draw_with(self, graphics: Graphics) -> None:
        """Draw the picture anew as another terminal can."""
        self._forget()
        self.graphics = graphics
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Return one row of the picture in characters, centred in its place."""
        if self._blocks is None or self._blocks[0] != self.size:
            self._blocks = self.size, self._centred(self._in_characters())
        return self._blocks[1][y]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows of pixels where they are ready and in plain sight, else characters."""
        if self._painting is None:
            return super().render_lines(crop)
        if self._is_covered(self._painting):
            self._whole = False
            return super().render_lines(crop)
        if not self._whole:
            self.call_later(self._complete)
        rows = self._centred(self._painting.strips(self.visual_style.rich_style))
        if self._painting.drawn:
            self._draw_over(rows, self._painting)
            return rows
        return [row.crop(crop.x, crop.right) for row in rows[crop.y : crop.bottom]]

    def _draw_over(self, rows: list[Strip], painting: Painting) -> None:
        """Have the pixels drawn as soon as the last row of cells under them is written."""
        left, top = self._corner(painting.columns, painting.rows)
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
        if self.screen.find_widget(self).visible_region != self.region:
            return True
        left, top = self._corner(painting.columns, painting.rows)
        place = Region(left, top, painting.columns, painting.rows).translate(self.region.offset)
        columns = {*range(place.x, place.right, _NARROWEST), place.right - 1}
        return any(
            self.screen.get_widget_at(x, y)[0] is not self
            for y in place.line_range
            for x in columns
        )

    def _redraw(self) -> None:
        self._forget()
        self._blocks = None
        self.refresh()
        if self.graphics.kind in ("kitty", "sixel") and self.is_mounted:
            self._paint()

    def _forget(self) -> None:
        painting, self._painting = self._painting, None
        if painting and painting.number:
            self._tell(kitty.deletion(painting.number, self.graphics.layers))

    def _tell(self, sequence: str) -> None:
        """Write to the terminal, in order with what Textual writes, unless it is given back."""
        if sequence and self.app._driver is not None and not self.app._exit:
            self.app._driver.write(sequence)

    @work(exclusive=True)
    async def _paint(self) -> None:
        """Encode the picture beside the event loop, then show its pixels."""
        image, size = self.image, self._paintable(self.size)
        if image is None:
            return
        columns, rows = self.graphics.fit(image.size, *size)
        if not 0 < max(columns, rows) <= kitty.LARGEST or not self._keeps_colours():
            return
        _, background = self.background_colors
        painting = await asyncio.to_thread(
            paint, image, self.graphics, columns, rows, background.rgb
        )
        if image is self.image and size == self._paintable(self.size):
            self._tell(painting.sent)
            self._painting, self._whole = painting, True
            self.refresh()

    def _keeps_colours(self) -> bool:
        """Return whether the colours that number kitty's pictures arrive as they are."""
        return self.graphics.kind != "kitty" or self.app.console.color_system in (
            "256",
            "truecolor",
        )

    def _paintable(self, size: Size) -> Size:
        """Return the cells that pixels may fill: Sixel on the last row scrolls some terminals."""
        at_the_end = self.graphics.kind == "sixel" and self.region.bottom >= self.screen.size.height
        return Size(size.width, max(0, size.height - at_the_end))

    def _in_characters(self) -> list[Strip]:
        if self.image is None:
            return []
        _, background = self.background_colors
        plain = self.visual_style.rich_style
        return in_characters(self.image, self.graphics, self.size, plain, background.rgb)

    def _corner(self, columns: int, rows: int) -> tuple[int, int]:
        width, height = self.size
        return (width - columns) // 2, (height - rows) // 2

    def _centred(self, rows: list[Strip]) -> list[Strip]:
        width, height = self.size
        blank = self.visual_style.rich_style
        left, top = self._corner(rows[0].cell_length if rows else 0, len(rows))
        margin = [Strip.blank(left, blank)] if left else []
        centred = [Strip.join([*margin, row]).adjust_cell_length(width, blank) for row in rows]
        empty = Strip.blank(width, blank)
        return [empty] * top + centred + [empty] * (height - top - len(centred))
