"""What takes the room of the context and what the model sees of it, to be changed line by line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.chat.plan import Plan, RefusedError
from glm4v_tui.chat.room import Line, pictures_of
from glm4v_tui.chat.shown import Shown
from glm4v_tui.chat.shrinking import made, unmade
from glm4v_tui.paths import style
from glm4v_tui.widgets.room_bar import RoomBar
from glm4v_tui.widgets.room_keys import ROOM_KEYS, RoomList
from glm4v_tui.widgets.room_words import drawn, title, what_keys_do

if TYPE_CHECKING:
    from textual.app import ComposeResult

Counting = Callable[[Conversation], Awaitable[Taken]]
"""Counts a prompt, or estimates it while the engine cannot."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user wants the model to see, and what is to happen next."""

    shown: Shown
    afresh: bool = False
    """Whether to go on in a new conversation, with a summary of this one."""


class RoomScreen(ModalScreen[Decision | None]):
    """Answers with what the model is to see; `None` where nothing changes."""

    CSS_PATH = style("room_screen.tcss")
    AUTO_FOCUS = "OptionList"
    BINDING_GROUP_TITLE = "Room"
    BINDINGS = ROOM_KEYS

    def __init__(
        self,
        plan: Plan,
        count: Counting,
        cuttings: Path,
        *,
        replacement: Callable[[], Awaitable[Picture | None]],
        pictures_only: bool = False,
        sending: bool = False,
    ) -> None:
        """`cuttings` is a directory for smaller copies; `sending` is for what was to be sent.

        `replacement` is what may stand in for another picture.
        """
        super().__init__()
        self._plan = plan
        self._count_prompt = count
        self._cuttings = cuttings
        self._replacement = replacement
        self._pictures_only = pictures_only
        self._sending = sending
        self._making = False

    def compose(self) -> ComposeResult:
        """Lay out the bar above the lines."""
        with Vertical(id="box") as box:
            box.border_title = title(self._plan, self._pictures_only, self._sending)
            yield RoomBar()
            yield RoomList(markup=False)
            yield Static("", id="hint", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what is known, and count the rest."""
        bar = self.query_one(RoomBar)
        bar.limit = self._plan.limits.context_tokens
        self._show(self._plan)
        able = [at for at, line in enumerate(self._listed) if line.place is not None]
        self.query_one(OptionList).highlighted = able[0] if able else None
        self._begin()

    def on_resize(self) -> None:
        """Give the lines the width that there is."""
        self.call_after_refresh(self._list)

    @work(group="whole")
    async def _begin(self) -> None:
        """Count everything as it was said; an estimate stands there until then."""
        whole = await self._count_prompt(self._plan.conversation)
        self._show(replace(self._plan, whole=whole))

    def _show(self, plan: Plan) -> None:
        """List what is shown now, and have it counted."""
        self._plan = plan
        self.query_one(RoomBar).draft = plan.whole.texts[-1] if plan.draft else 0
        self._list()
        self._count()

    @property
    def _listed(self) -> tuple[Line, ...]:
        return pictures_of(self._plan.lines) if self._pictures_only else self._plan.lines

    @property
    def _line(self) -> Line | None:
        """The line under the cursor."""
        at, listed = self.query_one(OptionList).highlighted, self._listed
        return listed[at] if at is not None and at < len(listed) else None

    def _list(self) -> None:
        listing, listed = self.query_one(OptionList), self._listed
        at = listing.highlighted or 0
        width = max(20, listing.size.width - 3)
        listing.set_options(Option(drawn(line, width)) for line in listed)
        listing.highlighted = min(at, len(listed) - 1) if listed else None
        self._hint()

    @work(group="count", exclusive=True)
    async def _count(self) -> None:
        taken = await self._count_prompt(self._plan.seen)
        self.query_one(RoomBar).taken = taken
        self.query_one("#box").set_class(self._plan.over(taken.total) > 0, "-over")

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Say what can be done with this line."""
        event.stop()
        self._hint()

    def _hint(self) -> None:
        line = self._line
        none = "There is no picture in the conversation yet." if self._pictures_only else ""
        words = [what_keys_do(self._plan, line) if line else none]
        if self._sending and not self._pictures_only:
            words.append("b shrinks all pictures, f begins afresh with a summary")
        elif self._sending:
            words.append("Enter sends, Esc does not")
        self.query_one("#hint", Static).update(" · ".join(words))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what the line under the cursor does not allow."""
        line = self._line if self.is_mounted else None
        if action in ("leave_out", "original"):
            return (line is not None and line.place is not None) or None
        if action in ("shrink", "replace"):
            return (line is not None and line.picture is not None) or None
        if action == "afresh":
            return any(turn.role == "assistant" for turn in self._plan.conversation.turns) or None
        return True

    def _try(self, change: Callable[[], Plan]) -> None:
        """Show a change, or tell why there is none; none while the answer is being made."""
        if self._making:
            return
        try:
            self._show(change())
        except RefusedError as refusal:
            self.notify(str(refusal), severity="warning", markup=False)

    def action_leave_out(self) -> None:
        """Leave out what is under the cursor, or bring it back."""
        if line := self._line:
            self._try(lambda: self._plan.toggled(line))

    def action_shrink(self) -> None:
        """Halve the tokens of the picture under the cursor."""
        if line := self._line:
            self._try(lambda: self._plan.shrunk(line))

    def action_shrink_all(self) -> None:
        """Shrink the pictures until all fits; where it fits already, to half of their tokens."""
        self._try(self._plan.all_shrunk)

    @work(group="replace", exclusive=True)
    async def action_replace(self) -> None:
        """Show another picture in place of the one under the cursor."""
        line, other = self._line, await self._replacement()
        if other is None:
            self.notify("Put the picker's cursor on a picture first: F2.", severity="warning")
        elif line is not None and line.place is not None:
            self._try(lambda: self._plan.replaced(line, other))

    def action_original(self) -> None:
        """Show what is under the cursor as it was said."""
        if line := self._line:
            self._try(lambda: self._plan.original(line))

    def action_all(self) -> None:
        """Show everything as it was said."""
        self._try(self._plan.all_original)

    def action_afresh(self) -> None:
        """Answer that a summary is wanted."""
        self.dismiss(Decision(self._plan.shown, afresh=True))

    def action_apply(self) -> None:
        """Answer, at once where nothing has to be made, so that later keys reach the prompt."""
        if self._making:
            return
        if self._sending or unmade(self._plan.conversation, self._plan.shown):
            self._making = True
            self._apply()
        else:
            self.dismiss(Decision(self._plan.shown))

    @work(group="apply")
    async def _apply(self) -> None:
        """Make the smaller copies and answer; what is still too long is not sent."""
        try:
            if not await self._is_still_too_long():
                self.query_one("#hint", Static).update("shrinking pictures…")
                plan = self._plan
                shown = await asyncio.to_thread(made, plan.conversation, plan.shown, self._cuttings)
                self.dismiss(Decision(shown))
        except PictureError as error:
            self.notify(error.message, severity="error", markup=False)
            self._hint()
        finally:
            self._making = False

    async def _is_still_too_long(self) -> bool:
        if not self._sending:
            return False
        if self._plan.spare > 0:
            self.notify(f"Still {self._plan.spare} pictures too many.", severity="warning")
            return True
        taken = await self._count_prompt(self._plan.seen)
        left = self._plan.limits.context_tokens - taken.total
        if taken.exact and left <= 0:
            self.notify(f"Still {1 - left:,} tokens too long.", severity="warning")
        return taken.exact and left <= 0
