"""A screen whose conversation is saved while it happens, and can be left for another one.

What only a dialog or a file needs is imported when it is needed: the first frame does without.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from textual import on, work
from textual.binding import Binding
from textual.screen import Screen

from glm4v_tui.chat.budget import Measured, last_measured
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import PictureError, inspect
from glm4v_tui.chat.shown import Shown
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.screens.recorder import Recorder
from glm4v_tui.widgets.chat_pane import STILL_REPLYING, ChatPane
from glm4v_tui.widgets.status_line import StatusLine
from glm4v_tui.widgets.streaming import ReplyDelta, ReplyEnded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glm4v_tui.chat.conversation import Picture, Turn
    from glm4v_tui.chat.reopening import Saved
    from glm4v_tui.engine.protocol import Engine


class RecordedScreen(Screen[None]):
    """Saves what a `ChatPane` tells of, and opens what was saved."""

    BINDINGS = [
        Binding(
            "f3,ctrl+l",
            "transcripts",
            "Reopen",
            id="transcripts",
            tooltip="Open a saved conversation",
        ),
        Binding("ctrl+n", "new", "New", id="new", tooltip="Begin a new conversation"),
        Binding(
            "ctrl+s",
            "save_markdown",
            "Save as Markdown",
            id="save-markdown",
            tooltip="Save a copy with its pictures as Markdown",
            show=False,
        ),
    ]

    def __init__(
        self, engine: Engine, *, transcripts: Path, sampling: Sampling, system: str
    ) -> None:
        """`sampling` and `system` are what a new conversation begins with."""
        super().__init__()
        self._first_sampling = sampling
        self.engine = engine
        """The engine that answers."""
        self._transcripts = transcripts
        self._first_system = system
        self.measured: Measured | None = None
        """The last prompt that the engine counted."""
        checkpoint = engine.checkpoint
        # A toy is called one in the list of conversations too, and not by the path of its files.
        name = checkpoint.title if checkpoint.note else checkpoint.model
        self._recorder = Recorder(transcripts, name, kept=self._keep, failed=self._tell_unsaved)

    @property
    def pane(self) -> ChatPane:
        """The conversation."""
        return self.query_one(ChatPane)

    async def inspected(self, paths: Iterable[Path]) -> tuple[Picture, ...]:
        """Return what the files hold, and tell of those that are no pictures."""
        pictures: list[Picture] = []
        for path in paths:
            try:
                pictures.append(await asyncio.to_thread(inspect, path))
            except PictureError as error:
                self.notify(error.message, severity="error", markup=False)
        return tuple(pictures)

    def begin_recording(self) -> None:
        """Begin to save."""
        self.pane.conversation = Conversation(system=self._first_system)
        self.pane.sampling = self._first_sampling

    def start_recorder(self) -> None:
        """Write what is to be saved, until the screen is left."""
        self._recorder.start()

    async def on_unmount(self) -> None:
        """Leave nothing unsaved."""
        await self._recorder.close()

    @on(ChatPane.Asked)
    def save_question(self, event: ChatPane.Asked) -> None:
        """Save the question before it is answered."""
        event.stop()
        self._recorder.asked(event.turn, self.pane.sampling, self.pane.conversation.system)
        self._recorder.shown(self.pane.shown)

    def save_shown(self, shown: Shown) -> None:
        """Save what the model sees from here on."""
        self._recorder.shown(shown)

    @on(ChatPane.TakenBack)
    def save_taking_back(self, event: ChatPane.TakenBack) -> None:
        """Save that the question is not asked after all."""
        event.stop()
        self._recorder.unasked()

    @on(ReplyDelta)
    def save_delta(self, event: ReplyDelta) -> None:
        """Save the answer while it streams."""
        event.stop()
        self._recorder.streamed(event.text, event.reasoning)

    @on(ReplyEnded)
    def save_ending(self, event: ReplyEnded) -> None:
        """Save how the answer ended, and show what it took."""
        event.stop()
        error = event.error.message if event.error else ""
        self._recorder.ended(event.ending, error, event.done)
        if event.done is not None:
            self.measured = Measured(
                len(self.pane.conversation.turns) - 1, event.done.prompt_tokens
            )
            self.query_one(StatusLine).last = event.done

    async def resume(self, path: Path) -> None:
        """Open a saved conversation and go on with it."""
        from glm4v_tui.chat.reopening import TranscriptError, read

        try:
            saved = await asyncio.to_thread(read, path)
        except TranscriptError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            await self._open(saved.conversation, saved)

    async def _open(self, conversation: Conversation, saved: Saved | None) -> None:
        self.measured = last_measured(saved.numbers) if saved else None
        self._recorder.reopen(saved.path if saved else None)
        await self.pane.open(conversation, saved.shown if saved else Shown())
        self.pane.sampling = self._sampling_of(saved)
        if saved is not None and saved.damaged:
            self.notify(
                f"{saved.damaged} damaged lines of the transcript were passed over.",
                severity="warning",
                markup=False,
            )

    def _sampling_of(self, saved: Saved | None) -> Sampling:
        """Return how the last question was drawn, or what a new conversation begins with."""
        if saved is None or saved.sampling is None:
            return self._first_sampling
        try:
            return Sampling.model_validate(dict(saved.sampling))
        except ValidationError:
            return self._first_sampling

    @work(group="dialog")
    async def action_transcripts(self) -> None:
        """Choose a saved conversation and go on with it."""
        from glm4v_tui.chat.transcripts import listed
        from glm4v_tui.screens.transcripts_screen import TranscriptsScreen

        if self._is_replying():
            return
        chosen = TranscriptsScreen(partial(listed, self._transcripts))
        if path := await self.app.push_screen_wait(chosen):
            await self.resume(path)

    async def action_new(self) -> None:
        """Begin a new conversation; the old one is saved."""
        if not self._is_replying():
            await self._open(Conversation(system=self._first_system), None)

    @work(group="dialog")
    async def action_save_markdown(self) -> None:
        """Save the conversation as Markdown, with its pictures, where the program was started."""
        from glm4v_tui.chat.export import ExportError, save_markdown
        from glm4v_tui.chat.reopening import title_of

        conversation = self.pane.conversation
        if not conversation.turns:
            self.notify("There is nothing to save yet.", severity="warning")
            return
        save = partial(
            save_markdown,
            conversation,
            Path.cwd(),
            title=title_of(conversation.turns[0]),
            model=self.engine.checkpoint.title,
        )
        try:
            path = await asyncio.to_thread(save)
        except ExportError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            self.notify(str(path), title="Saved as Markdown", markup=False)

    def _is_replying(self) -> bool:
        if self.pane.replying:
            self.notify(STILL_REPLYING, severity="warning")
        return self.pane.replying

    def _keep(self, asked: Turn, kept: Turn) -> None:
        if self.is_running:
            self.pane.keep(asked, kept)

    def _tell_unsaved(self, reason: str) -> None:
        self.notify(reason, title="Not saved", severity="error", markup=False, timeout=10)
