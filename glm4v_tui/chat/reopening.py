"""A transcript read back as a conversation, whatever has happened to the file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import JsonValue

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation, Ending, Excerpt, Part, Picture, Text, Turn
from glm4v_tui.chat.files import UnreadableError, open_regular, reason
from glm4v_tui.chat.kept import kept_path
from glm4v_tui.chat.records import (
    VERSION,
    AnyRecord,
    Asked,
    DamagedError,
    Delta,
    Ended,
    Numbers,
    Opened,
    Resumed,
    SavedPicture,
    SavedPlace,
    SavedText,
    Showing,
    Unasked,
    parsed,
)
from glm4v_tui.chat.shown import Place, Shown

LINE_BYTES = 16 * 2**20
"""Bytes that one line of a transcript may have; longer ones count as damaged."""

FILE_BYTES = 256 * 2**20
"""Bytes that a transcript may have."""

TITLE_LENGTH = 80
"""Characters of the first question that make a title."""


class TranscriptError(Exception):
    """Says in a sentence why a conversation cannot be saved or reopened, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        """The whole sentence, safe to show."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A conversation as its transcript tells it."""

    path: Path
    conversation: Conversation
    """Its pictures are the copies beside the transcript, which may have been deleted."""
    model: str
    """The model that was asked last."""
    started: datetime
    title: str
    """One clean line made of the first question."""
    sampling: Mapping[str, JsonValue] | None
    """How tokens were drawn for the last question."""
    numbers: Mapping[int, Numbers]
    """What replies took, by the index of the answer in the conversation's turns."""
    errors: Mapping[int, str]
    """What went wrong, by the index of the answer in the conversation's turns."""
    shown: Shown
    """What the model was shown last."""
    damaged: int
    """Lines that are no records, such as one torn by a crash; they stay in the file."""


def read(path: Path) -> Saved:
    """Read a transcript; an answer that was cut off by a crash has the ending `stopped`; blocks.

    Raises:
        TranscriptError: it is no transcript, or cannot be read.
    """
    story = _Story(path)
    for line in _lines(path):
        try:
            record = parsed(line)
        except DamagedError:
            story.damaged += 1
            continue
        if record is not None:
            story.tell(record)
    return story.saved()


def title_of(turn: Turn) -> str:
    """Return one clean line that names a question."""
    words = " ".join(turn.text[:1000].split())
    title = words or ", ".join(picture.name for picture in turn.pictures)
    short = title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + "…"
    return clean(short)


def question(record: Asked, directory: Path) -> Turn:
    """Return the question of a record, its pictures at their copies in the directory."""
    return Turn("user", tuple(_part(part, directory) for part in record.parts))


def no_transcript(path: Path) -> TranscriptError:
    """Return the error for a file that is something else."""
    return TranscriptError(f"“{clean(path.name)}” is not a conversation of this program.")


@dataclass(slots=True)
class _Story:
    """A conversation while its records are told one after the other."""

    path: Path
    conversation: Conversation = field(default_factory=Conversation)
    model: str = ""
    started: datetime | None = None
    sampling: Mapping[str, JsonValue] | None = None
    numbers: dict[int, Numbers] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)
    damaged: int = 0
    known: int = 0
    text: list[str] = field(default_factory=list)
    reasoning: list[str] = field(default_factory=list)

    def tell(self, record: AnyRecord) -> None:
        """Let one more record happen."""
        self.known += 1
        match record:
            case Opened():
                self._open(record)
            case Resumed():
                self.model = record.model
            case Asked():
                self._ask(record)
            case Unasked():
                self._take_back()
            case Showing():
                self.shown = _shown(record, self.path.parent)
            case Delta() if self._replying:
                self.text.append(record.text)
                self.reasoning.append(record.reasoning)
            case Ended() if self._replying:
                self._end(record.ending, record.error, record.numbers)
            case _:
                self.damaged += 1

    def saved(self) -> Saved:
        """Return the whole conversation, the last answer closed."""
        if not self.known:
            raise no_transcript(self.path)
        self._close()
        turns = self.conversation.turns
        return Saved(
            path=self.path,
            conversation=self.conversation,
            model=self.model,
            started=self.started or datetime.fromtimestamp(0, UTC),
            title=title_of(turns[0]) if turns else "",
            sampling=self.sampling,
            numbers=self.numbers,
            errors=self.errors,
            shown=self.shown,
            damaged=self.damaged,
        )

    @property
    def _replying(self) -> bool:
        turns = self.conversation.turns
        return bool(turns) and turns[-1].role == "user"

    def _open(self, record: Opened) -> None:
        if record.version > VERSION:
            raise TranscriptError(
                f"The conversation “{clean(self.path.name)}” was written by a newer version "
                "of this program; use that one to open it."
            )
        self.model, self.started = record.model, record.time
        self.conversation = replace(self.conversation, system=record.system)

    def _ask(self, record: Asked) -> None:
        self._close()
        if record.system is not None:
            self.conversation = replace(self.conversation, system=record.system)
        asked = question(record, self.path.parent)
        self.conversation = replace(self.conversation, turns=(*self.conversation.turns, asked))
        self.started = self.started or record.time
        self.sampling = record.sampling

    def _take_back(self) -> None:
        turns = self.conversation.turns
        asked = len(turns) - 1 if self._replying else len(turns) - 2
        self.conversation = replace(self.conversation, turns=turns[: max(0, asked)])
        self.numbers.pop(asked + 1, None)
        self.errors.pop(asked + 1, None)
        self.text, self.reasoning = [], []

    def _close(self) -> None:
        if any(self.text) or any(self.reasoning):
            self._end("stopped", "", None)

    def _end(self, ending: Ending, error: str, numbers: Numbers | None) -> None:
        answer = len(self.conversation.turns)
        self.conversation = self.conversation.answered(
            "".join(self.text), ending, "".join(self.reasoning)
        )
        self.text, self.reasoning = [], []
        if numbers is not None:
            self.numbers[answer] = numbers
        if error:
            self.errors[answer] = error


def _shown(record: Showing, directory: Path) -> Shown:
    instead = (
        (_place(each), _picture(each.picture, directory) if each.picture else None)
        for each in record.instead
    )
    return Shown(tuple(instead), tuple(map(_place, record.left_out)))


def _place(saved: SavedPlace) -> Place:
    return Place(saved.digest, saved.occurrence)


def _part(part: SavedText | SavedPicture, directory: Path) -> Part:
    return Text(part.text) if isinstance(part, SavedText) else _picture(part, directory)


def _picture(part: SavedPicture, directory: Path) -> Picture:
    path = kept_path(directory, part.digest, part.format)
    return Picture(
        path=path,
        name=part.name,
        digest=part.digest,
        width=part.width,
        height=part.height,
        size=part.size,
        format=part.format,
        address=part.address or "",
        excerpt=Excerpt(Path(part.original), **part.excerpt.model_dump()) if part.excerpt else None,
    )


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            if os.fstat(file.fileno()).st_size > FILE_BYTES:
                raise UnreadableError(f"is larger than {FILE_BYTES // 2**20} MiB")
            while line := file.readline(LINE_BYTES):
                if line.strip():
                    yield line
    except UnreadableError as error:
        raise _unread(path, str(error)) from error
    except OSError as error:
        raise _unread(path, reason(error)) from error


def _unread(path: Path, words: str) -> TranscriptError:
    return TranscriptError(f"The conversation “{clean(path.name)}” {words}.")
