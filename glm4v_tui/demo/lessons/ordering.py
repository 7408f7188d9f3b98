"""Questions about the outermost, the largest and the nth shape."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons import order_grammar as ways
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, select, varied
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.sizes import clearly_larger
from glm4v_tui.demo.lessons.wording import (
    ORDINALS,
    an,
    capital,
    join,
    name,
    place,
    placed,
)
from glm4v_tui.demo.world.scene import Scene, Shape

APART = 0.05
"""Parts of the picture by which neighbours in an order differ at least."""

_ALONG: dict[str, Callable[[Shape], float]] = {
    "left": lambda one: one.centre[0],
    "right": lambda one: -one.centre[0],
    "top": lambda one: one.centre[1],
    "bottom": lambda one: -one.centre[1],
}
"""What the shapes are sorted by, counted from each side."""
_OUTERMOST = {"left": "leftmost", "right": "rightmost", "top": "topmost", "bottom": "lowest"}
_ASKED = {
    "leftmost": ("leftmost", "left-most"),
    "rightmost": ("rightmost", "right-most"),
    "topmost": ("topmost", "highest", "uppermost"),
    "lowest": ("lowest", "bottommost"),
    "largest": ("largest", "biggest"),
    "smallest": ("smallest", "tiniest", "littlest"),
}
_FURTHEST = {
    "left": ("furthest to the left", "farthest left", "most to the left", "outermost on the left"),
    "right": ("furthest to the right", "farthest right", "most to the right"),
    "top": ("furthest up", "closest to the top", "nearest to the top edge", "highest up"),
    "bottom": ("furthest down", "closest to the bottom", "nearest to the bottom edge"),
}
_PATHS = {
    "left": "left to right",
    "right": "right to left",
    "top": "top to bottom",
    "bottom": "bottom to top",
}


def most(scene: Scene, chance: Random) -> Lesson | None:
    """Ask which of all shapes, or of one kind or colour, is outermost, largest or smallest."""
    group = _group(scene, chance)
    if len(group.members) < 2:
        return None
    if chance.random() < 0.4:
        return _by_size(scene, group, chance)
    side = chance.choice(tuple(_ALONG))
    ranked = sorted(group.members, key=_ALONG[side])
    if not apart(scene, ranked[:2], side):
        return None
    word = _OUTERMOST[side]
    if chance.random() < 0.35:
        furthest = chance.choice(_FURTHEST[side])
        return _lesson(scene, group, ranked[0], word, chance, ways.FURTHEST, furthest=furthest)
    return _lesson(
        scene, group, ranked[0], word, chance, ways.MOST, most=chance.choice(_ASKED[word])
    )


def nth(scene: Scene, chance: Random) -> Lesson | None:
    """Ask which shape is the third, say, from a side."""
    number = len(scene.shapes)
    side = chance.choice(("left", "left", "right", "top", "bottom"))
    ranked = sorted(scene.shapes, key=_ALONG[side])
    if not 2 <= number <= 8 or not apart(scene, ranked, side):
        return None
    i = chance.randrange(number)
    asked = ways.NTH.ask(chance, nth=ORDINALS[i], number=str(i + 1), side=side)
    return Lesson(
        "order",
        asked.question,
        f"The {ORDINALS[i]} shape from the {side} is the {name(ranked[i])}.",
        checks.names([ranked[i].name]),
        short=capital(name(ranked[i])),
        thought=f"From the {side}: "
        + " ".join(f"{j}: {name(one)}." for j, one in enumerate(ranked[: i + 1], 1)),
        unseen=asked.unseen,
    )


def path(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the shapes from left to right or from top to bottom."""
    side = chance.choice(("left", "left", "right", "top", "bottom"))
    ranked = sorted(scene.shapes, key=_ALONG[side])
    if not 2 <= len(ranked) <= 8 or not apart(scene, ranked, side):
        return None
    asked = ways.PATH.ask(chance, path=_PATHS[side])
    return Lesson(
        "order",
        asked.question,
        f"From {_PATHS[side]}: {join([name(one) for one in ranked])}.",
        checks.names([one.name for one in ranked]),
        thought="I see: " + ", ".join(placed(scene, one) for one in scene.in_order()) + ".",
        unseen=asked.unseen,
    )


def apart(scene: Scene, ranked: list[Shape], side: str) -> bool:
    """Return whether neighbours in an order are clearly one after the other."""
    whole = scene.width if side in ("left", "right") else scene.height
    along = [_ALONG[side](one) / whole for one in ranked]
    return all(later - earlier >= APART for earlier, later in pairwise(along))


def _group(scene: Scene, chance: Random) -> Group:
    if chance.random() < 0.6 or not scene.shapes:
        return select(scene)
    shape = chance.choice(scene.shapes)
    return select(scene, kind=shape.kind) if chance.random() < 0.6 else select(scene, shape.colour)


def _by_size(scene: Scene, group: Group, chance: Random) -> Lesson | None:
    ranked = sorted(group.members, key=lambda one: one.radius)
    largest = chance.random() < 0.5
    found = ranked[-1] if largest else ranked[0]
    others = [one for one in group.members if one is not found]
    pairs = ((found, one) if largest else (one, found) for one in others)
    if not all(clearly_larger(*pair) for pair in pairs):
        return None
    word = "largest" if largest else "smallest"
    return _lesson(scene, group, found, word, chance, ways.MOST, most=chance.choice(_ASKED[word]))


def _lesson(
    scene: Scene,
    group: Group,
    found: Shape,
    word: str,
    chance: Random,
    grammar: Grammar,
    **words: str,
) -> Lesson:
    one, many = varied(group.one, chance), varied(group.many, chance)
    asked = grammar.ask(chance, one=one, many=many, a=an(one), **words)
    listed = ", ".join(f"{one.size} {name(one)} {place(scene, one)}" for one in group.members)
    return Lesson(
        "order",
        asked.question,
        f"The {word} {group.one} is the {name(found)}.",
        checks.names([found.name]),
        short=capital(name(found)),
        thought=f"I compare: {listed}.",
        unseen=asked.unseen,
    )
