"""What a history of versions is made of: turns in their places, and steps from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glm4v_tui.chat.conversation import Turn

What = Literal["edit", "again", "continue", "rewrite", "remove", "walk"]
"""What a step did: asked a question otherwise, had it answered again, and so on."""

ROOT = 0
"""The number of the place before the first turn; turns have numbers from 1."""

MOST = 10**6
"""Turns that a history may have, copies included."""


class HistoryError(ValueError):
    """A step is about a turn that does not exist, or that it cannot be taken with."""


@dataclass(frozen=True, slots=True)
class Node:
    """A turn at its place in the tree."""

    turn: Turn
    parent: int
    """The number of the turn before it."""
    origin: int = ROOT
    """The turn that it was taken over from, where one before it was changed; else `ROOT`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the path that can be undone."""

    what: What
    at: int
    """The turn after which the path changed."""
    before: int
    """The turn that came next until then; `ROOT` for none."""
    after: int
    """The turn that came next from then on; `ROOT` for none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands among all versions of all turns."""

    node: int
    """Its number in the history."""
    count: int
    """How many questions the model sees, this one included."""
    after: int | None = None
    """The turn that it follows, where it is another version of what came next there."""
