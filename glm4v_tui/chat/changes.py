"""The records of a transcript that tell what happened to the versions of its turns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

from pydantic import Field, JsonValue

from glm4v_tui.chat.record import Moment, Number, Record


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class Again(Record):
    """A question is answered anew; what the model says follows."""

    kind: Literal["again"] = "again"
    turn: Number
    """How many questions the model sees from now on; so in every record."""
    time: Moment = Field(default_factory=now)
    node: Number
    """The number of the question."""
    sampling: Mapping[str, JsonValue] | None = None
    """How the answer's tokens were drawn."""
    system: str | None = None
    """The system prompt from now on, where it has changed."""


class Continued(Record):
    """An answer that was cut is gone on with; what the model adds follows."""

    kind: Literal["continued"] = "continued"
    turn: Number
    time: Moment = Field(default_factory=now)
    node: Number
    """The number of the answer."""
    sampling: Mapping[str, JsonValue] | None = None
    system: str | None = None


class Abandoned(Record):
    """The last attempt brought nothing; what was there before it is there again."""

    kind: Literal["abandoned"] = "abandoned"
    turn: Number
    time: Moment = Field(default_factory=now)


class Rewritten(Record):
    """The user wrote an answer otherwise; the turns after it are taken over as new ones."""

    kind: Literal["rewritten"] = "rewritten"
    turn: Number
    time: Moment = Field(default_factory=now)
    node: Number
    """The number of the answer."""
    new: Number
    """The number of the new one; the turns after it have the numbers that follow."""
    text: str


class Removed(Record):
    """A question was left out with its answer; the turns after it are taken over as new ones."""

    kind: Literal["removed"] = "removed"
    turn: Number
    time: Moment = Field(default_factory=now)
    node: Number
    """The number of the question."""
    new: Number
    """The number of the first turn that is taken over; the others have those that follow."""


class Chosen(Record):
    """The user went over to a version of a turn, and to what was said after it."""

    kind: Literal["chosen"] = "chosen"
    turn: Number
    time: Moment = Field(default_factory=now)
    node: Number
    """The number of the version."""
    new: Number | None = None
    """The number that it gets, where it is taken over from another branch; see `Removed`."""


class Undone(Record):
    """The last step that changed what the model sees was taken back."""

    kind: Literal["undone"] = "undone"
    turn: Number
    time: Moment = Field(default_factory=now)


class Redone(Record):
    """The step that was taken back last was taken again."""

    kind: Literal["redone"] = "redone"
    turn: Number
    time: Moment = Field(default_factory=now)


Change = Again | Continued | Abandoned | Rewritten | Removed | Chosen | Undone | Redone
"""What happens to the versions of turns."""
