"""Questions about which shape is left of, right of, above or below another."""

from __future__ import annotations

from random import Random
from typing import Literal

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons import relation_grammar as ways
from glm4v_tui.demo.lessons.groups import absent_group, reference, unique, varied
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import an, capital, centre, join, name, place
from glm4v_tui.demo.world.scene import Scene, Shape

Side = Literal["left", "right", "above", "below"]

APART = 0.12
"""Parts of the picture by which two centres differ at least where one is beside the other."""
CLEARLY = 0.05
"""Parts of the picture by which all other centres differ from the one that is asked about."""

BESIDE: dict[Side, str] = {
    "left": "to the left of",
    "right": "to the right of",
    "above": "above",
    "below": "below",
}
_ASKED: dict[Side, tuple[str, ...]] = {
    "left": ("left of", "to the left of", "on the left of", "on the left side of"),
    "right": ("right of", "to the right of", "on the right of", "on the right side of"),
    "above": ("above", "over", "higher than", "above"),
    "below": ("below", "under", "beneath", "lower than"),
}
_SIDES: tuple[Side, ...] = ("left", "right", "above", "below")
_DOWN_FIRST: tuple[Side, ...] = ("above", "below", "left", "right")
_OPPOSITE: dict[Side, Side] = {"left": "right", "right": "left", "above": "below", "below": "above"}


def distance(scene: Scene, one: Shape, other: Shape, side: Side) -> float:
    """Return how far a shape is on a side of another, in parts of the picture."""
    across = (one.centre[0] - other.centre[0]) / scene.width
    down = (one.centre[1] - other.centre[1]) / scene.height
    return {"left": -across, "right": across, "above": -down, "below": down}[side]


def is_beside(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether one shape is on a side of another, or on which of two."""
    if not (pair := _pair(scene, chance)):
        return None
    one, other = pair
    sides = [side for side in _SIDES if distance(scene, one, other, side) > APART]
    if not sides:
        return None
    side = chance.choice(sides)
    if chance.random() < 0.3:
        return _which_side(scene, one, other, side, chance)
    right = chance.random() < 0.5
    asked_side = chance.choice(_ASKED[side if right else _OPPOSITE[side]])
    first, second = _words(scene, one, chance), _words(scene, other, chance)
    if not (first and second):
        return None
    if chance.random() < RARELY:
        return _absent(scene, first, asked_side, chance)
    asked = ways.IS_BESIDE.ask(chance, one=first, other=second, side=asked_side)
    verdict = "Yes" if right else "No"
    return Lesson(
        "relation",
        asked.question,
        f"{verdict}, the {name(one)} is {BESIDE[side]} the {name(other)}.",
        checks.yes(right),
        short=verdict,
        thought=_positions(scene, one, other),
        unseen=asked.unseen,
    )


def where_beside(scene: Scene, chance: Random) -> Lesson | None:
    """Ask where one shape is, seen from another that is clearly on one or two sides of it."""
    if not (pair := _pair(scene, chance)):
        return None
    one, other = pair
    far = [(side, distance(scene, one, other, side)) for side in _DOWN_FIRST]
    sides = [side for side, apart in far if apart > APART]
    unclear = any(CLEARLY < apart <= APART for _, apart in far)
    first, second = _words(scene, one, chance), _words(scene, other, chance)
    if not sides or unclear or not (first and second):
        return None
    asked = ways.OPEN.ask(chance, one=first, other=second)
    where = " and ".join(BESIDE[side] for side in sides)
    return Lesson(
        "relation",
        asked.question,
        f"The {name(one)} is {where} the {name(other)}.",
        Check(says=tuple(sides), never=tuple(_OPPOSITE[side] for side in sides)),
        thought=_positions(scene, one, other),
        unseen=asked.unseen,
    )


def beside(scene: Scene, chance: Random) -> Lesson | None:
    """Ask which shapes are on a side of one."""
    side = chance.choice(_SIDES)
    if chance.random() < RARELY:
        group = absent_group(scene, chance)
        return no_such(ways.BESIDE_ONE, "relation", group, chance, side=chance.choice(_ASKED[side]))
    lone = unique(scene)
    if not (lone and 2 <= len(scene.shapes) <= 6):
        return None
    one = chance.choice(lone)
    far = [(other, distance(scene, other, one, side)) for other in scene.in_order()]
    words = _words(scene, one, chance)
    if not words or any(abs(apart) < CLEARLY for other, apart in far if other is not one):
        return None
    found = [other for other, apart in far if apart > 0 and other is not one]
    asked = ways.BESIDE_ONE.ask(chance, one=words, side=chance.choice(_ASKED[side]))
    return Lesson(
        "relation",
        asked.question,
        _beside_answer(one, found, side),
        _beside_check(scene, one, found),
        short=capital(name(found[0])) if len(found) == 1 else "" if found else "Nothing",
        thought=_beside_thought(scene, one),
        unseen=asked.unseen,
    )


def _which_side(
    scene: Scene, one: Shape, other: Shape, side: Side, chance: Random
) -> Lesson | None:
    first, second = _words(scene, one, chance), _words(scene, other, chance)
    if not (first and second):
        return None
    style = chance.randrange(2)
    sides = [_ASKED[side][style], _ASKED[_OPPOSITE[side]][style]]
    chance.shuffle(sides)
    asked = ways.WHICH_SIDE.ask(chance, one=first, other=second, side=sides[0], opposite=sides[1])
    return Lesson(
        "relation",
        asked.question,
        f"The {name(one)} is {BESIDE[side]} the {name(other)}.",
        Check(says=(side,), never=(_OPPOSITE[side],)),
        short=capital(side),
        thought=_positions(scene, one, other),
        unseen=asked.unseen,
    )


def _absent(scene: Scene, first: str, side: str, chance: Random) -> Lesson:
    """Ask whether a shape is on a side of one that is not there."""
    group = absent_group(scene, chance)
    return no_such(ways.IS_BESIDE, "relation", group, chance, other=first, side=side)


def _pair(scene: Scene, chance: Random) -> list[Shape] | None:
    lone = unique(scene)
    return chance.sample(lone, 2) if len(lone) > 1 else None


def _words(scene: Scene, shape: Shape, chance: Random) -> str | None:
    words = reference(scene, shape, chance)
    return words and varied(words, chance)


def _positions(scene: Scene, one: Shape, other: Shape) -> str:
    return (
        f"The {name(one)} is {place(scene, one)}, at {centre(scene, one)}. "
        f"The {name(other)} is {place(scene, other)}, at {centre(scene, other)}."
    )


def _beside_answer(one: Shape, found: list[Shape], side: Side) -> str:
    if not found:
        return f"Nothing is {BESIDE[side]} the {name(one)}."
    return f"{capital(BESIDE[side])} the {name(one)}: {join([an(name(other)) for other in found])}."


def _beside_check(scene: Scene, one: Shape, found: list[Shape]) -> Check:
    """Allow the name of the shape that is asked about."""
    kept = {other.name for other in (*found, one)}
    wrong = tuple(name(other) for other in scene.shapes if other.name not in kept)
    says = tuple(name(other) for other in found) or ("nothing",)
    return Check(says=says, never=wrong)


def _beside_thought(scene: Scene, one: Shape) -> str:
    others = ", ".join(
        f"{name(other)} {place(scene, other)}" for other in scene.in_order() if other is not one
    )
    return f"The {name(one)} is {place(scene, one)}. The others: {others}."
