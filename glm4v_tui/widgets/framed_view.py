"""A picture with what an answer points at in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.reactive import reactive

from glm4v_tui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.framing import Frame
    from glm4v_tui.widgets.wish import Wish


class FramedView(PictureView):
    """Draws frames over its picture, beside the event loop as the picture itself."""

    frames: reactive[tuple[Frame, ...]] = reactive(tuple, init=False, repaint=False)
    """What is drawn over the picture."""

    def show(self, image: Image | None, frames: tuple[Frame, ...] = ()) -> None:
        """Show another picture with its frames at once."""
        self.set_reactive(FramedView.frames, frames)
        self.image = image

    def watch_frames(self) -> None:
        """Draw the frames; what was seen before stays until they are drawn."""
        self._redraw()

    def _wish(self, image: Image) -> Wish:
        return replace(super()._wish(image), frames=self.frames)
