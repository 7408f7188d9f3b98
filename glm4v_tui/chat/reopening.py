"""A transcript read back as a conversation, whatever has happened to the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from pydantic import JsonValue

from glm4v_tui.chat.changes import Again, Change, Continued
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.files import UnreadableError
from glm4v_tui.chat.history import History, HistoryError
from glm4v_tui.chat.lines import lines_of
from glm4v_tui.chat.numbers import Numbers
from glm4v_tui.chat.recorded_parts import question, read_shown, recorded_thinking
from glm4v_tui.chat.records import (
    LINEAR,
    VERSION,
    AnyRecord,
    Archived,
    Asked,
    DamagedError,
    Delta,
    Ended,
    Opened,
    Resumed,
    Showing,
    Titled,
    Unasked,
    parsed,
)
from glm4v_tui.chat.retelling import Retelling
from glm4v_tui.chat.shown import Shown
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.chat.titles import short_title, title_of

Told = TypeVar("Told")


class TranscriptError(Exception):
    """Says in a sentence why a conversation cannot be saved or reopened, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        """The whole sentence, safe to show."""


class ReadOnlyError(TranscriptError):
    """Says why a conversation may be read, but not gone on with."""


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
    """One clean line: the one that the user gave, else made of the first question."""
    sampling: Mapping[str, JsonValue] | None
    """How tokens were drawn for the last question."""
    numbers: Mapping[int, Numbers]
    """What replies took, by the index of the answer in the conversation's turns."""
    damaged: int
    """Lines that are no records, such as one torn by a crash; they stay in the file."""
    shown: Shown = field(default_factory=Shown)
    """What the model was shown last."""
    history: History = field(default_factory=History)
    """Every version of every turn; the conversation is the path that was chosen."""
    version: int = VERSION
    """The version of the transcript, at its end."""
    archived: bool = False
    """Whether the user has put it away."""
    newer: bool = False
    """Whether a newer version has written it, so that it may be read here and not gone on with."""


def read(path: Path) -> Saved:
    """Read a transcript; an answer that was cut off by a crash has the ending `stopped`; blocks.

    Raises:
        TranscriptError: it is no transcript, or cannot be read.
    """
    try:
        return retold(path, lines_of(path))
    except UnreadableError as error:
        raise _unread(path, str(error)) from error


def retold(path: Path, lines: Iterable[bytes]) -> Saved:
    """Return the conversation that the lines of a transcript tell; its pictures lie beside `path`.

    Raises:
        TranscriptError: they are no transcript.
    """
    story = _Story(path)
    for line in lines:
        try:
            record = parsed(line)
        except DamagedError:
            story.damaged += 1
            continue
        if record is not None:
            story.tell(record)
    return story.saved()


def newer(path: Path) -> ReadOnlyError:
    """Return the error for a conversation that only a newer version may write to."""
    return ReadOnlyError(
        f"The conversation “{clean(path.name)}” was written by a newer version of this program: "
        "it can be read here, and what this version understands can be copied."
    )


def no_transcript(path: Path) -> TranscriptError:
    """Return the error for a file that is something else."""
    return TranscriptError(f"“{clean(path.name)}” is not a conversation of this program.")


@dataclass(slots=True)
class _Story:
    """A conversation while its records are told one after the other."""

    path: Path
    told: Retelling = field(default_factory=Retelling)
    model: str = ""
    system: str = ""
    version: int = LINEAR
    started: datetime | None = None
    sampling: Mapping[str, JsonValue] | None = None
    thinking: Thinking = AS_IT_DOES
    shown: Shown = field(default_factory=Shown)
    damaged: int = 0
    title: str = ""
    archived: bool = False
    newer: bool = False
    known: int = 0

    def tell(self, record: AnyRecord) -> None:
        """Let one more record happen; one that cannot have happened counts as damaged."""
        self.known += 1
        try:
            self._tell(record)
        except HistoryError:
            self.damaged += 1

    def _tell(self, record: AnyRecord) -> None:
        match record:
            case Opened():
                self._open(record)
            case Resumed():
                self.model = record.model
            case Asked():
                self._ask(record)
            case Unasked():
                self.told.take_back()
            case Delta() if self.told.replying:
                self.told.say(record.text, record.reasoning)
            case Ended() if self.told.replying:
                edited = bool(record.edited)
                self.told.end(record.ending, record.error, record.numbers, edited)
            case Showing():
                self.shown = read_shown(record, self.path.parent)
            case Titled():
                self.title = short_title(record.title)
            case Archived():
                self.archived = record.archived
            case Delta() | Ended():
                self.damaged += 1
            case _:
                self._change(record)

    def saved(self) -> Saved:
        """Return the conversation after its last record."""
        if not self.known:
            raise no_transcript(self.path)
        self.told.close()
        history = self.told.history
        path, turns = history.path, history.turns
        return Saved(
            path=self.path,
            conversation=Conversation(turns, self.system, self.thinking),
            model=self.model,
            started=self.started or datetime.fromtimestamp(0, UTC),
            title=self.title or (title_of(turns[0]) if turns else ""),
            sampling=self.sampling,
            numbers=_by_place(self.told.numbers, path),
            shown=self.shown,
            damaged=self.damaged,
            history=history,
            version=self.version,
            archived=self.archived,
            newer=self.newer,
        )

    def _open(self, record: Opened) -> None:
        self.newer = self.newer or record.version > VERSION
        self.model, self.system, self.version = record.model, record.system, record.version
        self.started = self.started or record.time

    def _ask(self, record: Asked) -> None:
        self.told.close()
        self.told.ask(question(record, self.path.parent), record.after, record.node)
        self.system = self.system if record.system is None else record.system
        self.started = self.started or record.time
        self.sampling, self.thinking = record.sampling, recorded_thinking(record)

    def _change(self, record: Change) -> None:
        self.told.change(record)
        if isinstance(record, Again | Continued):
            self.system = self.system if record.system is None else record.system
            self.sampling = record.sampling or self.sampling
            self.thinking = recorded_thinking(record)


def _by_place(told: Mapping[int, Told], path: tuple[int, ...]) -> dict[int, Told]:
    """Return what is told of turns by their places in the conversation."""
    return {place: told[number] for place, number in enumerate(path) if number in told}


def _unread(path: Path, words: str) -> TranscriptError:
    return TranscriptError(f"The conversation “{clean(path.name)}” {words}.")
