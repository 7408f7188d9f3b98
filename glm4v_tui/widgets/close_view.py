"""A picture as large as its place, to zoom, pan and turn, and to choose a part of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from glm4v_tui.chat.areas import Size
from glm4v_tui.chat.framing import frames_of
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.box_keys import BOX_KEYS
from glm4v_tui.widgets.checks import on_checks
from glm4v_tui.widgets.drawing import hand_on
from glm4v_tui.widgets.framed_view import FramedView
from glm4v_tui.widgets.look import Look
from glm4v_tui.widgets.look_keys import LOOK_KEYS
from glm4v_tui.widgets.outline import outlined
from glm4v_tui.widgets.view import View

if TYPE_CHECKING:
    from PIL.Image import Image
    from textual.app import ComposeResult

    from glm4v_tui.chat.originals import Original
    from glm4v_tui.chat.pointing import Mark

MarksOf = Callable[[int], tuple["Mark", ...]]
"""Tells what an answer points at in a frame."""

CRISP = 3.0
"""Pixels of the screen for one of a picture from which on its pixels are shown as squares."""


def no_marks(_frame: int) -> tuple[Mark, ...]:
    """Tell that nothing is pointed at."""
    return ()


class CloseView(Widget, can_focus=True):
    """Shows what the keys ask for; decodes beside the event loop, and the newest wish wins."""

    DEFAULT_CSS = "CloseView { width: 1fr; height: 1fr; }"
    BINDING_GROUP_TITLE = "Full screen"
    BINDINGS: ClassVar[list[BindingType]] = [*LOOK_KEYS, *BOX_KEYS]

    look: reactive[Look | None] = reactive(None, init=False, repaint=False)
    """How the picture is looked at; `None` until there is one."""

    class Failed(Message):
        """The picture cannot be shown any more, and why."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, graphics: Graphics) -> None:
        super().__init__()
        self._graphics = graphics
        self._original: Original | None = None
        self._drawn: View | None = None
        self._drawing = False
        self.frames = 1
        """Frames of the picture."""
        self._marks_of: MarksOf = no_marks

    def compose(self) -> ComposeResult:
        """Give the picture the whole place."""
        yield FramedView(graphics=self._graphics)

    @property
    def room(self) -> Size:
        """Width and height of the place in pixels of the screen."""
        width, height = self.query_one(FramedView).pixel_box
        return max(1, width), max(1, height)

    @property
    def drawn(self) -> bool:
        """Whether what was asked for last is on the screen."""
        return self._drawn is not None and self._drawn == self._wanted()

    def show(self, original: Original, frames: int = 1, marks_of: MarksOf = no_marks) -> None:
        """Look at a whole picture, at the first of its frames.

        `marks_of` tells what an answer points at in a frame.
        """
        self._original, self._drawn, self.frames = original, None, frames
        self._marks_of = marks_of
        self.look = replace(Look.first(original.size), marks=marks_of(0))

    def draw_with(self, graphics: Graphics) -> None:
        """Draw as another terminal can, in as many pixels as it has."""
        hand_on(self, graphics)
        self._draw()

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._draw()

    def watch_look(self) -> None:
        """Draw what is wanted now."""
        self.refresh_bindings()
        self._draw()

    def on_unmount(self) -> None:
        """Keep nobody waiting who leaves."""
        if self._original:
            self._original.end()

    def _wanted(self) -> View | None:
        if self.look is None or not self.size:
            return None
        return View.of(self.look, self.room)

    def _draw(self) -> None:
        if not self._drawing:
            self._keep_drawing()

    @work(group="draw")
    async def _keep_drawing(self) -> None:
        """Draw until nothing newer is wanted; one part at a time is decoded."""
        if self._drawing or self._original is None:
            return
        self._drawing = True
        try:
            while (view := self._wanted()) and view != self._drawn:
                image = await asyncio.to_thread(self._painted, self._original, view)
                self._drawn = view
                frames = frames_of(view.look.frames, view.look.size, view.seen, view.look.lit)
                self.query_one(FramedView).show(image, frames)
        except PictureError as error:
            self.post_message(self.Failed(error.message))
        finally:
            self._drawing = False

    def _painted(self, original: Original, view: View) -> Image:
        from PIL.Image import Resampling

        look = view.look
        image = original.part(view.area, view.shown, turns=look.turns, frame=look.frame)
        if look.chosen or view.shown[0] >= CRISP * view.seen.width:
            image = image.resize(view.shown, Resampling.NEAREST)
        image = on_checks(image, self._square(image.width / view.shown[0]))
        if look.chosen:
            image = outlined(image, view.seen, look.chosen, self._thickness())
        return image

    def _thickness(self) -> int:
        """Return how wide a frame must be to be seen: half a cell where pixels are not drawn."""
        graphics = self.query_one(FramedView).graphics
        return 2 if graphics.kind in ("kitty", "sixel") else graphics.cell_width

    def _square(self, shrunk: float) -> int:
        """Return the side of a square under what is transparent, in pixels of an image."""
        return max(1, round(2 * self.query_one(FramedView).graphics.cell_width * shrunk))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with this look."""
        if self.look is None:
            return False
        if action == "frame":
            return self.frames > 1
        if action in ("walk", "frames"):
            return bool(self.look.marks) and self.look.chosen is None
        if action == "approach":
            return self.look.lit_mark is not None and self.look.chosen is None
        if action == "choose":
            return self.look.chosen is None
        return self.look.chosen is not None if action == "handle" else True

    def action_zoom(self, steps: int) -> None:
        """Show the picture larger or smaller."""
        if self.look:
            self.look = self.look.zoomed(steps, self.room)

    def action_scale(self, scale: int) -> None:
        """Show the picture at a scale, or whole."""
        if self.look:
            self.look = self.look.scaled(float(scale), self.room)

    def action_turn(self, turns: int) -> None:
        """Turn the picture by quarters clockwise."""
        if self.look:
            self.look = self.look.turned(turns)

    def action_move(self, across: int, down: int, fine: bool) -> None:
        """Look elsewhere, or move what is chosen."""
        if self.look:
            self.look = self.look.moved(across, down, self.room, fine=fine)

    def action_frame(self, steps: int) -> None:
        """Show another frame or page; after the last one comes the first."""
        if self.look and self._original:
            self.go_to((self.look.frame + steps * self._original.stride) % self.frames)

    def go_to(self, frame: int) -> None:
        """Show a frame or a page."""
        if self.look and self._original:
            size = self._original.size_of(frame)
            look = self.look if size == self.look.original else Look.first(size)
            marks = self._marks_of(frame)
            self.look = replace(look, frame=frame, marks=marks, lit=None)

    def action_choose(self) -> None:
        """Begin to choose a part."""
        if self.look:
            self.look = self.look.choosing(self.room)

    def action_handle(self) -> None:
        """Let the arrows move another corner."""
        if self.look:
            self.look = self.look.next_handle()

    def action_walk(self, steps: int) -> None:
        """Light the next thing that an answer points at, or the one before."""
        if self.look and self.look.marks:
            self.look = self.look.walked(steps, self.room)

    def action_approach(self) -> None:
        """Look at the lit one closely."""
        if self.look:
            self.look = self.look.approached(self.room)

    def action_frames(self) -> None:
        """Draw what is pointed at, or the picture alone."""
        if self.look:
            self.look = replace(self.look, framed=not self.look.framed)

    def cancel(self) -> bool:
        """Give up what is chosen, and return whether there was anything."""
        if self.look is None or self.look.chosen is None:
            return False
        self.look = replace(self.look, chosen=None)
        return True
