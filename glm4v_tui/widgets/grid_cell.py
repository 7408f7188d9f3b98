"""One picture of a grid, with its name below it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from glm4v_tui.chat.clean import clean
from glm4v_tui.widgets.cells import shorten_middle
from glm4v_tui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from PIL.Image import Image
    from textual import events
    from textual.app import ComposeResult

    from glm4v_tui.terminal.graphics import Graphics
    from glm4v_tui.widgets.recent import Box

MARK = "● "
"""Stands before the name of a marked picture."""


class GridCell(Widget):
    """Shows a picture as small as it is needed, or why it cannot be shown."""

    DEFAULT_CSS = """
    GridCell {
        layout: vertical;
        padding: 0 1;
        & > Static { height: 1; width: 1fr; text-align: center; text-wrap: nowrap; }
        &.-cursor > Static {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &.-marked > Static { color: $text-warning; }
        &.-marked.-cursor > Static { color: $block-cursor-foreground; }
        &.-error > Static { color: $text-error; }
    }
    """

    path: reactive[Path | None] = reactive(None, repaint=False)
    """The file that is shown; an empty cell shows none."""
    marked: reactive[bool] = reactive(False, repaint=False)

    class Resized(Message):
        """There is another place for the picture now."""

    def __init__(self, graphics: Graphics) -> None:
        super().__init__()
        self._graphics = graphics
        self._error = ""

    def compose(self) -> ComposeResult:
        """Put the picture above its name."""
        yield PictureView(graphics=self._graphics)
        yield Static(markup=False)

    @property
    def box(self) -> Box:
        """The pixels that the picture may fill; none before there is a place for it, and after."""
        views = self.query(PictureView)
        return views.first().pixel_box if views else (0, 0)

    def show(self, image: Image | None, error: str = "") -> None:
        """Show what has been read, or say what was wrong with it."""
        self._error = error
        self.set_class(bool(error), "-error")
        self.query_one(PictureView).image = image
        self._write_name()

    def watch_path(self) -> None:
        """Forget the picture before."""
        if self.is_mounted:
            self.show(None)

    def watch_marked(self) -> None:
        """Show the mark."""
        self.set_class(self.marked, "-marked")
        self._write_name()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the name to the new width."""
        self._write_name()
        self.call_after_refresh(self.post_message, self.Resized())

    def _write_name(self) -> None:
        if self.is_mounted and self.path is not None:
            mark = MARK if self.marked else ""
            text = self._error or clean(self.path.name)
            room = max(1, self.size.width - 2 - len(mark))
            self.query_one(Static).update(Content(mark + shorten_middle(text, room)))
        elif self.is_mounted:
            self.query_one(Static).update("")
