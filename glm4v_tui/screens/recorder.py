"""Saves a conversation in the order in which it happens, without holding up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Ending, Turn
from glm4v_tui.chat.shown import Shown
from glm4v_tui.engine.protocol import ReplyDone, Sampling

if TYPE_CHECKING:
    from glm4v_tui.chat.transcript import Transcript

FLUSH_SECONDS = 1.0
"""How much of a streaming answer a crash may take, in seconds."""

Step = Callable[[], None]


class Recorder:
    """Queues what is to be saved; one task writes it, in threads, one step after the other."""

    def __init__(
        self,
        directory: Path,
        model: str,
        *,
        kept: Callable[[Turn, Turn], None],
        failed: Callable[[str], None],
        flush_seconds: float = FLUSH_SECONDS,
    ) -> None:
        """`kept` hears of a question whose pictures are copied, `failed` of what is not saved."""
        self._directory = directory
        self._model = model
        self._kept = kept
        self._failed = failed
        self._flush_seconds = flush_seconds
        self._steps: asyncio.Queue[Step | None] = asyncio.Queue()
        self._said: list[tuple[str, str]] = []
        self._transcript: Transcript | None = None
        self._system = ""
        self._running: asyncio.Task[None] | None = None

    @property
    def path(self) -> Path | None:
        """The transcript's file; `None` until something was asked."""
        return self._transcript.path if self._transcript else None

    def start(self) -> None:
        """Begin to write what is queued, and each second what has streamed since."""
        self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        from glm4v_tui.chat.transcript import TranscriptError

        while True:
            try:
                step = await asyncio.wait_for(self._steps.get(), self._flush_seconds)
            except TimeoutError:
                step = self._flush
            if step is None:
                return
            try:
                await asyncio.to_thread(step)
            except TranscriptError as error:
                self._failed(error.message)

    def reopen(self, path: Path | None) -> None:
        """Go on with a saved conversation, or begin a new one with the next question."""
        self._steps.put_nowait(partial(self._reopen, path))

    def asked(self, turn: Turn, sampling: Sampling, system: str) -> None:
        """Save a question."""
        loop = asyncio.get_running_loop()
        self._steps.put_nowait(partial(self._asked, loop, turn, sampling, system))

    def streamed(self, text: str, reasoning: str) -> None:
        """Save what has come of the answer, within a second."""
        self._said.append((text, reasoning))

    def ended(self, ending: Ending, error: str, done: ReplyDone | None) -> None:
        """Save how the answer ended."""
        self._steps.put_nowait(partial(self._ended, ending, error, done))

    def shown(self, shown: Shown) -> None:
        """Save what the model is shown, where that has changed."""
        self._steps.put_nowait(partial(self._show, shown))

    def unasked(self) -> None:
        """Save that the last question was taken back."""
        self._steps.put_nowait(self._unasked)

    async def close(self) -> None:
        """Return when all that is queued has been written."""
        self._steps.put_nowait(self._close)
        self._steps.put_nowait(None)
        if self._running is not None:
            await self._running

    def _reopen(self, path: Path | None) -> None:
        from glm4v_tui.chat.transcript import Transcript

        self._close()
        self._transcript = Transcript.open(path, self._model) if path else None

    def _asked(
        self, loop: asyncio.AbstractEventLoop, turn: Turn, sampling: Sampling, system: str
    ) -> None:
        from glm4v_tui.chat.transcript import Transcript

        if self._transcript is None:
            self._transcript = Transcript.create(self._directory, self._model, system)
            self._system = system
        changed = None if system == self._system else system
        self._system = system
        kept = self._transcript.asked(turn, sampling.model_dump(mode="json"), changed)
        loop.call_soon_threadsafe(self._kept, turn, kept)

    def _flush(self) -> None:
        said, self._said = self._said, []
        if said and self._transcript is not None:
            for text, reasoning in said:
                self._transcript.streamed(text, reasoning)
            self._transcript.flush()

    def _ended(self, ending: Ending, error: str, done: ReplyDone | None) -> None:
        from glm4v_tui.chat.transcript import Numbers

        self._flush()
        if self._transcript is not None:
            numbers = Numbers(**_numbers(done)) if done else None
            self._transcript.ended(ending, error, numbers)

    def _show(self, shown: Shown) -> None:
        if self._transcript is not None:
            self._transcript.show(shown)

    def _unasked(self) -> None:
        self._said.clear()
        if self._transcript is not None:
            self._transcript.unasked()

    def _close(self) -> None:
        self._flush()
        if self._transcript is not None:
            self._transcript.close()
            self._transcript = None


def _numbers(done: ReplyDone) -> dict[str, float]:
    figures = asdict(done)
    del figures["ending"]
    return figures
