"""Why the engine does not run, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.paths import style

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.engine.protocol import EngineError


class ErrorScreen(ModalScreen[Literal["restart"] | None]):
    """Shows an error of the engine with what to do; answers whether to start the engine anew."""

    CSS_PATH = style("error_screen.tcss")
    AUTO_FOCUS = "#error"
    BINDING_GROUP_TITLE = "Error"
    BINDINGS = [
        Binding(
            "r,ctrl+r",
            "dismiss('restart')",
            "Restart engine",
            id="error.restart",
            tooltip="Start the engine anew",
        ),
        Binding("escape,q,enter", "dismiss", "Back", id="error.back", tooltip="Leave it so"),
    ]

    def __init__(self, error: EngineError) -> None:
        super().__init__()
        self._error = error

    def compose(self) -> ComposeResult:
        """Lay out what is known, the most useful first."""
        with Vertical(id="box") as box:
            box.border_title = "Engine"
            with VerticalScroll(id="error"):
                yield Static(clean_text(self._error.message), id="message", markup=False)
                if self._error.advice:
                    yield Static(clean_text(self._error.advice), id="advice", markup=False)
                if self._error.cause:
                    yield Static(clean_text(self._error.cause), id="cause", markup=False)
            yield Footer(show_command_palette=False)
