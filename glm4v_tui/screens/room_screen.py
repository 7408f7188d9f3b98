"""What takes the room of the context and what the model sees of it, to be changed line by line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.plan import Plan
from glm4v_tui.chat.room import Line, pictures_of
from glm4v_tui.paths import style
from glm4v_tui.screens.planning_screen import Counting, PlanningScreen
from glm4v_tui.widgets.budget_field import BudgetField
from glm4v_tui.widgets.picture_strip import PictureStrip
from glm4v_tui.widgets.room_bar import RoomBar
from glm4v_tui.widgets.room_keys import RoomList
from glm4v_tui.widgets.room_words import drawn, title, what_keys_do, what_sending_offers

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.terminal.graphics import Graphics


class RoomScreen(PlanningScreen):
    """Shows a plan as a bar and lines, and small pictures above them where it is about those."""

    CSS_PATH = style("room_screen.tcss")
    AUTO_FOCUS = "OptionList"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]

    def __init__(
        self,
        plan: Plan,
        count: Counting,
        cuttings: Path,
        *,
        replacement: Callable[[], Awaitable[Picture | None]],
        graphics: Graphics | None = None,
        pictures_only: bool = False,
        sending: bool = False,
    ) -> None:
        """`cuttings` is a directory for smaller copies; `sending` is for what was to be sent.

        `replacement` is what may stand in for another picture; `graphics` draws them small.
        """
        super().__init__(plan, count, cuttings, replacement=replacement, sending=sending)
        self._pictures_only = pictures_only
        self._graphics = graphics

    def compose(self) -> ComposeResult:
        """Lay out the bar above the lines."""
        with Vertical(id="box") as box:
            box.border_title = title(self.plan, self._pictures_only, self.sending)
            yield RoomBar()
            yield PictureStrip(self._graphics if self._pictures_only else None)
            yield RoomList(markup=False)
            yield BudgetField()
            yield Static("", id="hint", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what is known, and count the rest."""
        self.set_class(self._pictures_only and self._graphics is not None, "-strip")
        bar = self.query_one(RoomBar)
        bar.limit = self.plan.limits.context_tokens
        self.show(self.plan)
        able = [at for at, line in enumerate(self._listed) if line.place is not None]
        self.query_one(OptionList).highlighted = able[0] if able else None
        self._begin()

    def on_resize(self) -> None:
        """Give the lines the width that there is."""
        self.call_after_refresh(self._list)

    @work(group="whole")
    async def _begin(self) -> None:
        """Count everything as it was said; an estimate stands there until then."""
        whole = await self.count_prompt(self.plan.conversation)
        self.show(replace(self.plan, whole=whole))

    def show(self, plan: Plan) -> None:
        """List what is shown now, and have it counted."""
        self.plan = plan
        self.query_one(RoomBar).draft = plan.whole.texts[-1] if plan.draft else 0
        self._list()
        self._count()

    @property
    def _listed(self) -> tuple[Line, ...]:
        return pictures_of(self.plan.lines) if self._pictures_only else self.plan.lines

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        at, listed = self.query_one(OptionList).highlighted, self._listed
        return listed[at] if at is not None and at < len(listed) else None

    def _list(self) -> None:
        listing, listed = self.query_one(OptionList), self._listed
        at = listing.highlighted or 0
        width = max(20, listing.size.width - 3)
        listing.set_options(Option(drawn(line, width)) for line in listed)
        listing.highlighted = min(at, len(listed) - 1) if listed else None
        self.hint()

    @work(group="count", exclusive=True)
    async def _count(self) -> None:
        taken = await self.count_prompt(self.plan.seen)
        self.query_one(RoomBar).taken = taken
        self.query_one("#box").set_class(self.plan.over(taken.total) > 0, "-over")

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Say what can be done with this line."""
        event.stop()
        self.hint()

    def hint(self) -> None:
        """Say what can be done now, and show the picture that it would be done to."""
        line = self.line
        self.query_one(PictureStrip).show(pictures_of(self.plan.lines), line)
        none = "There is no picture in the conversation yet." if self._pictures_only else ""
        words = [what_keys_do(self.plan, line) if line else none]
        if self.sending:
            words += what_sending_offers(self.plan, self._pictures_only)
        self.query_one("#hint", Static).update(" · ".join(words))
        self.refresh_bindings()
