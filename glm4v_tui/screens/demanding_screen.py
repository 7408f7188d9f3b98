"""A screen on which something can be demanded of the answers."""

from __future__ import annotations

from textual import work
from textual.binding import Binding

from glm4v_tui.screens.recorded_screen import RecordedScreen


class DemandingScreen(RecordedScreen):
    """Opens the dialog in which answers are held to a schema, a pattern or choices."""

    BINDINGS = [
        Binding(
            "alt+6",
            "demand",
            "Demand of answers",
            id="demand",
            tooltip="Hold answers to a JSON schema, a regular expression or a list of choices",
            show=False,
            # Else the prompt takes it first.
            priority=True,
        ),
    ]

    @work(group="dialog")
    async def action_demand(self) -> None:
        """Choose what the answers of this conversation have to be from now on."""
        from glm4v_tui.screens.demand_screen import DemandScreen

        pane = self.pane
        holds = pane.demand
        drafts, kind = pane.demand_drafts
        if holds is not None:
            # What holds now may have come back with a question that was refused.
            drafts, kind = {**drafts, holds.kind: holds.text}, holds.kind
        left = await self.app.push_screen_wait(DemandScreen(holds, drafts, kind))
        pane.demand_drafts = left.drafts, left.kind
        if left.taken:
            pane.demand = left.demand
