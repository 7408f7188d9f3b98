"""Small pictures side by side, numbered as the conversation names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content

from glm4v_tui.widgets.thumbnail import Thumbnail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.chat.room import Line
    from glm4v_tui.terminal.graphics import Graphics

COLUMNS = 10
"""Cells that a picture may be wide; one more is left between two."""

TALL = 36
"""Lines of a terminal in which pictures have `ROWS_TALL`; in `MIDDLE` they have less."""
MIDDLE = 24
ROWS_TALL, ROWS_MIDDLE, ROWS_LOW = 5, 3, 2


class PictureStrip(Horizontal):
    """Shows the pictures around one of them; without graphics there is nothing to see."""

    DEFAULT_CSS = """
    PictureStrip {
        padding: 0 1;
        margin: 1 0 0 0;
        display: none;
        &.-shown { display: block; }
        Thumbnail { margin: 0 1 0 0; min-width: 5; }
        Thumbnail > #caption { max-height: 1; width: auto; }
        Thumbnail.-at > #caption {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
        Thumbnail.-hidden > #caption { text-style: strike; }
        Thumbnail.-hidden > PictureView { opacity: 40%; }
    }
    """

    def __init__(self, graphics: Graphics | None) -> None:
        super().__init__()
        self._graphics = graphics
        self._drawn: tuple[tuple[int, Picture], ...] = ()
        self._thumbnails: list[Thumbnail] = []
        self._lines: Sequence[Line] = ()
        self._at: Line | None = None

    def show(self, lines: Sequence[Line], at: Line | None) -> None:
        """Show the pictures of lines, among them the one that is at hand."""
        self._lines, self._at = lines, at
        visible = self._graphics is not None and self._graphics.kind != "off" and bool(lines)
        self.set_class(visible, "-shown")
        if visible:
            self.styles.height = self._rows + 1
            self.call_after_refresh(self._draw_if_open)

    def _draw_if_open(self) -> None:
        if self.is_attached:
            self._draw()

    def on_resize(self) -> None:
        """Show as many as fit now."""
        self.show(self._lines, self._at)

    def _draw(self) -> None:
        """Draw what is not there yet, and mark what has changed."""
        lines = self._page()
        wanted = tuple((self._rows, picture) for line in lines if (picture := _seen(line)))
        if wanted != self._drawn:
            self._drawn = wanted
            self._thumbnails = [self._thumbnail(line) for line in lines]
            with self.app.batch_update():
                self.remove_children()
                self.mount(*self._thumbnails)
        for thumbnail, line in zip(self._thumbnails, lines, strict=True):
            thumbnail.set_class(line == self._at, "-at")
            thumbnail.set_class(line.hidden, "-hidden")

    def _page(self) -> Sequence[Line]:
        """Return the lines whose pictures fit beside each other, with the one at hand."""
        fitting = max(1, (self.content_size.width + 1) // (COLUMNS + 1))
        at = next((n for n, line in enumerate(self._lines) if line == self._at), 0)
        first = at // fitting * fitting
        return self._lines[first : first + fitting]

    @property
    def _rows(self) -> int:
        height = self.screen.size.height
        return ROWS_TALL if height >= TALL else ROWS_MIDDLE if height >= MIDDLE else ROWS_LOW

    def _thumbnail(self, line: Line) -> Thumbnail:
        picture = _seen(line)
        assert picture is not None
        number = Content(line.title.split(" ", 1)[0])
        return Thumbnail(picture, self._graphics, cells=(COLUMNS, self._rows), caption=number)


def _seen(line: Line) -> Picture | None:
    """Return the picture that stands in a line; of a smaller copy there may be no file yet."""
    return line.instead if line.replaced else line.picture
