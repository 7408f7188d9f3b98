"""Saves a conversation in the order in which it happens, without holding up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.conversation import Conversation, Ending, Turn
from glm4v_tui.chat.shown import Shown
from glm4v_tui.engine.protocol import ReplyDone, Sampling

if TYPE_CHECKING:
    from glm4v_tui.chat.changes import Change
    from glm4v_tui.chat.history import Place
    from glm4v_tui.chat.transcript import Transcript

FLUSH_SECONDS = 0.5
"""How often a streaming answer is written: with a slow disk too, a crash takes under a second."""

Step = Callable[[], object]


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
        self._directory = directory
        self._model = model
        self._kept = kept
        self._failed = failed
        self._locked = locked
        self._flush_seconds = flush_seconds
        self._steps: asyncio.Queue[Step | None] = asyncio.Queue()
        self._said: list[tuple[str, str]] = []
        self._transcript: Transcript | None = None
        self._left: list[Transcript] = []
        """Conversations that were left before all of them could be saved."""
        self._trouble = ""
        self._system = ""
        self._running: asyncio.Task[None] | None = None

    @property
    def path(self) -> Path | None:
        """The transcript's file; `None` until something was asked."""
        return self._transcript.path if self._transcript else None

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
                if not (self._said or self._is_behind):
                    continue
                step = self._following(self._flush)
            if step is None:
                return
            try:
                await asyncio.to_thread(step)
            except ReadOnlyError as error:
                self._locked(error.message)
            except TranscriptError as error:
                self._tell(error.message)
            else:
                if not self._is_behind:
                    self._tell("")

    @property
    def _is_behind(self) -> bool:
        """Whether something could not be written yet."""
        return bool(self._left) or (self._transcript is not None and self._transcript.unsaved)

    def _tell(self, trouble: str) -> None:
        """Tell only what has changed: each second brings another try."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._failed(trouble)

    def reopen(self, path: Path | None) -> None:
        """Go on with a saved conversation, or begin a new one with the next question."""
        self._queue(partial(self._reopen, path))

    def asked(
        self, turn: Turn, sampling: Sampling, system: str, place: Place | None = None
    ) -> None:
        """Save a question."""
        loop = asyncio.get_running_loop()
        self._queue(partial(self._asked, loop, turn, sampling, system, place))

    def streamed(self, text: str, reasoning: str) -> None:
        """Save what has come of the answer, within a second."""
        self._said.append((text, reasoning))

    def ended(self, ending: Ending, error: str, done: ReplyDone | None) -> None:
        """Save how the answer ended."""
        self._queue(partial(self._ended, ending, error, done))

    def shown(self, shown: Shown) -> None:
        """Save what the model is shown, where that has changed."""
        self._queue(partial(self._show, shown))

    def unasked(self) -> None:
        """Save that the last question was taken back."""
        self._queue(self._unasked)

    def changed(self, change: Change, sampling: Sampling, system: str) -> None:
        """Save what happened to the versions of turns."""
        self._queue(partial(self._changed, change, sampling, system))

    def fork(self, conversation: Conversation, sampling: Sampling) -> None:
        """Go on in a new transcript that has a conversation from its beginning."""
        self._queue(partial(self._fork, conversation, sampling))

    def filed(self, *, title: str | None = None, archived: bool | None = None) -> None:
        """Save a title that the user has given, or that the conversation is put away."""
        self._queue(partial(self._filed, title, archived))

    async def written(self) -> None:
        """Return when all that has been queued so far was written, or could not be."""
        done = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._queue(partial(loop.call_soon_threadsafe, done.set))
        await done.wait()

    async def close(self) -> None:
        """Return when all that is queued has been written."""
        self.start()
        self._queue(self._close)
        self._steps.put_nowait(None)
        if self._running is not None:
            await self._running

    def _queue(self, step: Step) -> None:
        self._steps.put_nowait(self._following(step))

    def _following(self, step: Step) -> Step:
        """Return a step that first takes what has streamed by now, and nothing that comes later."""
        said, self._said = self._said, []
        return partial(self._take, said, step)

    def _take(self, said: list[tuple[str, str]], step: Step) -> None:
        if self._transcript is not None:
            for text, reasoning in said:
                self._transcript.streamed(text, reasoning)
        step()

    def _reopen(self, path: Path | None) -> None:
        from glm4v_tui.chat.transcript import Transcript

        self._leave()
        if path is not None:
            self._transcript = Transcript.open(path, self._model)

    def _asked(
        self,
        loop: asyncio.AbstractEventLoop,
        turn: Turn,
        sampling: Sampling,
        system: str,
        place: Place | None,
    ) -> None:
        from glm4v_tui.chat.transcript import Transcript

        if self._transcript is None:
            self._transcript = Transcript.begin(self._directory, self._model, system)
            self._system = system
        changed = None if system == self._system else system
        self._system = system
        kept = self._transcript.asked(turn, asdict(sampling), changed, place)
        loop.call_soon_threadsafe(self._kept, turn, kept)

    def _flush(self) -> None:
        if self._transcript is not None:
            self._transcript.flush()
        while self._left:
            self._left[0].flush()
            self._left.pop(0).close()

    def _ended(self, ending: Ending, error: str, done: ReplyDone | None) -> None:
        from glm4v_tui.chat.transcript import Numbers

        if self._transcript is not None:
            numbers = Numbers(**_numbers(done)) if done else None
            self._transcript.ended(ending, error, numbers)

    def _changed(self, change: Change, sampling: Sampling, system: str) -> None:
        from glm4v_tui.chat.changes import Again, Continued

        if self._transcript is None:
            return
        if isinstance(change, Again | Continued):
            told = None if system == self._system else encodable(system)
            drawn = asdict(sampling)
            change = change.model_copy(update={"sampling": drawn, "system": told})
            self._system = system
        self._transcript.changed(change)

    def _fork(self, conversation: Conversation, sampling: Sampling) -> None:
        from glm4v_tui.chat.forking import fork

        self._leave()
        drawn = asdict(sampling)
        self._transcript, self._system = None, conversation.system
        self._transcript, failure = fork(self._directory, self._model, conversation, drawn)
        if failure is not None:
            raise failure

    def _show(self, shown: Shown) -> None:
        if self._transcript is not None:
            self._transcript.show(shown)

    def _unasked(self) -> None:
        if self._transcript is not None:
            self._transcript.unasked()

    def _filed(self, title: str | None, archived: bool | None) -> None:
        if self._transcript is not None:
            self._transcript.filed(title=title, archived=archived)

    def _leave(self) -> None:
        """Go from a conversation; what of it cannot be saved now is tried again each second."""
        from glm4v_tui.chat.transcript import TranscriptError

        with suppress(TranscriptError):
            self._flush()
        if self._transcript is not None:
            self._left.append(self._transcript)
            self._transcript = None
        with suppress(TranscriptError):
            self._flush()

    def _close(self) -> None:
        self._leave()
        for transcript in self._left:
            transcript.close()


def _numbers(done: ReplyDone) -> dict[str, float]:
    figures = asdict(done)
    del figures["ending"]
    return figures
