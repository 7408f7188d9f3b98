"""A screen that is left with everything saved, or kept elsewhere, or after a question.

What only a dialog or a file needs is imported when it is needed: the first frame does without.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from glm4v_tui.chat.clean import clean
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.chat_pane import ChatPane

if TYPE_CHECKING:
    from glm4v_tui.chat.reopening import Saved
    from glm4v_tui.screens.tab import Tab


class LeavingScreen(RecordedScreen):
    """Asks before something that was said would be lost, and offers to keep it."""

    @on(ChatPane.LeaveWanted)
    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Leave, and ask first while a reply is running or something is not saved."""
        unsaved = [tab for tab in self.tabs if tab.pane.unsaved]
        if unsaved:
            for tab in unsaved:
                if tab.pane.replying:
                    await tab.give_up()
            if await self._keep_elsewhere(unsaved):
                return
        question, detail = "A reply is still coming.", "What has come is kept in the transcript."
        reason = next((tab.pane.unsaved for tab in unsaved if tab.pane.unsaved), "")
        if reason:
            question = "The end of this conversation is not saved, and would be lost."
            detail = reason
        at_risk = bool(reason) or any(tab.pane.replying for tab in self.tabs)
        if not at_risk or await self._sure(
            f"{question} Leave all the same?", detail, "Leave", "Stay"
        ):
            self.app.exit()

    async def _keep_elsewhere(self, tabs: list[Tab]) -> bool:
        """Offer to write conversations whole to another place, and leave when that is done."""
        from rich.text import Text as RichText

        from glm4v_tui.chat.export import ExportError
        from glm4v_tui.chat.rescue import place_for, rescue

        conversations = [_as_saved(tab) for tab in tabs]
        folder = await asyncio.to_thread(place_for, conversations)
        if folder is None or not await self._wants_to_keep(tabs[0].pane.unsaved, folder):
            return False
        try:
            kept = [await asyncio.to_thread(rescue, each, folder) for each in conversations]
        except ExportError as error:
            self.notify(error.message, severity="error", markup=False)
            return False
        names = "\n".join(clean(str(path)) for path in kept)
        words = (
            f"What was not saved is kept; `glm4v-tui transcripts import` brings it back:\n{names}"
        )
        # A name may look like markup.
        self.app.exit(message=RichText(words))
        return True

    async def _wants_to_keep(self, reason: str, folder: Path) -> bool:
        detail = f"{reason}\nIt has room in “{clean(str(folder))}”, in a file for you alone."
        question = "This conversation is not saved to its end. Keep all of it elsewhere, and leave?"
        return await self._sure(question, detail, "Keep and leave", "Do not keep")

    async def _sure(self, question: str, detail: str, yes: str, no: str) -> bool:
        from glm4v_tui.screens.confirm_screen import ConfirmScreen

        screen = ConfirmScreen(question, detail, yes_label=yes, no_label=no)
        sure: bool | None = await self.app.push_screen_wait(screen)
        return bool(sure)


def _as_saved(tab: Tab) -> Saved:
    """Return a conversation as its transcript would have told it."""
    from glm4v_tui.chat.reopening import Saved
    from glm4v_tui.chat.titles import title_of

    pane = tab.pane
    turns = pane.conversation.turns
    return Saved(
        path=tab.recorder.path or Path(),
        conversation=pane.conversation,
        model=tab.model_name,
        started=datetime.now(UTC),
        title=title_of(turns[0]) if turns else "",
        sampling=asdict(pane.sampling),
        numbers={},
        errors={},
        damaged=0,
    )
