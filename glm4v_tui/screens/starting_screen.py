"""A screen that starts the engine, lets questions through while it runs, and starts it anew.

Dialogs are imported when they open: the first frame does without.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding

from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.suiting import suited
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.attachments import Attachments
from glm4v_tui.widgets.engine_line import EngineLine
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from pathlib import Path

    from glm4v_tui.engine.protocol import ConsentQuestion, Engine, Sampling
    from glm4v_tui.widgets.engine_line import EngineState


class StartingScreen(RecordedScreen):
    """Asks what the engine must know before it starts, and offers what mends it."""

    BINDINGS = [
        Binding("ctrl+r", "restart", "Restart", id="restart", tooltip="Start the engine anew"),
        Binding("f8", "error", "Why", id="error", tooltip="Show the whole error of the engine"),
    ]

    def __init__(
        self, engine: Engine, *, transcripts: Path, sampling: Sampling, system: str
    ) -> None:
        super().__init__(engine, transcripts=transcripts, sampling=sampling, system=system)
        self._suited = engine.checkpoint.sampling

    def make_engine_line(self) -> EngineLine:
        """Return what starts the engine and shows how far that is."""
        hint = "Ctrl+R starts it anew, F8 shows the whole error."
        return EngineLine(self.engine, self._ask_consent, hint=hint)

    @property
    def _engine_line(self) -> EngineLine:
        return self.query_one(EngineLine)

    def on_mount(self) -> None:
        """Begin to show what the engine is doing."""
        self.watch(self._engine_line, "state", self._show_state)

    @property
    def engine_ready(self) -> bool:
        """Whether the engine can be asked."""
        return self._engine_line.state == "ready"

    def start_engine(self) -> None:
        """Start the engine, or start it anew after it failed."""
        self._engine_line.start()

    def _show_state(self, state: EngineState) -> None:
        self.query_one(StatusLine).state = "" if state == "off" else f"engine {state}"

    async def _ask_consent(self, question: ConsentQuestion) -> bool:
        from glm4v_tui.screens.consent_screen import ConsentScreen

        answer: asyncio.Future[bool | None] = asyncio.get_running_loop().create_future()
        self.app.push_screen(ConsentScreen(question), answer.set_result)
        return bool(await answer)

    def tell_model(self) -> None:
        """Show which model it is and what it takes, as far as that is known."""
        checkpoint = self.engine.checkpoint
        status = self.query_one(StatusLine)
        status.model, status.note = clean(checkpoint.title), checkpoint.note
        status.limit, status.counted = checkpoint.context_tokens, checkpoint.counts
        preview = self.query_one(Preview)
        known = checkpoint.counts_pictures
        count = preview.count_tokens = checkpoint.pictures.count if known else None
        preview.seen_size = checkpoint.pictures.size if known else None
        for attachments in self.query(Attachments):
            attachments.count_tokens = count

    @on(EngineLine.Ready)
    def begin_answering(self, event: EngineLine.Ready) -> None:
        """Let questions through; an engine that has started knows its model better."""
        event.stop()
        self.tell_model()
        self._suit_sampling()
        self._let_through(True)

    def _suit_sampling(self) -> None:
        """Draw by what suits the model where nothing else was chosen."""
        first, now = self._first_sampling, self.engine.checkpoint.sampling
        self._first_sampling = suited(first, self._suited, now)
        self._suited = now
        for tab in self.tabs:
            tab.first_sampling = self._first_sampling
            if tab.pane.sampling == first:
                tab.pane.sampling = self._first_sampling

    @on(EngineLine.Failed)
    def stop_answering(self, event: EngineLine.Failed) -> None:
        """Hold questions back until the engine runs again."""
        event.stop()
        self._let_through(False)

    def _let_through(self, ready: bool) -> None:
        for tab in self.tabs:
            tab.pane.engine_ready = ready
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what mends an engine only when it needs mending."""
        if action in ("restart", "error"):
            return self._engine_line.state == "failed"
        return super().check_action(action, parameters)

    def action_restart(self) -> None:
        """Start a failed engine anew."""
        self.start_engine()
        self.refresh_bindings()

    @work(group="dialog")
    async def action_error(self) -> None:
        """Show why the engine failed, whole."""
        from glm4v_tui.screens.error_screen import ErrorScreen

        error = self._engine_line.error
        if error is not None and await self.app.push_screen_wait(ErrorScreen(error)) == "restart":
            self.action_restart()
