"""A screen whose turns can be copied, and the thinking of its answers folded.

The dialog for that is imported when it opens: the first frame does without.
"""

from __future__ import annotations

from textual import work
from textual.binding import Binding

from glm4v_tui.screens.recorded_screen import RecordedScreen


class ReadingScreen(RecordedScreen):
    """Hands on what was said in the conversation in front, and shows less or more of it."""

    BINDINGS = [
        Binding(
            "f9,ctrl+y", "copy", "Copy", id="copy", tooltip="Copy the last answer", priority=True
        ),
        Binding(
            "f6",
            "copy_turn",
            "Copy a turn",
            id="copy-turn",
            tooltip="Choose a turn and copy it",
            priority=True,
            show=False,
        ),
        Binding(
            "f7",
            "fold",
            "Fold thinking",
            id="fold",
            tooltip="Fold or unfold the thinking of the last answer",
            priority=True,
            show=False,
        ),
    ]

    def action_fold(self) -> None:
        """Fold or unfold the thinking of the last answer."""
        if reply := self.pane.last_reply:
            reply.toggle_reasoning()

    def action_copy(self) -> None:
        """Copy the last answer."""
        answers = [turn.text for turn in self.pane.conversation.turns if turn.role == "assistant"]
        if answers:
            self.app.copy_to_clipboard(answers[-1])
        else:
            self.notify("There is no answer to copy yet.", severity="warning")

    @work(group="dialog")
    async def action_copy_turn(self) -> None:
        """Choose a turn and copy it."""
        from glm4v_tui.screens.turns_screen import TurnsScreen

        chosen = TurnsScreen(self.pane.conversation.turns)
        if text := await self.app.push_screen_wait(chosen):
            self.app.copy_to_clipboard(text)
