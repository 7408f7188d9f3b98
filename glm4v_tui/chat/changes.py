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


class Happening(Record):
    """Something that happens to the versions of turns."""

    kind: str
    turn: Number
    """How many questions the model sees from now on."""
    time: Moment = Field(default_factory=now)


class Attempt(Happening):
    """The model is to say something to a turn; what it says follows."""

    node: Number
    """The number of the question, or of the answer that is gone on with."""
    sampling: Mapping[str, JsonValue] | None = None
    """How the answer's tokens were drawn."""
    system: str | None = None
    """The system prompt from now on, where it has changed."""
    thinking: str | None = None
    """Whether and how long the model was to think, where it was not left to it."""


class Again(Attempt):
    """A question is answered anew."""

    kind: Literal["again"] = "again"


class Continued(Attempt):
    """An answer that was cut is gone on with."""

    kind: Literal["continued"] = "continued"


class Abandoned(Happening):
    """The last attempt brought nothing; what was there before it is there again."""

    kind: Literal["abandoned"] = "abandoned"


class Rewritten(Happening):
    """The user wrote an answer otherwise; the turns after it are taken over as new ones."""

    kind: Literal["rewritten"] = "rewritten"
    node: Number
    """The number of the answer."""
    new: Number
    """The number of the new one; the turns after it have the numbers that follow."""
    text: str


class Removed(Happening):
    """A question was left out with its answer; the turns after it are taken over as new ones."""

    kind: Literal["removed"] = "removed"
    node: Number
    """The number of the question."""
    new: Number
    """The number of the first turn that is taken over; the others have those that follow."""


class Chosen(Happening):
    """The user went over to a version of a turn, and to what was said after it."""

    kind: Literal["chosen"] = "chosen"
    node: Number
    """The number of the version."""
    new: Number | None = None
    """The number that it gets, where it is taken over from another branch; see `Removed`."""
    after: Number | None = None
    """The turn after which it is taken over, 0 for none."""


class Undone(Happening):
    """The last step that changed what the model sees was taken back."""

    kind: Literal["undone"] = "undone"


class Redone(Happening):
    """The step that was taken back last was taken again."""

    kind: Literal["redone"] = "redone"


Change = Again | Continued | Abandoned | Rewritten | Removed | Chosen | Undone | Redone
"""What happens to the versions of turns."""
