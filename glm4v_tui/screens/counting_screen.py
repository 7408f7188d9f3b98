"""A screen that knows what the next question would take: estimated at once, then counted."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual import on, work

from glm4v_tui.chat.budget import Taken, estimate, estimated
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.shown import applied
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.status_line import StatusLine
from glm4v_tui.widgets.streaming import ReplyEnded

COUNT_SECONDS = 0.3
"""How long the conversation and the draft must rest before the engine counts them."""

ANSWER_SECONDS = 5.0
"""How long the engine may take to count; after that an estimate has to do."""


class CountingScreen(RecordedScreen):
    """Keeps the status line right: about right while something changes, then exact."""

    def show_front(self) -> None:
        """Tell how full the context of the conversation in front is."""
        super().show_front()
        self._show_context()

    _due: asyncio.TimerHandle | None = None
    """When the count begins; put off by each key, which costs less than a worker."""

    @on(Prompt.Changed)
    def count_draft(self) -> None:
        """Count what is written, once the keys rest; until then it is about as much as before."""
        self.query_one(StatusLine).exact = False
        self._count_soon()

    def _count_soon(self) -> None:
        if self._due is not None:
            self._due.cancel()
        self._due = asyncio.get_running_loop().call_later(COUNT_SECONDS, self._count_if_open)

    def _count_if_open(self) -> None:
        self._due = None
        if self.is_running:
            self._count()

    @on(ReplyEnded)
    def count_answer(self) -> None:
        """Tell what the prompt has taken, which the engine has said just now."""
        self.call_later(self._show_context)

    def ahead(self) -> Conversation:
        """Return the conversation with the draft and what is attached as its next question."""
        pane, draft = self.pane, self.prompt.text.strip()
        if not draft and not pane.attached:
            return pane.conversation
        return pane.conversation.asked(draft, pane.attached)

    def _show_context(self) -> None:
        """Tell about how full the context is, and have it counted."""
        pane = self.pane
        measured = None if pane.shown.instead or pane.shown.left_out else self.tab.measured
        said = self.ahead()
        ahead = applied(said, pane.shown)
        most = self.engine.checkpoint.max_pictures
        self.query_one(StatusLine).seen = _too_many(ahead, most) or _part_seen(said, ahead)
        used = estimate(ahead, self.engine.checkpoint.pictures.count, measured)
        self._tell(used, exact=not (ahead.turns or ahead.system))
        self._count_soon()

    def _tell(self, used: int, exact: bool) -> None:
        # A screen that is going away has none any more when the count arrives.
        for status in self.query(StatusLine):
            status.used, status.exact = used, exact

    @work(group="count", exclusive=True)
    async def _count(self) -> None:
        ahead = applied(self.ahead(), self.pane.shown)
        if ahead.turns or ahead.system:
            taken = await self.taken(ahead)
            # Something may have changed meanwhile, which is going to be counted.
            self._tell(taken.total, taken.exact and self._due is None)
        else:
            self._tell(estimate(ahead, self.engine.checkpoint.pictures.count), exact=True)

    async def taken(self, conversation: Conversation) -> Taken:
        """Return what a prompt takes: counted by a ready engine, else estimated."""
        if self.pane.engine_ready:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    return await self.engine.count(conversation)
            except (EngineError, TimeoutError):
                pass
        checkpoint = self.engine.checkpoint
        about = estimated(conversation, checkpoint.pictures.count)
        return replace(about, unknown=not checkpoint.counts)


def _too_many(seen: Conversation, most: int | None) -> str:
    """Say how many pictures the model would see and takes, where it does not take them all."""
    there = len(seen.pictures)
    return "" if most is None or there <= most else f"{there} pictures, the model takes {most}"


def _part_seen(said: Conversation, seen: Conversation) -> str:
    """Say what the model sees, where that is not everything."""
    if len(seen.pictures) < len(said.pictures):
        return f"sees {len(seen.pictures)}/{len(said.pictures)} pictures"
    questions, asked = _questions(seen), _questions(said)
    return f"sees {questions}/{asked} questions" if questions < asked else ""


def _questions(conversation: Conversation) -> int:
    return sum(turn.role == "user" for turn in conversation.turns)
