"""A screen whose turns can be copied and saved in parts, and the thinking of its answers folded.

The dialogs for that are imported when they open: the first frame does without.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work
from textual.binding import Binding

from glm4v_tui.chat.clean import clean
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.branching_pane import BranchingPane


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
            "alt+m",
            "save_parts",
            "Save parts",
            id="save-parts",
            tooltip="Save tables, code and JSON of the answer at hand as files",
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

    @work(group="dialog")
    async def action_save_parts(self) -> None:
        """Save what the answer at hand holds: tables, code, JSON."""
        from glm4v_tui.chat.answer_parts import answer_parts
        from glm4v_tui.chat.titles import title_of
        from glm4v_tui.screens.parts_screen import PartsScreen

        pane = self.tab.query_one(BranchingPane)
        turns = pane.history.until(pane.hand)
        answers = [turn.text for turn in turns if turn.role == "assistant"]
        parts = await asyncio.to_thread(answer_parts, answers[-1]) if answers else ()
        if not parts:
            self.notify("There is no answer to save yet.", severity="warning")
            return
        names = [Path(picture.name).stem for turn in turns for picture in turn.pictures]
        about = names[-1] if names else title_of(turns[0])
        saved = await self.app.push_screen_wait(PartsScreen(parts, Path.cwd(), about))
        if saved:
            self.notify("\n".join(clean(str(path)) for path in saved), title="Saved", markup=False)
