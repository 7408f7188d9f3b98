"""A turn of the conversation in a field, to be written otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static, TextArea

from glm4v_tui.chat.clean import clean, clean_text
from glm4v_tui.chat.demand import described
from glm4v_tui.paths import style
from glm4v_tui.widgets.clean_field import CleanField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Turn


@dataclass(frozen=True, slots=True)
class Written:
    """What stood in the field when it was left."""

    text: str
    taken: bool
    """Whether it is to be used; else it is only remembered for the next time."""


class EditScreen(ModalScreen[Written]):
    """Answers with what was written, also where it is not to be used yet."""

    CSS_PATH = style("edit_screen.tcss")
    AUTO_FOCUS = "TextArea"
    BINDING_GROUP_TITLE = "Edit"
    BINDINGS = [
        Binding(
            "ctrl+s",
            "take",
            "Use it",
            id="edit.take",
            tooltip="Ask the question so, or let the model see the answer so",
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            id="edit.back",
            tooltip="Change nothing; what was written is there again the next time",
        ),
    ]

    def __init__(self, turn: Turn, draft: str | None = None) -> None:
        """`draft` is what stood in the field when it was left the last time."""
        super().__init__()
        self._turn = turn
        self._draft = clean_text(turn.text if draft is None else draft)

    def compose(self) -> ComposeResult:
        """Lay out the field between its title and what the change means."""
        asks = self._turn.role == "user"
        with Vertical(id="box") as box:
            box.border_title = "Edit the question" if asks else "Edit the answer"
            yield CleanField(self._draft, soft_wrap=True, show_line_numbers=False)
            yield Static(self._meaning(), markup=False)
            yield Footer(show_command_palette=False)

    def _meaning(self) -> str:
        if self._turn.role == "assistant":
            return "The model will see your words as its own. The version before stays."
        names = ", ".join(clean(picture.name) for picture in self._turn.pictures)
        kept = f"Asked again with {names}. " if names else "Asked again. "
        demand = self._turn.demand
        held = f"The answer has to be {described(demand)}. " if demand else ""
        return f"{kept}{held}The version before stays, with all that was said after it."

    def on_mount(self) -> None:
        """Begin to write at the end."""
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)

    def action_take(self) -> None:
        """Answer with the text, to be used."""
        text = self.query_one(TextArea).text
        if text.strip():
            self.dismiss(Written(text, taken=True))
        else:
            self.notify("There is no text. To leave a turn out, go back and use Alt+U.")

    def action_leave(self) -> None:
        """Answer with the text, to be remembered."""
        self.dismiss(Written(self.query_one(TextArea).text, taken=False))
