"""Saves a conversation in the order in which it happens, without holding up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Conversation, Ending, Turn
from glm4v_tui.chat.shown import Shown
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.engine.protocol import ReplyDone, Sampling
from glm4v_tui.screens.recording import Recording, Step

if TYPE_CHECKING:
    from glm4v_tui.chat.changes import Change
    from glm4v_tui.chat.history import Place
    from glm4v_tui.chat.parcel import Parcel

FLUSH_SECONDS = 0.5
"""How often a streaming answer is written: with a slow disk too, a crash takes under a second."""


class Recorder:
    """Queues what is to be saved; one task writes it, in threads, one step after the other."""

    def __init__(
        self,
        directory: Path,
        model: str,
        *,
        kept: Callable[[Turn, Turn], None],
        failed: Callable[[str], None],
        locked: Callable[[str], None] = lambda reason: None,
        flush_seconds: float = FLUSH_SECONDS,
    ) -> None:
        """`kept` hears of a question whose pictures are copied.

        `failed` hears why something is not saved, and of nothing once all of it is; `locked` hears
        why a conversation can be read only.
        """
        self._recording = Recording(directory, model, kept)
        self._failed = failed
        self._locked = locked
        self._flush_seconds = flush_seconds
        self._steps: asyncio.Queue[Step | None] = asyncio.Queue()
        self._said: list[tuple[str, str]] = []
        self._trouble = ""
        self._running: asyncio.Task[None] | None = None

    @property
    def path(self) -> Path | None:
        """The transcript's file; `None` until something was asked."""
        return self._recording.path

    def start(self) -> None:
        """Begin to write what is queued, and every so often what has streamed; once is enough."""
        if self._running is None:
            self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        from glm4v_tui.chat.transcript import ReadOnlyError, TranscriptError

        while True:
            try:
                step = await asyncio.wait_for(self._steps.get(), self._flush_seconds)
            except TimeoutError:
                if not (self._said or self._recording.is_behind):
                    continue
                step = self._following(self._recording.flush)
            if step is None:
                return
            try:
                await asyncio.to_thread(step)
            except ReadOnlyError as error:
                self._locked(error.message)
            except TranscriptError as error:
                self._tell(error.message)
            else:
                if not self._recording.is_behind:
                    self._tell("")

    def _tell(self, trouble: str) -> None:
        """Tell only what has changed: each second brings another try."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._failed(trouble)

    def reopen(self, path: Path | None) -> None:
        """Go on with a saved conversation, or begin a new one with the next question."""
        self._queue(partial(self._recording.reopen, path))

    def asked(
        self,
        turn: Turn,
        sampling: Sampling,
        system: str,
        place: Place | None = None,
        thinking: Thinking = AS_IT_DOES,
    ) -> None:
        """Save a question."""
        loop = asyncio.get_running_loop()
        self._queue(partial(self._recording.asked, loop, turn, sampling, system, place, thinking))

    def streamed(self, text: str, reasoning: str) -> None:
        """Save what has come of the answer, within a second."""
        self._said.append((text, reasoning))

    def ended(self, ending: Ending, error: str, done: ReplyDone | None) -> None:
        """Save how the answer ended."""
        self._queue(partial(self._recording.ended, ending, error, done))

    def shown(self, shown: Shown) -> None:
        """Save what the model is shown, where that has changed."""
        self._queue(partial(self._recording.show, shown))

    def unasked(self) -> None:
        """Save that the last question was taken back."""
        self._queue(self._recording.unasked)

    def changed(
        self,
        change: Change,
        sampling: Sampling,
        system: str,
        thinking: Thinking = AS_IT_DOES,
    ) -> None:
        """Save what happened to the versions of turns."""
        self._queue(partial(self._recording.changed, change, sampling, system, thinking))

    def fork(self, conversation: Conversation, sampling: Sampling) -> None:
        """Go on in a new transcript that has a conversation from its beginning."""
        self._queue(partial(self._recording.fork, conversation, sampling))

    def filed(self, *, title: str | None = None, archived: bool | None = None) -> None:
        """Save a title that the user has given, or that the conversation is put away."""
        self._queue(partial(self._recording.filed, title, archived))

    async def written(self) -> None:
        """Return when all that has been queued so far was written, or could not be."""
        done = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._queue(partial(loop.call_soon_threadsafe, done.set))
        await done.wait()

    @property
    def at_risk(self) -> bool:
        """Whether something would be lost now: it can neither be saved nor is it kept elsewhere."""
        recording = self._recording
        return bool(self._trouble) and bool(recording.endangered or not recording.is_behind)

    async def parcels(self) -> list[Parcel]:
        """Return every conversation of which something would be lost now.

        Raises:
            TranscriptError: what was written of one cannot be read.
        """
        await self.written()
        return await asyncio.to_thread(self._recording.parcels)

    def rescued(self) -> None:
        """Take note that these have been kept elsewhere, to the word that was said last."""
        self._recording.rescued.update(self._recording.endangered)

    async def close(self) -> None:
        """Return when all that is queued has been written."""
        self.start()
        self._queue(self._recording.close)
        self._steps.put_nowait(None)
        if self._running is not None:
            await self._running

    def _queue(self, step: Step) -> None:
        self._steps.put_nowait(self._following(step))

    def _following(self, step: Step) -> Step:
        """Return a step that first takes what has streamed by now, and nothing that comes later."""
        said, self._said = self._said, []
        return partial(self._recording.take, said, step)
