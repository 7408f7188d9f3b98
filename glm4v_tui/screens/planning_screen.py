"""What the model is to see, planned by keys and decided on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.chat.plan import Plan, RefusedError
from glm4v_tui.chat.room import Line
from glm4v_tui.chat.shown import Shown
from glm4v_tui.chat.shrinking import made, unmade
from glm4v_tui.widgets.budget_field import BudgetField
from glm4v_tui.widgets.room_keys import ROOM_KEYS

Counting = Callable[[Conversation], Awaitable[Taken]]
"""Counts a prompt, or estimates it while the engine cannot."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user wants the model to see, and what is to happen next."""

    shown: Shown
    afresh: bool = False
    """Whether to go on in a new conversation, with a summary of this one."""


class PlanningScreen(ModalScreen[Decision | None]):
    """Answers with what the model is to see; `None` where nothing changes."""

    BINDING_GROUP_TITLE = "Room"
    BINDINGS = ROOM_KEYS

    def __init__(
        self,
        plan: Plan,
        count: Counting,
        cuttings: Path,
        *,
        replacement: Callable[[], Awaitable[Picture | None]],
        sending: bool,
    ) -> None:
        super().__init__()
        self.plan = plan
        """What the model would be shown."""
        self.count_prompt = count
        self.sending = sending
        """Whether something waits to be sent."""
        self._cuttings = cuttings
        self._replacement = replacement
        self._making = False

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        raise NotImplementedError

    def show(self, plan: Plan) -> None:
        """Show another plan."""
        raise NotImplementedError

    def hint(self) -> None:
        """Say what can be done now."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what the line under the cursor does not allow."""
        line = self.line if self.is_mounted else None
        if action in ("leave_out", "original"):
            return (line is not None and line.place is not None) or None
        if action in ("shrink", "replace"):
            return (line is not None and line.picture is not None) or None
        if action == "afresh":
            return any(turn.role == "assistant" for turn in self.plan.conversation.turns) or None
        return True

    def _try(self, change: Callable[[], Plan]) -> None:
        """Show a change, or tell why there is none; none while the answer is being made."""
        if self._making:
            return
        try:
            self.show(change())
        except RefusedError as refusal:
            self.notify(str(refusal), severity="warning", markup=False)

    def action_leave_out(self) -> None:
        """Leave out what is under the cursor, or bring it back."""
        if line := self.line:
            self._try(lambda: self.plan.toggled(line))

    def action_shrink(self) -> None:
        """Halve the tokens of the picture under the cursor."""
        if line := self.line:
            self._try(lambda: self.plan.shrunk(line))

    def action_shrink_all(self) -> None:
        """Shrink the pictures until all fits; where it fits already, to half of their tokens."""
        self._try(self.plan.all_shrunk)

    def action_shrink_to(self) -> None:
        """Ask for a number of tokens, and show with each digit what it would come to."""
        if not self._making:
            self.query_one(BudgetField).ask(self.plan)

    @on(BudgetField.Tried)
    def try_budget(self, event: BudgetField.Tried) -> None:
        """Show what a number of tokens would come to; without one, what was there before."""
        event.stop()
        self.show(event.plan)

    @on(BudgetField.Settled)
    def leave_field(self, event: BudgetField.Settled) -> None:
        """Go back to the lines."""
        event.stop()
        self.query_one(OptionList).focus()
        self.hint()

    @work(group="replace", exclusive=True)
    async def action_replace(self) -> None:
        """Show another picture in place of the one under the cursor."""
        line, other = self.line, await self._replacement()
        if other is None:
            self.notify("Put the picker's cursor on a picture first: F2.", severity="warning")
        elif line is not None and line.place is not None:
            self._try(lambda: self.plan.replaced(line, other))

    def action_original(self) -> None:
        """Show what is under the cursor as it was said."""
        if line := self.line:
            self._try(lambda: self.plan.original(line))

    def action_all(self) -> None:
        """Show everything as it was said."""
        self._try(self.plan.all_original)

    def action_afresh(self) -> None:
        """Answer that a summary is wanted."""
        self.dismiss(Decision(self.plan.shown, afresh=True))

    def action_apply(self) -> None:
        """Answer, at once where nothing has to be made, so that later keys reach the prompt."""
        if self._making:
            return
        if self.sending or unmade(self.plan.conversation, self.plan.shown):
            self._making = True
            self._apply()
        else:
            self.dismiss(Decision(self.plan.shown))

    @work(group="apply")
    async def _apply(self) -> None:
        """Make the smaller copies and answer; what is still too long is not sent."""
        try:
            if not await self._is_still_too_long():
                self.query_one("#hint", Static).update("shrinking pictures…")
                plan = self.plan
                shown = await asyncio.to_thread(made, plan.conversation, plan.shown, self._cuttings)
                self.dismiss(Decision(shown))
        except PictureError as error:
            self.notify(error.message, severity="error", markup=False)
            self.hint()
        finally:
            self._making = False

    async def _is_still_too_long(self) -> bool:
        if not self.sending:
            return False
        if self.plan.spare > 0:
            self.notify(f"Still {self.plan.spare} pictures too many.", severity="warning")
            return True
        taken = await self.count_prompt(self.plan.seen)
        left = self.plan.limits.context_tokens - taken.total
        if taken.exact and left <= 0:
            self.notify(f"Still {1 - left:,} tokens too long.", severity="warning")
        return taken.exact and left <= 0
