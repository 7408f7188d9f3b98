"""What stands in a transcript: one JSON object a line, each of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from glm4v_tui.chat.changes import Change
from glm4v_tui.chat.conversation import Ending
from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.kept import SUFFIX_OF_FORMAT
from glm4v_tui.chat.numbers import Numbers
from glm4v_tui.chat.pictures import BYTES
from glm4v_tui.chat.record import Digest, Distance, Moment, Number, Pixels, Record

LINEAR = 1
"""The version of a transcript in which every turn has one version."""

VERSION = 2
"""Raised only when older programs would misread a transcript; new kinds of record alone do not.

A transcript begins as `LINEAR`. Before its first branch, another `opened` record says 2: programs
that would take the versions of a turn for turns one after the other then refuse it.
"""


class SavedText(Record):
    """A piece of text in a question."""

    text: str


class SavedExcerpt(Record):
    """Where a picture was taken from; an older program passes it over, and the picture stays."""

    name: str
    digest: Digest
    left: Distance
    top: Distance
    width: Pixels
    height: Pixels
    turns: int = Field(0, ge=0, le=3)
    frame: Number = 0


class SavedPicture(Record):
    """A picture in a question; its copy is found by digest and format alone."""

    digest: Digest
    name: str
    original: str
    """Where the picture was when it was asked about, or what it was taken from; never opened."""
    width: Pixels
    height: Pixels
    size: int = Field(ge=1, le=BYTES)
    format: str = Field(pattern=f"^({'|'.join(SUFFIX_OF_FORMAT)})$")
    address: str | None = None
    """Where on the web it was fetched from; never fetched again."""
    excerpt: SavedExcerpt | None = None


class Opened(Record):
    """The conversation began; the first record, and once more before the first branch."""

    kind: Literal["opened"] = "opened"
    version: int
    time: Moment
    model: str
    system: str = ""


class Resumed(Record):
    """The conversation was reopened, perhaps with another model."""

    kind: Literal["resumed"] = "resumed"
    time: Moment
    model: str


class Asked(Record):
    """The user asked a question."""

    kind: Literal["asked"] = "asked"
    turn: Number
    """The number of the question in the conversation, from 1."""
    time: Moment
    parts: tuple[SavedText | SavedPicture, ...]
    sampling: Mapping[str, JsonValue] | None = None
    """How the answer's tokens were drawn."""
    system: str | None = None
    """The system prompt from this question on, where it has changed."""
    node: Number | None = None
    """The number of this turn among all versions of all turns, from 1; its answer has the next."""
    thinking: str | None = None
    """Whether and how long the model was to think, where it was not left to it."""
    after: Number | None = None
    """The turn that it follows, 0 for none, where it is another version of what came next there."""
    demand: Demand | None = None
    """What the answer has to be."""


class Unasked(Record):
    """The user took the last question back, with whatever was answered."""

    kind: Literal["unasked"] = "unasked"
    turn: Number
    time: Moment


class SavedPlace(Record):
    """A picture or a question of the conversation, by what it holds."""

    digest: Digest
    occurrence: int = Field(1, ge=1, le=10**6)


class SavedInstead(SavedPlace):
    """What the model is shown in place of a picture."""

    picture: SavedPicture | None = None
    """`None` where it is shown nothing."""


class Showing(Record):
    """What the model is shown otherwise than it was said, from here on; the last one holds."""

    kind: Literal["shown"] = "shown"
    time: Moment
    instead: tuple[SavedInstead, ...] = ()
    left_out: tuple[SavedPlace, ...] = ()


class Delta(Record):
    """What the model has said since the record before."""

    kind: Literal["delta"] = "delta"
    turn: Number
    text: str = ""
    reasoning: str = ""


class Ended(Record):
    """The answer ended."""

    kind: Literal["ended"] = "ended"
    turn: Number
    time: Moment
    ending: Ending
    error: str = ""
    numbers: Numbers | None = None
    edited: bool | None = None
    """True where the user has rewritten the answer before it came into this transcript."""


class Titled(Record):
    """The user gave the conversation a title; an empty one is made of the first question again."""

    kind: Literal["titled"] = "titled"
    time: Moment
    title: str


class Archived(Record):
    """The user put the conversation away among the archived ones, or took it out again."""

    kind: Literal["archived"] = "archived"
    time: Moment
    archived: bool


Said = Asked | Unasked | Delta | Ended
AnyRecord = Opened | Resumed | Said | Showing | Titled | Archived | Change

_RECORD: TypeAdapter[AnyRecord] = TypeAdapter(Annotated[AnyRecord, Field(discriminator="kind")])


class DamagedError(Exception):
    """A line is no record: torn by a crash, or changed by hand."""


def written(record: AnyRecord) -> bytes:
    """Return a record as one line, its line end included."""
    return _RECORD.dump_json(record, exclude_none=True) + b"\n"


def parsed(line: bytes) -> AnyRecord | None:
    """Return the record of a line, or nothing if it is of a kind that is not known here.

    Raises:
        DamagedError: the line is no record.
    """
    try:
        return _RECORD.validate_json(line)
    except ValidationError as error:
        if any(detail["type"] == "union_tag_invalid" for detail in error.errors()):
            return None
        raise DamagedError from error
