"""The transcripts that a recorder writes to, step by step, in threads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.conversation import Conversation, Ending, Turn
from glm4v_tui.chat.shown import Shown
from glm4v_tui.engine.protocol import ReplyDone, Sampling

if TYPE_CHECKING:
    from glm4v_tui.chat.changes import Change
    from glm4v_tui.chat.history import Place
    from glm4v_tui.chat.parcel import Parcel
    from glm4v_tui.chat.thinking import Thinking
    from glm4v_tui.chat.transcript import Transcript

Step = Callable[[], object]
"""Something to be saved."""


class Recording:
    """Writes to one transcript, and to those that were left before all of them could be saved.

    Every method blocks and may raise `TranscriptError`, and runs when the one before has ended.
    """

    def __init__(self, directory: Path, model: str, kept: Callable[[Turn, Turn], None]) -> None:
        """`kept` hears, on the event loop, of a question whose pictures are copied."""
        self._directory = directory
        self._model = model
        self._kept = kept
        self._system = ""
        self._transcript: Transcript | None = None
        self._left: list[Transcript] = []
        self.rescued: set[Transcript] = set()
        """Those that are kept elsewhere, to the last word."""

    @property
    def path(self) -> Path | None:
        """The transcript's file; `None` until something was asked."""
        return self._transcript.path if self._transcript else None

    @property
    def is_behind(self) -> bool:
        """Whether something could not be written yet."""
        return bool(self._left) or (self._transcript is not None and self._transcript.unsaved)

    @property
    def endangered(self) -> list[Transcript]:
        """The transcripts of which something would be lost now."""
        every = [*self._left, *filter(None, (self._transcript,))]
        return [each for each in every if each.unsaved and each not in self.rescued]

    def parcels(self) -> list[Parcel]:
        """Return all of what would be lost in part now."""
        return [transcript.parcel() for transcript in self.endangered]

    def take(self, said: list[tuple[str, str]], step: Step) -> None:
        """Remember what the model has said, and then do something."""
        if self._transcript is not None:
            for text, reasoning in said:
                self._transcript.streamed(text, reasoning)
        step()

    def reopen(self, path: Path | None) -> None:
        """Go on with a saved conversation, or begin a new one with the next question."""
        from glm4v_tui.chat.transcript import Transcript

        self._leave()
        if path is not None:
            self._transcript = Transcript.open(path, self._model)

    def asked(
        self,
        loop: asyncio.AbstractEventLoop,
        turn: Turn,
        sampling: Sampling,
        system: str,
        place: Place | None,
        thinking: Thinking,
    ) -> None:
        """Save a question."""
        from glm4v_tui.chat.transcript import Transcript

        if self._transcript is None:
            self._transcript = Transcript.begin(self._directory, self._model, system)
            self._system = system
        self.rescued.discard(self._transcript)
        changed = None if system == self._system else system
        self._system = system
        kept = self._transcript.asked(turn, asdict(sampling), changed, place, thinking)
        loop.call_soon_threadsafe(self._kept, turn, kept)

    def flush(self) -> None:
        """Write what was remembered, and try again what was left."""
        if self._transcript is not None:
            self._transcript.flush()
        while self._left:
            self._left[0].flush()
            self.rescued.discard(self._left[0])
            self._left.pop(0).close()

    def ended(self, ending: Ending, error: str, done: ReplyDone | None) -> None:
        """Save how the answer ended."""
        from glm4v_tui.chat.transcript import Numbers

        if self._transcript is not None:
            numbers = Numbers(**_numbers(done)) if done else None
            self._transcript.ended(ending, error, numbers)

    def changed(self, change: Change, sampling: Sampling, system: str, thinking: Thinking) -> None:
        """Save what happened to the versions of turns."""
        from glm4v_tui.chat.changes import Again, Continued
        from glm4v_tui.chat.recorded_parts import saved_thinking

        if self._transcript is None:
            return
        if isinstance(change, Again | Continued):
            told = None if system == self._system else encodable(system)
            attempt = {"sampling": asdict(sampling), "thinking": saved_thinking(thinking)}
            change = change.model_copy(update={**attempt, "system": told})
            self._system = system
        self.rescued.discard(self._transcript)
        self._transcript.changed(change)

    def fork(self, conversation: Conversation, sampling: Sampling) -> None:
        """Go on in a new transcript that has a conversation from its beginning."""
        from glm4v_tui.chat.forking import fork

        self._leave()
        drawn = asdict(sampling)
        self._transcript, self._system = None, conversation.system
        self._transcript, failure = fork(self._directory, self._model, conversation, drawn)
        if failure is not None:
            raise failure

    def show(self, shown: Shown) -> None:
        """Save what the model is shown, where that has changed."""
        if self._transcript is not None:
            self._transcript.show(shown)

    def unasked(self) -> None:
        """Save that the last question was taken back."""
        if self._transcript is not None:
            self._transcript.unasked()

    def filed(self, title: str | None, archived: bool | None) -> None:
        """Save a title, or that the conversation is put away."""
        if self._transcript is not None:
            self._transcript.filed(title=title, archived=archived)

    def _leave(self) -> None:
        """Go from a conversation; what of it cannot be saved now is tried again each second."""
        from glm4v_tui.chat.transcript import TranscriptError

        with suppress(TranscriptError):
            self.flush()
        if self._transcript is not None:
            self._left.append(self._transcript)
            self._transcript = None
        with suppress(TranscriptError):
            self.flush()

    def close(self) -> None:
        """Write everything, and close every file."""
        self._leave()
        for transcript in self._left:
            transcript.close()


def _numbers(done: ReplyDone) -> dict[str, float]:
    figures = asdict(done)
    del figures["ending"]
    return figures
