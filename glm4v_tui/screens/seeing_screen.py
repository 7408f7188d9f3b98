"""A screen on which the user decides what the model sees, and what it does without."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding

from glm4v_tui.chat.budget import estimated
from glm4v_tui.screens.counting_screen import CountingScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.preview import Preview

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.chat.plan import Plan
    from glm4v_tui.chat.shown import Shown
    from glm4v_tui.screens.room_screen import Decision


class SeeingScreen(CountingScreen):
    """Opens what shows the room and the pictures, and has the model see what was decided there."""

    BINDINGS = [
        Binding(
            "alt+v",
            "see('pictures')",
            "Model sees",
            id="seen",
            tooltip="What the model sees: drop, shrink, replace or bring back pictures",
            show=False,
            priority=True,
        ),
        Binding(
            "alt+w",
            "see('room')",
            "Room",
            id="room",
            tooltip="What takes the room of the context, and what could be left out",
            show=False,
            priority=True,
        ),
    ]

    @cached_property
    def cuttings(self) -> TemporaryDirectory[str]:
        """Where the engine reads parts and smaller copies of pictures; it goes with the program."""
        return TemporaryDirectory(prefix="glm4v-tui-")

    @work(group="dialog")
    async def action_see(self, what: str) -> None:
        """Show what the model sees, and have it changed."""
        if decision := await self._decided(pictures_only=what == "pictures"):
            self.show(decision.shown)

    async def _decided(
        self, *, pictures_only: bool = False, sending: bool = False
    ) -> Decision | None:
        from glm4v_tui.screens.room_screen import RoomScreen

        screen = RoomScreen(
            self._plan(),
            self.taken,
            Path(self.cuttings.name),
            replacement=await self._at_hand(),
            pictures_only=pictures_only,
            sending=sending,
        )
        return await self.app.push_screen_wait(screen)

    def _plan(self) -> Plan:
        from glm4v_tui.chat.plan import Limits, Plan

        ahead, checkpoint = self.ahead(), self.engine.checkpoint
        limits = Limits(
            checkpoint.context_tokens, checkpoint.max_pictures, checkpoint.pictures.count
        )
        return Plan(
            conversation=ahead,
            draft=len(ahead.turns) > len(self.pane.conversation.turns),
            whole=estimated(ahead, limits.count),
            shown=self.pane.shown,
            limits=limits,
        )

    async def _at_hand(self) -> Picture | None:
        """Return the picture under the picker's cursor, else the last one that is attached."""
        path = self.query_one(Preview).path
        found = await self.inspected((path,)) if path else self.pane.attached
        return found[-1] if found else None

    def show(self, shown: Shown) -> None:
        """Have the model see this from the next question on, and save that."""
        if shown != self.pane.shown:
            self.pane.shown = shown
            self.measured = None
            self.save_shown(shown)

    @on(ChatPane.Switched)
    def tell_switch(self, event: ChatPane.Switched) -> None:
        """Say which picture the model sees now."""
        event.stop()
        self.notify(event.told, markup=False)
