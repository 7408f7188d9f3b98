"""What a program and an engine host say to each other: one message a line, in JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.checkpoints import Checkpoint
from glm4v_tui.engine.protocol import (
    ConsentQuestion,
    EngineError,
    ErrorKind,
    LoadStage,
    ReplyDone,
    ReplyEvent,
    Sampling,
    TextDelta,
)

PROTOCOL = 3
"""The version of these messages; raised whenever one changes its meaning."""

LINE_LIMIT = 16 * 1024 * 1024
"""Bytes that one message may have; a conversation of 128K tokens takes about 1 MB."""


class WireError(Exception):
    """Says that the other side does not speak this protocol."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first message of each side."""

    version: int
    """The `PROTOCOL` that the sender speaks."""
    type: Literal["hello"] = "hello"


@dataclass(frozen=True, slots=True)
class Start:
    """Asks the host to start its engine."""

    type: Literal["start"] = "start"


@dataclass(frozen=True, slots=True)
class Progress:
    """Tells how far the engine is on its way to ready."""

    stage: LoadStage
    type: Literal["progress"] = "progress"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Asks for the user's consent."""

    question: int
    """The number that the answer repeats."""
    consent: ConsentQuestion
    type: Literal["wanted"] = "wanted"


@dataclass(frozen=True, slots=True)
class Answered:
    """Gives the user's answer to a question of consent."""

    question: int
    yes: bool
    type: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class Ready:
    """Tells that the engine takes questions."""

    checkpoint: Checkpoint
    """The model as the started engine knows it."""
    type: Literal["ready"] = "ready"


@dataclass(frozen=True, slots=True)
class Failure:
    """An `EngineError` as a value."""

    kind: ErrorKind
    message: str
    advice: str
    cause: str

    @classmethod
    def of(cls, error: EngineError) -> Failure:
        """Return the value of this error."""
        return cls(error.kind, error.message, error.advice, error.cause)

    def error(self) -> EngineError:
        """Return this value as an error again."""
        return EngineError(self.kind, self.message, self.advice, self.cause)


@dataclass(frozen=True, slots=True)
class StartFailed:
    """Tells that the engine cannot start."""

    failure: Failure
    type: Literal["start-failed"] = "start-failed"


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks for the reply to a conversation's last question, or for the rest of its last answer."""

    reply: int
    """The number that everything about this reply carries."""
    conversation: Conversation
    """Its pictures travel as paths and digests."""
    sampling: Sampling
    type: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class Count:
    """Asks what the prompt of a conversation takes."""

    count: int
    """The number that the answer repeats."""
    conversation: Conversation
    type: Literal["count"] = "count"


@dataclass(frozen=True, slots=True)
class Counted:
    """Tells what a prompt takes, or why it was not counted."""

    count: int
    taken: Taken | None
    failure: Failure | None = None
    type: Literal["counted"] = "counted"


@dataclass(frozen=True, slots=True)
class Cancel:
    """Gives up a reply; the host says nothing more about it."""

    reply: int
    type: Literal["cancel"] = "cancel"


@dataclass(frozen=True, slots=True)
class AnswerPiece:
    """Carries the next piece of an answer."""

    reply: int
    text: str
    type: Literal["answer"] = "answer"


@dataclass(frozen=True, slots=True)
class ReasoningPiece:
    """Carries the next piece of the thinking before an answer."""

    reply: int
    text: str
    type: Literal["reasoning"] = "reasoning"


@dataclass(frozen=True, slots=True)
class Finished:
    """Carries the figures of a reply that the engine ended by itself."""

    reply: int
    done: ReplyDone
    type: Literal["finished"] = "finished"


@dataclass(frozen=True, slots=True)
class Ended:
    """The last message about a reply that was not given up."""

    reply: int
    failure: Failure | None
    type: Literal["ended"] = "ended"


@dataclass(frozen=True, slots=True)
class Lost:
    """Tells that the started engine has died while the host lives."""

    failure: Failure
    type: Literal["lost"] = "lost"


@dataclass(frozen=True, slots=True)
class Close:
    """Asks the host to close its engine and to end."""

    type: Literal["close"] = "close"


ToHost = Hello | Start | Answered | Ask | Cancel | Count | Close
FromHost = (
    Hello
    | Progress
    | Wanted
    | Ready
    | StartFailed
    | AnswerPiece
    | ReasoningPiece
    | Finished
    | Ended
    | Counted
    | Lost
)
Message = ToHost | FromHost


_MESSAGES: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="type")])


def encode(message: Message) -> bytes:
    """Return a message as one line.

    Raises:
        WireError: the line would be longer than `LINE_LIMIT`.
    """
    # The names of files may hold bytes that are no text; only the escapes of `json` carry those.
    fields = _MESSAGES.dump_python(message, mode="json")
    line = json.dumps(fields, separators=(",", ":")).encode("ascii") + b"\n"
    if len(line) > LINE_LIMIT:
        raise WireError(f"A message of {len(line)} bytes is over the limit of {LINE_LIMIT}.")
    return line


def decode(line: bytes) -> Message:
    """Return the message of one line.

    Raises:
        WireError: the line is no message.
    """
    try:
        return _MESSAGES.validate_python(json.loads(line))
    except (ValueError, RecursionError, ValidationError) as error:
        raise WireError(f"A line is no message: {str(error)[:500]}") from error


def piece(reply: int, event: ReplyEvent) -> Message:
    """Return the message that carries this event of a reply."""
    match event:
        case TextDelta(text):
            return AnswerPiece(reply, text)
        case ReplyDone():
            return Finished(reply, event)
        case _:
            return ReasoningPiece(reply, event.text)
