"""A screen that is left with everything saved, or kept elsewhere, or after a question.

What only a dialog or a file needs is imported when it is needed: the first frame does without.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from glm4v_tui.chat.clean import clean
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.chat_pane import ChatPane

if TYPE_CHECKING:
    from glm4v_tui.screens.tab import Tab


class LeavingScreen(RecordedScreen):
    """Asks before something that was said would be lost, and offers to keep it."""

    @on(ChatPane.LeaveWanted)
    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Leave, and ask first while a reply is running or something is not saved."""
        troubled = [tab for tab in self.tabs if tab.pane.unsaved]
        for tab in troubled:
            if tab.pane.replying:
                await tab.give_up()
        if troubled and await self._keep_elsewhere(troubled):
            return
        # While the user was asked, the disk may have found room again.
        reason = next((tab.pane.unsaved for tab in troubled if tab.pane.unsaved), "")
        if await self._may_leave(reason):
            self.app.exit()

    async def _may_leave(self, reason: str) -> bool:
        """Ask where something would be lost or stopped; `reason` is why something is not saved."""
        if reason:
            question = "The end of this conversation is not saved, and would be lost."
            detail = reason
        elif any(tab.pane.replying for tab in self.tabs):
            question, detail = (
                "A reply is still coming.",
                "What has come is kept in the transcript.",
            )
        else:
            return True
        return await self._sure(f"{question} Leave all the same?", detail, "Leave", "Stay")

    async def _keep_elsewhere(self, tabs: list[Tab]) -> bool:
        """Offer to write conversations whole to another place, and leave when that is done."""
        from rich.text import Text as RichText

        from glm4v_tui.chat.copying import unsaved
        from glm4v_tui.chat.export import ExportError
        from glm4v_tui.chat.rescue import place_for, rescue

        conversations = [
            unsaved(tab.pane.conversation, tab.model_name, asdict(tab.pane.sampling))
            for tab in tabs
        ]
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
