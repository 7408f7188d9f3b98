"""A conversation saved while it happens: appended to a private file of JSON lines."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock

from pydantic import JsonValue

from glm4v_tui.chat.changes import Abandoned, Change, now
from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.conversation import Ending, Turn
from glm4v_tui.chat.heading import Heading
from glm4v_tui.chat.history import Place
from glm4v_tui.chat.ledger import Ledger
from glm4v_tui.chat.parcel import Parcel
from glm4v_tui.chat.recorded_parts import saved_question, saved_shown
from glm4v_tui.chat.records import (
    AnyRecord,
    Archived,
    Delta,
    Ended,
    Numbers,
    Titled,
    Unasked,
)
from glm4v_tui.chat.reopening import ReadOnlyError, Saved, TranscriptError, read
from glm4v_tui.chat.saying import Saying
from glm4v_tui.chat.shown import Shown

__all__ = ["Numbers", "Place", "ReadOnlyError", "Saved", "Transcript", "TranscriptError", "read"]


class Transcript:
    """Appends a conversation to its file.

    `streamed` never blocks and may be called on the event loop; everything else reads or writes
    files and belongs in threads, where a lock orders it. What could not be written is kept and
    goes out with the next record.
    """

    def __init__(
        self,
        ledger: Ledger,
        asked: int,
        heading: Heading,
        shown: Shown = Shown(),  # noqa: B008 - frozen
    ) -> None:
        self._ledger = ledger
        self._asked = asked
        self._heading = heading
        self._saying = Saying()
        self._shown = shown
        self._writing = Lock()

    @classmethod
    def create(cls, directory: Path, model: str, system: str = "") -> Transcript:
        """Begin the transcript of a new conversation in a directory, which is made if need be.

        Raises:
            TranscriptError: the file cannot be written.
        """
        return cls(Ledger.create(directory), 0, Heading.new(model, system))

    @classmethod
    def begin(cls, directory: Path, model: str, system: str = "") -> Transcript:
        """Begin the transcript of a new conversation; its file is made when it can be."""
        return cls(Ledger.begin(directory), 0, Heading.new(model, system))

    @classmethod
    def open(cls, path: Path, model: str) -> Transcript:
        """Go on with a transcript, perhaps with another model; nothing is written yet.

        Raises:
            ReadOnlyError: another program, or a newer version, writes to it.
            TranscriptError: it is no transcript, or cannot be read.
        """
        ledger, saved = Ledger.open(path)
        heading = Heading.resumed(saved.version, model, saved.conversation.system)
        return cls(ledger, saved.history.questions, heading, saved.shown)

    @property
    def path(self) -> Path:
        """Where the transcript is; it moves when another program writes to the same one."""
        return self._ledger.path

    @property
    def unsaved(self) -> bool:
        """Whether there is anything that could not be written yet."""
        return self._ledger.unsaved

    def asked(
        self,
        turn: Turn,
        sampling: Mapping[str, JsonValue] | None = None,
        system: str | None = None,
        place: Place | None = None,
    ) -> Turn:
        """Save a question and copies of its pictures; return it with its pictures at their copies.

        The system prompt is given only where it has changed; the place where there are versions.

        Raises:
            TranscriptError: the question is not saved yet, or a picture of it is not copied.
        """
        with self._writing:
            kept, failure = self._ledger.keep_all(turn)
            self._asked = place.count if place else self._asked + 1
            told = None if system is None else encodable(system)
            record = saved_question(turn, self._asked, place, sampling, told)
            if record.after is not None:
                self._heading.branch()
            self._begin(record)
        if failure is not None:
            raise failure
        return kept

    def changed(self, change: Change) -> None:
        """Save what happened to the versions of turns.

        Raises:
            TranscriptError: it is not saved yet.
        """
        with self._writing:
            self._asked = change.turn
            self._heading.branch()
            self._begin(change)

    def streamed(self, text: str, reasoning: str = "") -> None:
        """Remember what the model has said next; `flush` writes it."""
        self._saying.add(text, reasoning)

    def flush(self) -> None:
        """Write what was remembered; call it about once a second while an answer streams.

        Raises:
            TranscriptError: it is not saved yet.
        """
        with self._writing:
            self._ledger.append(*self._delta(), sync=False)

    def ended(
        self,
        ending: Ending,
        error: str = "",
        numbers: Numbers | None = None,
        *,
        edited: bool = False,
    ) -> None:
        """Save the end of an answer, and what of it was only remembered.

        Raises:
            TranscriptError: it is not saved yet.
        """
        with self._writing:
            end = Ended(
                turn=self._asked,
                time=now(),
                ending=ending,
                error=encodable(error),
                numbers=numbers,
                edited=edited or None,
            )
            self._ledger.append(*self._delta(), end)

    def show(self, shown: Shown) -> None:
        """Save what the model is shown and copies of its pictures, where that has changed.

        Raises:
            TranscriptError: it is not saved yet, or a picture of it is not copied.
        """
        with self._writing:
            if shown == self._shown:
                return
            for _, picture in shown.instead:
                if picture is not None:
                    self._ledger.keep(picture)
            self._shown = shown
            heading = self._heading.taken()
            self._ledger.append(*heading, *self._delta(), saved_shown(shown, now()))

    def unasked(self) -> None:
        """Save that the last question was taken back, with whatever was answered.

        Raises:
            TranscriptError: it is not saved yet.
        """
        with self._writing:
            taken_back: AnyRecord = Unasked(turn=self._asked, time=now())
            self._asked = max(0, self._asked - 1)
            if self._heading.branched:
                # What was left out before is still there, and a list must not pass it over.
                taken_back = Abandoned(turn=self._asked)
            self._ledger.append(*self._delta(), taken_back)

    def filed(self, *, title: str | None = None, archived: bool | None = None) -> None:
        """Save a title that the user has given, or that the conversation is put away.

        Raises:
            TranscriptError: it is not saved yet.
        """
        records: list[AnyRecord] = []
        if title is not None:
            records.append(Titled(time=now(), title=encodable(title)))
        if archived is not None:
            records.append(Archived(time=now(), archived=archived))
        with self._writing:
            self._ledger.append(*self._delta(), *records)

    def parcel(self) -> Parcel:
        """Return all of it, with what could not be written.

        Raises:
            TranscriptError: what was written cannot be read.
        """
        with self._writing:
            with suppress(TranscriptError):
                self._ledger.append(*self._delta(), sync=False)
            return self._ledger.parcel()

    def close(self) -> None:
        """Write what was remembered and close the file; safe to call twice.

        Raises:
            TranscriptError: the rest is not saved.
        """
        with self._writing:
            try:
                self._ledger.append(*self._delta())
            finally:
                self._ledger.close()

    def _begin(self, record: AnyRecord) -> None:
        self._ledger.append(*self._delta(), *self._heading.taken(), record)

    def _delta(self) -> list[Delta]:
        return self._saying.taken(self._asked)
