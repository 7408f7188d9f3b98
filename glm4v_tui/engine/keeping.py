"""An engine that outlives programs, and replies that wait in it: what can be asked of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.protocol import ReplyEvent, Sampling

ATTACHED = "attached to a running engine"
"""What the start of an engine tells that runs already."""

KEEP_SECONDS = 30 * 60.0
"""How long an engine is kept where nobody has said for how long."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Where a reply belongs that goes on without the program that asked for it."""

    transcript: str
    """The file name of the transcript."""
    question: int
    """The number of the question among all turns of the transcript."""
    begun: int = 0
    """The number of the answer that the reply goes on with; 0 for a reply from its beginning."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reply that nobody hears, and that the next program can pick up."""

    token: str
    """What the reply is known by."""
    claim: Claim
    ended: bool
    """Whether it is whole."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long a host stays when its programs have gone, and for whom."""

    seconds: float | None = None
    """Seconds without any program after which it ends; `None` where it ends with the last one."""
    programs: int = 1
    """Programs that are attached now."""


@dataclass(frozen=True, slots=True)
class HostStatus:
    """What a host tells of itself."""

    model: str
    version: str
    """The version of this program that it was started from."""
    pid: int
    started: float
    """Seconds since the epoch."""
    ready: bool
    asleep: bool
    keeping: Keeping
    replying: int
    """Replies that are coming."""
    waiting: int
    """Replies that can be picked up."""
    ends_in: float | None
    """Seconds after which it ends if nobody comes; `None` while programs are attached."""
    log_file: str
    log_begin: int
    """Bytes of the log that are older than this host."""


@dataclass(slots=True)
class PickedUp:
    """A reply that had gone on: what has come of it so far, and the rest as it comes."""

    reasoning: str
    text: str
    rest: AsyncGenerator[ReplyEvent, None]


@runtime_checkable
class KeepsReplies(Protocol):
    """An engine in which replies can go on without the program, to be picked up by the next."""

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The replies that can be picked up now."""
        ...

    def reply_known_by(
        self, token: str, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream a reply that can be claimed; like `Engine.reply`."""
        ...

    def claim(self, token: str, claim: Claim) -> None:
        """Say where a reply belongs, so that it goes on when this program is gone."""
        ...

    def settle(self, token: str) -> None:
        """Say that all of a reply is in its transcript, so that it need not be kept."""
        ...

    async def pick_up(self, token: str) -> PickedUp:
        """Hear a reply that waits.

        Raises:
            EngineError: it does not wait any more, or the host is gone.
        """
        ...


@runtime_checkable
class KeptAlive(Protocol):
    """An engine that can be kept when the program goes."""

    @property
    def keeping(self) -> Keeping | None:
        """How long it is kept; `None` while that is not known."""
        ...

    async def keep_alive(self, seconds: float | None) -> Keeping:
        """Have the engine kept for so long when no program is left, or not at all.

        Raises:
            EngineError: that cannot be had.
        """
        ...

    def leave(self) -> None:
        """Let replies go on that stream now: the program is about to go."""
        ...
