"""A conversation saved while it happens: appended to a private file of JSON lines."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from pydantic import JsonValue

from glm4v_tui.chat.clean import clean, encodable
from glm4v_tui.chat.conversation import Ending, Part, Picture, Turn
from glm4v_tui.chat.journal import Journal
from glm4v_tui.chat.kept import keep
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.chat.records import (
    VERSION,
    AnyRecord,
    Asked,
    Delta,
    Ended,
    Numbers,
    Opened,
    Resumed,
    Unasked,
    saved_parts,
    saved_shown,
    written,
)
from glm4v_tui.chat.reopening import Saved, TranscriptError, read
from glm4v_tui.chat.shown import Shown

__all__ = ["Numbers", "Saved", "Transcript", "TranscriptError", "read"]

_CAUSES = {
    errno.ENOSPC: "the disk is full; make room, and it will be saved with the next answer",
    errno.EDQUOT: "your disk quota is used up; make room, and it will be saved later",
    errno.EROFS: "the disk is read-only; choose another data directory",
    errno.EACCES: "there is no permission to write; choose another data directory",
    errno.EPERM: "there is no permission to write; choose another data directory",
    errno.ENOTDIR: "a file stands where the data directory should be; choose another one",
    errno.EEXIST: "a file stands where the data directory should be; choose another one",
}
"""Why a conversation is not saved, and what to do, by the system's error number."""


class Transcript:
    """Appends a conversation to its file.

    `streamed` never blocks and may be called on the event loop; everything else reads or writes
    files and belongs in threads, where a lock orders it. What could not be written is kept and
    goes out with the next record.
    """

    def __init__(
        self,
        journal: Journal,
        asked: int,
        preface: AnyRecord,
        shown: Shown = Shown(),  # noqa: B008 - frozen
    ) -> None:
        self._journal = journal
        self._asked = asked
        self._preface = [preface]
        self._said: list[tuple[str, str]] = []
        self._shown = shown
        self._streaming = Lock()
        self._writing = Lock()

    @classmethod
    def create(cls, directory: Path, model: str, system: str = "") -> Transcript:
        """Begin the transcript of a new conversation in a directory, which is made if need be.

        Raises:
            TranscriptError: the file cannot be written.
        """
        try:
            journal = Journal.create(directory)
        except OSError as error:
            raise _unsaved(error) from error
        begun = Opened(
            version=VERSION, time=_now(), model=encodable(model), system=encodable(system)
        )
        return cls(journal, 0, begun)

    @classmethod
    def open(cls, path: Path, model: str) -> Transcript:
        """Go on with a transcript, perhaps with another model; nothing is written yet.

        Raises:
            TranscriptError: it is no transcript, or cannot be read and written.
        """
        saved = read(path)
        turns = saved.conversation.turns
        try:
            journal = Journal.open(path)
        except OSError as error:
            raise _unsaved(error) from error
        asked = sum(turn.role == "user" for turn in turns)
        return cls(journal, asked, Resumed(time=_now(), model=encodable(model)), saved.shown)

    @property
    def path(self) -> Path:
        """Where the transcript is; it moves when another program writes to the same one."""
        return self._journal.path

    def asked(
        self,
        turn: Turn,
        sampling: Mapping[str, JsonValue] | None = None,
        system: str | None = None,
    ) -> Turn:
        """Save a question and copies of its pictures; return it with its pictures at their copies.

        The system prompt is given only where it has changed.

        Raises:
            TranscriptError: the question is not saved yet, or a picture of it is not copied.
        """
        with self._writing:
            kept, failure = self._kept(turn)
            self._asked += 1
            record = Asked(
                turn=self._asked,
                time=_now(),
                parts=saved_parts(turn),
                sampling=sampling,
                system=None if system is None else encodable(system),
            )
            preface, self._preface = self._preface, []
            self._append(*preface, *self._delta(), record)
        if failure is not None:
            raise failure
        return kept

    def streamed(self, text: str, reasoning: str = "") -> None:
        """Remember what the model has said next; `flush` writes it."""
        with self._streaming:
            self._said.append((text, reasoning))

    def flush(self) -> None:
        """Write what was remembered; call it about once a second while an answer streams.

        Raises:
            TranscriptError: it is not saved yet.
        """
        with self._writing:
            self._append(*self._delta(), sync=False)

    def ended(self, ending: Ending, error: str = "", numbers: Numbers | None = None) -> None:
        """Save the end of an answer, and what of it was only remembered.

        Raises:
            TranscriptError: it is not saved yet.
        """
        with self._writing:
            end = Ended(
                turn=self._asked,
                time=_now(),
                ending=ending,
                error=encodable(error),
                numbers=numbers,
            )
            self._append(*self._delta(), end)

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
                    self._copied(picture)
            self._shown = shown
            preface, self._preface = self._preface, []
            self._append(*preface, *self._delta(), saved_shown(shown, _now()))

    def unasked(self) -> None:
        """Save that the last question was taken back, with whatever was answered.

        Raises:
            TranscriptError: it is not saved yet.
        """
        with self._writing:
            taken_back = Unasked(turn=self._asked, time=_now())
            self._asked = max(0, self._asked - 1)
            self._append(*self._delta(), taken_back)

    def close(self) -> None:
        """Write what was remembered and close the file; safe to call twice.

        Raises:
            TranscriptError: the rest is not saved.
        """
        with self._writing:
            try:
                self._append(*self._delta())
            finally:
                self._journal.close()

    def _delta(self) -> list[AnyRecord]:
        with self._streaming:
            said, self._said = self._said, []
        text = encodable("".join(text for text, _ in said))
        reasoning = encodable("".join(reasoning for _, reasoning in said))
        if not text and not reasoning:
            return []
        return [Delta(turn=self._asked, text=text, reasoning=reasoning)]

    def _append(self, *records: AnyRecord, sync: bool = True) -> None:
        try:
            self._journal.append(*map(written, records), sync=sync)
        except OSError as error:
            raise _unsaved(error) from error

    def _kept(self, turn: Turn) -> tuple[Turn, TranscriptError | None]:
        failure: TranscriptError | None = None
        parts: list[Part] = []
        for part in turn.parts:
            try:
                parts.append(self._copied(part) if isinstance(part, Picture) else part)
            except TranscriptError as error:
                failure = error
        return replace(turn, parts=tuple(parts)), failure

    def _copied(self, picture: Picture) -> Picture:
        try:
            return keep(picture, self.path.parent)
        except PictureError as error:
            raise TranscriptError(
                f"The picture is not kept with the conversation: {error}"
            ) from error
        except OSError as error:
            name = clean(picture.name)
            raise _unsaved(error, f"The picture “{name}” is not kept with it") from error


def _unsaved(error: OSError, what: str = "The conversation is not saved") -> TranscriptError:
    cause = _CAUSES.get(error.errno or 0) or error.strerror or "the system gives no reason"
    return TranscriptError(f"{what}: {cause}.")


def _now() -> datetime:
    return datetime.now(UTC)
