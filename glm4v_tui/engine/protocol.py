"""What the program asks of an engine, and what an engine says back."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Protocol

from glm4v_tui.engine.errors import EngineError as EngineError
from glm4v_tui.engine.errors import ErrorKind as ErrorKind
from glm4v_tui.engine.events import ReasoningDelta, ReplyDone, ReplyEvent, ReplyWaits, TextDelta
from glm4v_tui.engine.limits import SAMPLING

if TYPE_CHECKING:
    from glm4v_tui.chat.budget import Taken
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.checkpoints import Checkpoint

__all__ = [
    "Consent",
    "ConsentQuestion",
    "DownloadWanted",
    "Engine",
    "EngineError",
    "ErrorKind",
    "LoadStage",
    "Progress",
    "ReasoningDelta",
    "RemoteCodeWanted",
    "ReplyDone",
    "ReplyEvent",
    "ReplyWaits",
    "Sampling",
    "StageName",
    "TextDelta",
]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next tokens are drawn; replaced, never changed."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    temperature: Annotated[float, SAMPLING["temperature"]] = 0.6
    """0 is greedy; higher is more varied."""
    top_p: Annotated[float, SAMPLING["top_p"]] = 0.8
    """Only the most likely tokens whose probabilities add up to this are drawn."""
    top_k: Annotated[int, SAMPLING["top_k"]] = 0
    """Only this many of the most likely tokens are drawn; 0 means all."""
    max_tokens: Annotated[int, SAMPLING["max_tokens"]] = 8192
    """Tokens that a reply may have; it also ends where the model's context is full."""
    presence_penalty: Annotated[float, SAMPLING["presence_penalty"]] = 0.0
    """Above 0, tokens that have appeared become less likely."""
    frequency_penalty: Annotated[float, SAMPLING["frequency_penalty"]] = 0.0
    """Above 0, tokens become less likely each time they appear."""
    repetition_penalty: Annotated[float, SAMPLING["repetition_penalty"]] = 1.0
    """Above 1, tokens of prompt and reply become less likely."""
    seed: Annotated[int, SAMPLING["seed"]] | None = None
    """The same seed draws the same reply; none draws anew each time."""

    def __post_init__(self) -> None:
        """Refuse what no engine can draw by."""
        for name, limits in SAMPLING.items():
            number = getattr(self, name)
            if number is not None and not limits.allow(number):
                raise ValueError(f"{name} is {number}; it must be {limits}")


StageName = Literal[
    "connect", "download", "import", "weights", "compile", "warm-up", "wake-up", "ready"
]
"""The stages of starting an engine, in order; one that has slept begins with `wake-up`."""


@dataclass(frozen=True, slots=True)
class LoadStage:
    """How far an engine is on its way to ready."""

    name: StageName
    seconds: float
    """Seconds since this stage began; for `ready`, since the start began."""
    fraction: float | None = None
    """How much of the stage is done, 0 to 1, where that can be known."""
    detail: str = ""
    """A short remark in users' words, such as bytes, speed and time left."""


@dataclass(frozen=True, slots=True)
class DownloadWanted:
    """Asks whether a model that is not on the disk may be downloaded."""

    model: str
    download_bytes: int
    """Bytes still to come."""
    free_bytes: int
    """Bytes free where they will be kept."""
    directory: str
    """Where they will be kept."""


@dataclass(frozen=True, slots=True)
class RemoteCodeWanted:
    """Asks whether code that comes with a model may run on this machine."""

    model: str
    files: tuple[str, ...]
    """The Python files of the model that would run."""


ConsentQuestion = DownloadWanted | RemoteCodeWanted

Progress = Callable[[LoadStage], None]
"""Told of each step of a start, on the event loop."""

Consent = Callable[[ConsentQuestion], Awaitable[bool]]
"""Asks the user, and answers with the user's yes or no."""


class Engine(Protocol):
    """Produces replies to conversations."""

    @property
    def checkpoint(self) -> Checkpoint:
        """The model that this engine runs."""
        ...

    async def start(self, progress: Progress, consent: Consent) -> None:
        """Load the model; may be called again after a failure or after the engine was lost.

        Raises:
            EngineError: the engine cannot start.
        """
        ...

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the conversation's last question; closing it aborts the request.

        Where the last turn is an answer, the reply is what comes after its text or its reasoning;
        the latter is closed first where the conversation's thinking is over.

        Raises:
            EngineError: the request was rejected, or the engine died.
        """
        ...

    async def count(self, conversation: Conversation) -> Taken:
        """Count what the prompt of a conversation takes, however long; no picture is opened.

        Raises:
            EngineError: the engine has not started, or died.
        """
        ...

    async def lost(self) -> EngineError:
        """Wait until a started engine dies, and return why."""
        ...

    async def close(self) -> None:
        """Stop whatever runs and free the device; safe to call at any time, also twice."""
        ...
