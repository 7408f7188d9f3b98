"""What the next answers have to be, above the prompt."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from glm4v_tui.chat.demand import Demand, described


class DemandLine(Widget):
    """Is there only while something is demanded, and tells for how long that is."""

    DEFAULT_CSS = """
    DemandLine {
        display: none;
        height: 1;
        padding: 0 1;
        color: $text-warning;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    demand: reactive[Demand | None] = reactive(None)
    """What is demanded."""

    def watch_demand(self, demand: Demand | None) -> None:
        """Come, or go."""
        self.display = demand is not None

    def render(self) -> Content:
        """Name what is demanded, and the key that changes it."""
        words = described(self.demand) if self.demand else ""
        return Content(f"Until Alt+6 changes it, each answer is {words}")
