"""A screen that keeps the engine when it is left, and tells of replies that went on in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding

from glm4v_tui.engine.keeping import KEEP_SECONDS, KeepsReplies, KeptAlive
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.engine_line import EngineLine
from glm4v_tui.widgets.key_groups import key_at_work

if TYPE_CHECKING:
    from glm4v_tui.engine.keeping import Keeping, Waiting

NO_ENGINE = "There is no engine that can be kept: it runs inside the program, or has not begun."
"""What is said where nothing can be kept."""


class KeepingScreen(RecordedScreen):
    """Has the engine outlive the program, or not."""

    BINDINGS = [
        Binding(
            "alt+9",
            "keep_engine",
            "Keep engine",
            id="keep-engine",
            tooltip="Keep this engine when you leave, or not",
            show=False,
            priority=True,
        ),
    ]

    @work(group="keep", exclusive=True)
    async def action_keep_engine(self) -> None:
        """Keep the engine when the last program has gone, or let it go then."""
        engine = self.engine
        keeping = engine.keeping if isinstance(engine, KeptAlive) else None
        if keeping is None or not isinstance(engine, KeptAlive):
            self.notify(NO_ENGINE, severity="warning")
            return
        try:
            keeping = await engine.keep_alive(KEEP_SECONDS if keeping.seconds is None else None)
        except EngineError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            self.notify(_told(keeping))

    @on(EngineLine.Ready)
    @work(group="waiting", exclusive=True)
    async def tell_of_waiting(self) -> None:
        """Tell which conversations have got an answer while nobody was there."""
        if not isinstance(self.engine, KeepsReplies):
            return
        opened = {tab.opened.path.name for tab in self.tabs if tab.opened}
        for waiting in self.engine.waiting:
            if waiting.claim.transcript not in opened:
                await self._tell_of(waiting)

    async def _tell_of(self, waiting: Waiting) -> None:
        from glm4v_tui.chat.reopening import TranscriptError, read

        try:
            saved = await asyncio.to_thread(read, self.transcripts / waiting.claim.transcript)
        except TranscriptError:
            # It belongs to the conversations of another folder.
            return
        how = "has come" if waiting.ended else "is coming"
        words = f"An answer {how} for you. {key_at_work(self, 'transcripts')} opens it."
        self.notify(words, title=f"“{saved.title}”", timeout=20, markup=False)


def _told(keeping: Keeping) -> str:
    from glm4v_tui.durations import spoken

    last = f" the last of {keeping.programs} programs leaves" if keeping.programs > 1 else ""
    if keeping.seconds is None:
        return f"The engine ends when{last or ' you leave'}."
    stays = f"The engine stays {spoken(keeping.seconds)} when{last or ' you leave'}"
    return f"{stays}; the next glm4v-tui attaches to it."
