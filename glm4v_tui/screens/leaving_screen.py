"""A screen that is left with everything saved, or kept elsewhere, or after a question.

What only a dialog or a file needs is imported when it is needed: the first frame does without.
"""

from __future__ import annotations

import asyncio
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.keeping import KeptAlive
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.chat_pane import ChatPane

if TYPE_CHECKING:
    from glm4v_tui.screens.tab import Tab

_LOST = "The end of this conversation is not saved, and would be lost."
_STILL_COMING = "A reply is still coming. Leave all the same?"


class LeavingScreen(RecordedScreen):
    """Asks before something that was said would be lost, and offers to keep it."""

    @on(ChatPane.LeaveWanted)
    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Leave, and ask first while a reply is running or something is not saved."""
        at_risk = [tab for tab in self.tabs if tab.recorder.at_risk]
        if not await self._may_stop([tab for tab in at_risk if tab.pane.replying]):
            return
        if at_risk and (kept := await self._kept_elsewhere(at_risk, "Keep and leave")):
            self._exit_telling(kept)
        elif await self._may_leave(at_risk):
            self.app.exit()

    async def _may_stop(self, replying: list[Tab]) -> bool:
        """Ask whether replies may be stopped that no transcript keeps, and stop them."""
        detail = "It is stopped; what has come can be kept with the rest."
        if replying and not await self._sure(_STILL_COMING, detail, "Leave", "Stay"):
            return False
        for tab in replying:
            await tab.give_up()
        return True

    async def _may_leave(self, at_risk: list[Tab]) -> bool:
        if at_risk:
            question, detail = f"{_LOST} Leave all the same?", at_risk[0].pane.unsaved
        elif any(tab.pane.replying for tab in self.tabs):
            question, detail = _STILL_COMING, self._left_behind()
        else:
            return True
        return await self._sure(question, detail, "Leave", "Stay")

    def _left_behind(self) -> str:
        """Say what becomes of a reply that is coming."""
        keeping = self.engine.keeping if isinstance(self.engine, KeptAlive) else None
        if keeping is None or keeping.seconds is None:
            return "What has come is kept in the transcript."
        return "It goes on in the engine, and stands here whole when you come back."

    def _exit_telling(self, kept: Path) -> None:
        from rich.text import Text as RichText

        words = f"What was not saved is kept; this brings it back:\n{_bringing_back(kept)}"
        # A name may look like markup.
        self.app.exit(message=RichText(words))

    async def action_new(self) -> None:
        """Begin a new conversation; one that cannot be saved can be kept elsewhere first."""
        if self.tab.recorder.at_risk and not self.is_busy():
            self._begin_after_keeping()
        else:
            await super().action_new()

    @work(group="leave", exclusive=True)
    async def _begin_after_keeping(self) -> None:
        await self._keep_first(self.tab)
        await self.tab.open(None)

    async def resume(self, path: Path) -> None:
        """Open a saved conversation; one that cannot be saved can be kept elsewhere first."""
        if self.tab.recorder.at_risk and self.tab_of(path) is None:
            await self._keep_first(self.tab)
        await super().resume(path)

    async def may_lose(self, tab: Tab) -> bool:
        """Have a conversation that cannot be saved kept elsewhere, or ask whether it may go."""
        if not tab.recorder.at_risk or await self._keep_first(tab):
            return True
        return await self._sure(
            f"{_LOST} Close it all the same?", tab.pane.unsaved, "Close", "Keep open"
        )

    async def _keep_first(self, tab: Tab) -> bool:
        """Offer to keep a conversation elsewhere, and tell where it is."""
        kept = await self._kept_elsewhere([tab], "Keep it there")
        if kept is not None:
            words = f"This brings it back:\n{_bringing_back(kept)}"
            self.notify(words, title="Kept elsewhere", timeout=15, markup=False)
        return kept is not None

    async def _kept_elsewhere(self, tabs: list[Tab], yes: str) -> Path | None:
        """Offer to write conversations whole to another place, and return where they are then."""
        from glm4v_tui.chat.reopening import TranscriptError
        from glm4v_tui.chat.rescue import place_for, rescue

        try:
            parcels = [parcel for tab in tabs for parcel in await tab.recorder.parcels()]
            place = await asyncio.to_thread(place_for, parcels) if parcels else None
            reason = tabs[0].pane.unsaved
            if place is None or not await self._wants_to_keep(reason, place, yes):
                return None
            kept = await asyncio.to_thread(rescue, parcels, place)
        except TranscriptError as error:
            self.notify(error.message, severity="error", markup=False)
            return None
        for tab in tabs:
            tab.recorder.rescued()
        return kept

    async def _wants_to_keep(self, reason: str, place: Path, yes: str) -> bool:
        detail = f"{reason}\nIt has room in “{clean(str(place))}”, in a folder for you alone."
        question = "This conversation is not saved to its end. Keep all of it elsewhere?"
        return await self._sure(question, detail, yes, "Do not keep")

    async def _sure(self, question: str, detail: str, yes: str, no: str) -> bool:
        from glm4v_tui.screens.confirm_screen import ConfirmScreen

        screen = ConfirmScreen(question, detail, yes_label=yes, no_label=no)
        sure: bool | None = await self.app.push_screen_wait(screen)
        return bool(sure)


def _bringing_back(kept: Path) -> str:
    return clean(f"glm4v-tui transcripts import {shlex.quote(str(kept))}")
