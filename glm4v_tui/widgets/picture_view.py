"""A picture in a place of the screen, drawn as well as the terminal can."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color as RichColor
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from glm4v_tui.terminal import blocks
from glm4v_tui.terminal.graphics import Graphics

if TYPE_CHECKING:
    from PIL.Image import Image


class PictureView(Widget):
    """Shows a picture, as large as its place allows, its sides in proportion."""

    DEFAULT_CSS = """
    PictureView {
        width: 1fr;
        height: 1fr;
    }
    """

    image: reactive[Image | None] = reactive(None, always_update=True)
    """The picture that is shown, already upright; `None` shows nothing."""

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
        self._rows: list[Strip] | None = None
        self.set_reactive(PictureView.image, image)

    def watch_image(self) -> None:
        """Draw the new picture."""
        self._redraw()

    def on_resize(self) -> None:
        """Draw the picture for its new place."""
        self._redraw()

    def notify_style_update(self) -> None:
        """Draw the picture on its new background."""
        super().notify_style_update()
        self._rows = None

    def render_line(self, y: int) -> Strip:
        """Return one row of the picture, centred in its place."""
        rows = self._draw() if self._rows is None else self._rows
        width, height = self.content_size
        top = (height - len(rows)) // 2
        blank = self.visual_style.rich_style
        if not 0 <= y - top < len(rows):
            return Strip.blank(width, blank)
        row = rows[y - top]
        left = (width - row.cell_length) // 2
        return Strip.join([Strip.blank(left, blank), row]).adjust_cell_length(width, blank)

    def _redraw(self) -> None:
        self._rows = None
        self.refresh()

    def _draw(self) -> list[Strip]:
        self._rows = []
        if self.image is None or self.graphics.kind == "off":
            return self._rows
        columns, rows = self.graphics.fit(self.image.size, *self.content_size)
        if columns and rows:
            draw = blocks.characters if self.graphics.kind == "ascii" else blocks.half_blocks
            _, background = self.background_colors
            lines = draw(self.image, columns, rows, background.rgb)
            self._rows = [_strip(line, columns, self.visual_style.rich_style) for line in lines]
        return self._rows


def _strip(line: list[blocks.Run], columns: int, plain: Style) -> Strip:
    return Strip([Segment(text, plain + _style(*pair)) for text, *pair in line], columns)


@lru_cache(8192)
def _style(foreground: blocks.Colour | None, background: blocks.Colour | None) -> Style:
    return Style.from_color(_colour(foreground), _colour(background))


def _colour(colour: blocks.Colour | None) -> RichColor | None:
    return None if colour is None else RichColor.from_triplet(ColorTriplet(*colour))
