"""One open conversation: what is shown of it, what saves it, and what the engine counted."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message

from glm4v_tui.chat.budget import Measured, last_measured
from glm4v_tui.chat.shown import Shown
from glm4v_tui.engine.protocol import ReplyDone, Sampling
from glm4v_tui.screens.recorder import Recorder
from glm4v_tui.widgets.branching_pane import BranchingPane
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.key_groups import key_at_work
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.streaming import ReplyDelta, ReplyEnded
from glm4v_tui.widgets.tab_line import TabName

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Conversation, Turn
    from glm4v_tui.chat.reopening import Saved
    from glm4v_tui.engine.protocol import Engine

BRACKETS = frozenset("])}>")
"""Characters one of which ends every box."""

PATIENCE = 5.0
"""Seconds that an engine may take to give a reply up."""


class Tab(Vertical):
    """Saves what its `ChatPane` tells of, and opens in it what was saved."""

    DEFAULT_CSS = "Tab { height: 1fr; }"

    class Changed(Message):
        """The conversation has gone on, or the model sees or takes it otherwise."""

        def can_replace(self, message: Message) -> bool:
            """Let the newest stand for all that wait: a change seldom comes alone."""
            return isinstance(message, Tab.Changed)

    class Opened(Message):
        """A conversation has been opened here, or a new one begun."""

    class BracketClosed(Message):
        """What may be a box has been written whole in an answer that is coming."""

        def __init__(self, pane: ChatPane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(
        self,
        engine: Engine,
        pane: ChatPane,
        *,
        transcripts: Path,
        sampling: Sampling,
        first: Conversation,
    ) -> None:
        """`first` is an empty conversation; `sampling` is how its replies are drawn."""
        super().__init__()
        self._engine, self._transcripts = engine, transcripts
        self.pane = pane
        """The conversation."""
        self.last: ReplyDone | None = None
        """The figures of the last reply."""
        self.first_sampling, self._first = sampling, first
        self.measured: Measured | None = None
        """The last prompt that the engine counted."""
        self._news = False
        self.opened: Saved | None = None
        """The conversation as it was when it was opened; `None` for a new one."""
        checkpoint = engine.checkpoint
        # A toy is called one in the list of conversations too, and not by the path of its files.
        name = checkpoint.title if checkpoint.note else checkpoint.model
        self.model_name = name
        """What the transcript calls the model."""
        self.recorder = Recorder(
            transcripts, name, kept=self._keep, failed=self._tell_unsaved, locked=self._lock
        )
        """What saves the conversation."""

    def compose(self) -> ComposeResult:
        """Show the conversation."""
        yield self.pane

    def on_mount(self) -> None:
        """Begin a new conversation."""
        self.pane.conversation = self._first
        self.pane.sampling = self.first_sampling
        for what in ("conversation", "attached", "replying", "shown", "engine_ready"):
            self.watch(self.pane, what, self._change, init=False)
        self._change()

    async def on_unmount(self) -> None:
        """Leave nothing unsaved."""
        await self.recorder.close()

    @property
    def name_now(self) -> TabName:
        """What the line of conversations tells of it."""
        title = self._title() or "New conversation"
        return TabName(title, self.pane.replying, self._news)

    def _title(self) -> str:
        if not (turns := self.pane.conversation.turns):
            return ""
        # The first frame has no use for it.
        from glm4v_tui.chat.titles import title_of

        return title_of(turns[0])

    @property
    def draft(self) -> bool:
        """Whether something is written or attached that was not sent."""
        return bool(self.pane.attached or self.pane.query_one(Prompt).text.strip())

    def look(self) -> None:
        """Show it; nothing in it is new any more."""
        self.display, self._news = True, False

    def _change(self) -> None:
        self.post_message(self.Changed())

    @on(ChatPane.Asked)
    def save_question(self, event: ChatPane.Asked) -> None:
        """Save the question before it is answered."""
        event.stop()
        said, drawn = self.pane.conversation, self.pane.sampling
        self.recorder.asked(event.turn, drawn, said.system, event.place, said.thinking)
        self.recorder.shown(self.pane.shown)

    @on(ChatPane.TakenBack)
    def save_taking_back(self, event: ChatPane.TakenBack) -> None:
        """Save that the question is not asked after all."""
        event.stop()
        self.recorder.unasked()

    @on(ReplyDelta)
    def save_delta(self, event: ReplyDelta) -> None:
        """Save the answer while it streams."""
        event.stop()
        if not BRACKETS.isdisjoint(event.text):
            self.post_message(self.BracketClosed(self.pane))
        self.recorder.streamed(event.text, event.reasoning)

    @on(ReplyEnded)
    def save_ending(self, event: ReplyEnded) -> None:
        """Save how the answer ended, and keep what it took; the screen hears of it too."""
        self.recorder.ended(event.ending, event.problem, event.done or event.so_far)
        if event.done is not None:
            turns = len(self.pane.conversation.turns) - 1
            self.measured, self.last = Measured(turns, event.done.prompt_tokens), event.done
        self._news = not self.display
        self._change()

    async def open(self, saved: Saved | None) -> None:
        """Go on with a saved conversation, or begin a new one."""
        self.measured = last_measured(saved.numbers) if saved else None
        self.opened = saved
        self._lock("")
        self.recorder.reopen(saved.path if saved else None)
        history = saved.history if saved else None
        shown = saved.shown if saved else Shown()
        await self.pane.open(saved.conversation if saved else self._first, history, shown)
        self.pane.sampling = self._sampling_of(saved)
        self._warn_of(saved.damaged if saved else 0)
        self.post_message(self.Opened())

    def _warn_of(self, damaged: int) -> None:
        """Tell of more pictures than the model takes, and of lines that were passed over."""
        if self.pane.crowded:
            words = f"{self.pane.crowded} {key_at_work(self.screen, 'seen')} chooses; none is lost."
            self.notify(words, severity="warning", timeout=10, markup=False)
        if damaged:
            lines = "1 damaged line" if damaged == 1 else f"{damaged} damaged lines"
            words = f"Passed over in the transcript: {lines}. Nothing was removed."
            self.notify(words, severity="warning", markup=False)

    @on(BranchingPane.Changed)
    def save_change(self, event: BranchingPane.Changed) -> None:
        """Save what happened to the versions, and tell of what is not seen."""
        event.stop()
        said, drawn = self.pane.conversation, self.pane.sampling
        self.recorder.changed(event.change, drawn, said.system, said.thinking)
        self.measured = None
        self._change()
        if event.words:
            self.notify(event.words, markup=False)

    async def fork(self, conversation: Conversation) -> None:
        """Go on with a part of the conversation, or all of it, in a transcript of its own."""
        self.recorder.fork(conversation, self.pane.sampling)
        self.measured, self.opened = None, None
        self._lock("")
        self.recorder.shown(self.pane.shown)
        demand = self.pane.demand
        await self.pane.open(conversation, None, self.pane.shown)
        self.pane.demand = demand

    async def give_up(self) -> None:
        """Stop the reply, and return when that is done or takes too long."""
        ended = asyncio.Event()

        def notice(replying: bool) -> None:
            if not replying:
                ended.set()

        self.watch(self.pane, "replying", notice)
        self.pane.stop()
        try:
            await asyncio.wait_for(ended.wait(), PATIENCE)
        except TimeoutError:
            return

    def _sampling_of(self, saved: Saved | None) -> Sampling:
        """Return how the last question was drawn, or what a new conversation begins with."""
        if saved is None or saved.sampling is None:
            return self.first_sampling
        from glm4v_tui.engine.sampling_reading import read_sampling

        try:
            return read_sampling(saved.sampling)
        except ValueError:
            return self.first_sampling

    def _keep(self, asked: Turn, kept: Turn) -> None:
        if self.is_running:
            self.pane.keep(asked, kept)

    def _lock(self, reason: str) -> None:
        """Let a conversation be read only, or let it be gone on with again."""
        if self.is_running:
            self.pane.locked = reason
            self._change()

    def _tell_unsaved(self, reason: str) -> None:
        if self.is_running:
            self.pane.unsaved = reason
            if not reason:
                self.notify("The conversation is saved again.")
