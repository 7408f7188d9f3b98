"""A conversation whose replies are claimed, and picked up once they have gone on without it."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from textual import on, work

from glm4v_tui.engine.keeping import Claim, KeepsReplies
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.screens.tab import Tab
from glm4v_tui.widgets.picking_pane import PickingPane
from glm4v_tui.widgets.streaming import ReplyEnded

if TYPE_CHECKING:
    from glm4v_tui.chat.reopening import Saved
    from glm4v_tui.engine.keeping import Waiting


class KeptTab(Tab):
    """Says where each reply belongs, and hears those that wait for this conversation."""

    _token = ""

    def on_mount(self) -> None:
        """Hear what waits as soon as the engine can be asked."""
        self.watch(self.pane, "engine_ready", self._pick_up, init=False)

    async def open(self, saved: Saved | None) -> None:
        """Go on with a conversation, and with a reply that has gone on without it."""
        await super().open(saved)
        self._pick_up()

    @on(PickingPane.Begun)
    def note_reply(self, event: PickingPane.Begun) -> None:
        """Claim a reply once its question is saved."""
        event.stop()
        self._token = event.token
        self._claim(event)

    @work(group="claim")
    async def _claim(self, event: PickingPane.Begun) -> None:
        await self.recorder.written()
        path, engine = self.recorder.path, self._engine
        if path is not None and isinstance(engine, KeepsReplies):
            engine.claim(event.token, Claim(path.name, event.question, event.begun))

    @on(ReplyEnded)
    def note_end(self) -> None:
        """Settle a reply once its end is saved, which is queued first."""
        self.call_later(self._settle, self._token)

    @work(group="claim")
    async def _settle(self, token: str) -> None:
        await self.recorder.written()
        if isinstance(self._engine, KeepsReplies) and not self.recorder.at_risk:
            self._engine.settle(token)
        self._pick_up()

    def _pick_up(self, ready: bool = True) -> None:
        engine = self._engine
        if ready and self.opened and isinstance(engine, KeepsReplies) and engine.waiting:
            self._hear_waiting(engine)

    @work(group="pick-up", exclusive=True)
    async def _hear_waiting(self, engine: KeepsReplies) -> None:
        # Only then it is known whether the conversation can be written to.
        await self.recorder.written()
        path = self.recorder.path
        waiting = [each for each in engine.waiting if path and each.claim.transcript == path.name]
        if waiting and self.pane.engine_ready and not (self.pane.replying or self.pane.locked):
            await self._hear(engine, waiting[0])

    async def _hear(self, engine: KeepsReplies, waiting: Waiting) -> None:
        """Have a reply stand whole in the conversation, once."""
        pane = self.query_one(PickingPane)
        try:
            picked = await engine.pick_up(waiting.token)
        except EngineError as error:
            self.notify(error.message, severity="warning", markup=False)
            return
        self._token = waiting.token
        if waiting.ended and pane.is_whole(picked, waiting.claim):
            engine.settle(waiting.token)
        elif await pane.hear(picked, waiting.claim, ended=waiting.ended):
            self.notify("This answer went on in the engine while you were away.")
        else:
            words = "An answer went on, to a question that is not in this version any more."
            self.notify(words, severity="warning")
            async with aclosing(picked.rest):
                engine.settle(waiting.token)
