"""The turns of a conversation, to choose one to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer

from glm4v_tui.chat.clean import clean
from glm4v_tui.paths import style
from glm4v_tui.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Turn

TITLE_LETTERS = 200
"""Letters of a turn that may stand in its line; more than the widest terminal shows."""


class TurnsScreen(ModalScreen[str | None]):
    """Answers with the whole text of the chosen turn, as the model or the user wrote it."""

    CSS_PATH = style("turns_screen.tcss")
    BINDING_GROUP_TITLE = "Turns"
    BINDINGS = [
        Binding("escape", "dismiss", "Back", id="turns.back", tooltip="Copy nothing"),
    ]

    def __init__(self, turns: Sequence[Turn]) -> None:
        super().__init__()
        self._turns = turns

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box") as box:
            box.border_title = "Copy a turn"
            yield Choices("Nothing has been said yet.")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at the last turn, which is copied most."""
        choices = [_choice(turn) for turn in self._turns]
        self.query_one(Choices).show(choices, highlighted=len(choices) - 1)

    @on(Choices.Chosen)
    def answer(self, event: Choices.Chosen) -> None:
        """Answer with the text of the turn."""
        event.stop()
        self.dismiss(self._turns[event.index].text)


def _choice(turn: Turn) -> Choice:
    text = turn.text.strip()
    line = clean(" ".join(text[:TITLE_LETTERS].split())) or "(no text)"
    return Choice(line, _detail(turn, text))


def _detail(turn: Turn, text: str) -> str:
    parts = ["You" if turn.role == "user" else "Model", _plural(len(text.split()), "word")]
    if turn.pictures:
        parts.append(", ".join(clean(picture.name) for picture in turn.pictures))
    if turn.ending not in (None, "stop"):
        parts.append(
            {"stopped": "stopped by you", "length": "cut off"}.get(turn.ending, turn.ending)
        )
    return " · ".join(parts)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
