"""The messages about an engine that is kept, and about replies that go on without a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glm4v_tui.engine.keeping import Claim, HostStatus, Keeping, Waiting
from glm4v_tui.engine.told_failure import Failure


@dataclass(frozen=True, slots=True)
class Keep:
    """Asks the host to stay for so long when its programs have gone, or to go with the last."""

    seconds: float | None
    digest: str
    """What the engine is found by; see `identity`."""
    type: Literal["keep"] = "keep"


@dataclass(frozen=True, slots=True)
class Kept:
    """Tells every program how long the host stays, whenever that changes."""

    keeping: Keeping
    failure: Failure | None = None
    """Why it is not as it was asked for."""
    type: Literal["kept"] = "kept"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Tells where a reply belongs."""

    token: str
    claim: Claim
    type: Literal["claimed"] = "claimed"


@dataclass(frozen=True, slots=True)
class Settled:
    """Tells that a reply is saved, to its end."""

    token: str
    type: Literal["settled"] = "settled"


@dataclass(frozen=True, slots=True)
class PickUp:
    """Asks to hear a reply that waits."""

    reply: int
    """The number that everything about it carries from now on."""
    token: str
    type: Literal["pick-up"] = "pick-up"


@dataclass(frozen=True, slots=True)
class Held:
    """Carries all that has come of a reply that is picked up; the rest follows in pieces."""

    reply: int
    reasoning: str
    text: str
    type: Literal["held"] = "held"


@dataclass(frozen=True, slots=True)
class Waits:
    """Tells every program which replies wait, whenever that changes."""

    replies: tuple[Waiting, ...]
    type: Literal["waits"] = "waits"


@dataclass(frozen=True, slots=True)
class Look:
    """Asks what the host is doing; the sender does not count as a program."""

    type: Literal["look"] = "look"


@dataclass(frozen=True, slots=True)
class Seen:
    """Tells what the host is doing."""

    status: HostStatus
    type: Literal["seen"] = "seen"


@dataclass(frozen=True, slots=True)
class Stop:
    """Asks the host to end, whoever is attached."""

    type: Literal["stop"] = "stop"


KeepingToHost = Keep | Claimed | Settled | PickUp | Look | Stop
KeepingFromHost = Kept | Held | Waits | Seen
