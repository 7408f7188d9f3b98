"""One picture on the whole screen: zoom, turn, and choose the part to ask about."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.widgets import Footer, Static

from glm4v_tui.chat.areas import Area
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.cutting import cut
from glm4v_tui.chat.details import Details, details
from glm4v_tui.chat.originals import Original
from glm4v_tui.chat.pictures import PictureError, inspect
from glm4v_tui.chat.pointing import Pointing
from glm4v_tui.paths import style
from glm4v_tui.screens.boxed_screen import BoxedScreen
from glm4v_tui.widgets.close_view import CloseView
from glm4v_tui.widgets.facts import cost, fitting, frame_words, held, many, origin

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.engine.picture_tokens import PictureTokens
    from glm4v_tui.terminal.graphics import Graphics
    from glm4v_tui.widgets.look import Look

HANDLES = {
    "part": "arrows move it, Tab its corners",
    "lower right": "arrows move its lower right corner",
    "upper left": "arrows move its upper left corner",
}
"""What is said of the keys while a part is chosen."""


class PictureScreen(BoxedScreen):
    """Answers with the picture to attach, or the part or the turned picture; `None` for none."""

    CSS_PATH = style("picture_screen.tcss")
    AUTO_FOCUS = "CloseView"
    BINDING_GROUP_TITLE = "Full screen"
    BINDINGS = [
        *BoxedScreen.BINDINGS,
        Binding("q,f12", "dismiss", "Leave", show=False, id="view.leave", tooltip="Leave it so"),
    ]

    def __init__(
        self,
        source: Picture | Path,
        graphics: Graphics,
        cuttings: Path,
        tokens: PictureTokens | None = None,
        pointing: Pointing = Pointing(),  # noqa: B008 - frozen
    ) -> None:
        """`cuttings` is a directory for parts that are to be attached.

        `pointing` is what answers point at in pictures.
        """
        super().__init__(source, pointing)
        self._graphics = graphics
        self._cuttings = cuttings
        self._tokens = tokens
        self._details: Details | None = None
        self._attaching = False

    def compose(self) -> ComposeResult:
        """Give the picture all lines but three."""
        yield Static(clean(self._source.name), id="name", markup=False)
        yield CloseView(self._graphics)
        yield Static("opening…", id="state", markup=False)
        yield Static(id="facts", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Open the file."""
        self.watch(self.query_one(CloseView), "look", self._tell, init=False)
        self._open()

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        try:
            self._details = await asyncio.to_thread(details, self._source)
            await asyncio.to_thread(self.find_digest)
        except PictureError as error:
            self.query_one("#state", Static).update(error.message)
        else:
            found = self._details
            original = Original(self._source, found.size, found.sizes, found.stride)
            self.query_one(CloseView).show(original, found.frames, self.marks_of)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.call_after_refresh(self._tell)

    @on(CloseView.Failed)
    def tell_failure(self, event: CloseView.Failed) -> None:
        """Say why there is no picture."""
        event.stop()
        self.query_one("#state", Static).update(event.reason)

    def _tell(self) -> None:
        view, found = self.query_one(CloseView), self._details
        if view.look is None or found is None or self._attaching:
            return
        width = max(1, self.size.width - 2)
        self.query_one("#state", Static).update(fitting(self._state(view.look), width))
        facts = [*many(found), *held(found), *self._cost(view.look), *origin(found)]
        words = self.words_of_box(view.look, width)
        below = self.query_one("#facts", Static)
        below.update(words or fitting(facts, width))
        below.set_class(words is not None, "-words")

    def _state(self, look: Look) -> list[str]:
        """Say what is in sight, or what is chosen."""
        room = self.query_one(CloseView).room
        percent = f"{look.sight.shown_scale(room):.0%}"
        frame = frame_words(self._details, look.frame) if self._details else ""
        turn = f"turned {look.turns * 90}°" if look.turns else ""
        if look.chosen:
            part = f"part {look.upright(look.chosen)}"
            return [part, frame, HANDLES[look.handle], percent, turn]
        whole = look.sight.is_whole(room)
        seen = "" if whole else f"at {look.upright(look.sight.area(room))}"
        boxes = self.box_words(look)
        return [boxes, percent, "whole picture" if whole else seen, frame, turn]

    def _cost(self, look: Look) -> list[str]:
        size = look.chosen.size if look.chosen else look.size
        return cost(size, self._tokens.count, self._tokens.size) if self._tokens else []

    def action_back(self) -> None:
        """Give up the chosen part, or leave."""
        if not self.query_one(CloseView).cancel():
            self.dismiss(None)

    def action_ask_box(self) -> None:
        """Answer with what is in the lit box."""
        view = self.query_one(CloseView)
        if view.look is not None and not self._attaching:
            self._make(view.look.choosing(view.room))

    def action_attach(self) -> None:
        """Answer with what is shown."""
        look = self.query_one(CloseView).look
        if look is not None and not self._attaching:
            self._make(look)

    @work(group="attach")
    async def _make(self, look: Look) -> None:
        self._attaching = True
        self.query_one("#state", Static).update("attaching…")
        try:
            picture = await asyncio.to_thread(self._made, look)
        except PictureError as error:
            self._attaching = False
            self.notify(error.message, severity="error", markup=False)
            self._tell()
        else:
            self.dismiss(picture)

    def _made(self, look: Look) -> Picture:
        """Return the file itself where all of it is shown as it is, else a part of its own."""
        leaf = self._details.leaf(look.frame) if self._details else ""
        if look.chosen is None and not look.turns and not look.frame and not leaf:
            return self._source if isinstance(self._source, Picture) else inspect(self._source)
        area = look.upright(look.chosen) if look.chosen else Area.whole(look.original)
        turns, frame = look.turns, look.frame
        return cut(self._source, area, self._cuttings, turns=turns, frame=frame, leaf=leaf)
