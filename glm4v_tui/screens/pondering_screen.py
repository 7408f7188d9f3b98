"""A screen on which the user says how long the model thinks."""

from __future__ import annotations

from textual.binding import Binding

from glm4v_tui.screens.recorded_screen import RecordedScreen


class PonderingScreen(RecordedScreen):
    """Ends the thinking of the conversation in front, and decides how long it may be."""

    BINDINGS = [
        Binding(
            "alt+8",
            "answer_now",
            "Answer now",
            id="answer-now",
            tooltip="End the thinking here and answer from it",
            priority=True,
            show=False,
        ),
    ]

    def action_answer_now(self) -> None:
        """Have the model answer from what it has thought so far."""
        if not self.pane.answer_now():
            self.notify("The model is not thinking now.", severity="warning")
