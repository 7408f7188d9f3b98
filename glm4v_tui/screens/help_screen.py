"""Every key that works on the screen below, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer

from glm4v_tui.paths import style
from glm4v_tui.widgets.key_groups import key_groups
from glm4v_tui.widgets.key_table import KeyTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class HelpScreen(ModalScreen[bool]):
    """Shows the keys, first of the place where the focus is; answers whether a tour is wanted."""

    CSS_PATH = style("help_screen.tcss")
    AUTO_FOCUS = "#keys"
    BINDING_GROUP_TITLE = "Help"
    BINDINGS = [
        Binding("escape,f1,q,enter", "dismiss", "Back", id="help.back", tooltip="Leave the help"),
        Binding("t", "dismiss(True)", "Show the tour", id="help.tour", tooltip="Show the tour"),
    ]

    def __init__(self, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._keymap = keymap or {}

    def compose(self) -> ComposeResult:
        """Lay out the keys of the screen that was shown before."""
        below = self.app.screen_stack[-2]
        with Vertical(id="box") as box:
            box.border_title = "Keys"
            with VerticalScroll(id="keys"):
                yield KeyTable(key_groups(below, self._keymap))
            yield Footer(show_command_palette=False)
