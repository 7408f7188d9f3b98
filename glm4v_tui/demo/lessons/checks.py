"""The checks that most lessons need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glm4v_tui.demo.lessons.lesson import Check
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Box

_MOST = 12
"""The highest number that is ever counted to."""


def number(right: int) -> Check:
    """Check a number in digits; for none, `no` and `none` are right as well."""
    others = tuple(str(other) for other in range(_MOST + 1) if other != right)
    return Check(says=(str(right),) if right else (), never=others if right else (*others, "yes"))


def yes(right: bool) -> Check:
    """Check a question that is answered with yes or no."""
    return Check(starts="Yes") if right else Check(starts="No", never=("yes",))


def colours(right: Sequence[str]) -> Check:
    """Check that colours are named in order, and no other colour."""
    return Check(says=tuple(right), never=others(COLOURS, right))


def kinds(right: Sequence[str]) -> Check:
    """Check that kinds of shapes are named in order, and no other kind."""
    return Check(says=tuple(right), never=others(SHAPES, right))


def names(right: Sequence[tuple[str, str]]) -> Check:
    """Check that shapes are named in order by colour and kind, and no other shape."""
    wrong = (
        *others(COLOURS, [one for one, _ in right]),
        *others(SHAPES, [one for _, one in right]),
    )
    return Check(says=tuple(f"{colour} {kind}" for colour, kind in right), never=wrong)


def boxes(right: Iterable[Box]) -> Check:
    """Check boxes."""
    return Check(boxes=tuple(right))


def missing(what: str) -> Check:
    """Check that an answer says that there is none, and gives no box."""
    return Check(says=("no", what), never=("yes",), boxes=())


def others(words: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are not right."""
    known = set(right)
    return tuple(word for word in words if word not in known)
