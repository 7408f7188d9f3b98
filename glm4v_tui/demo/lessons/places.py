"""Questions about where shapes are, and about what is in a part of the picture."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons import place_grammar as ways
from glm4v_tui.demo.lessons.groups import absent_group, inside, reference, select, varied
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import (
    an,
    capital,
    centre,
    counted,
    join,
    name,
    place,
    placed,
    said,
    spot,
)
from glm4v_tui.demo.world.scene import Region, Scene, Shape

_REGIONS: dict[str, Callable[[Region], bool]] = {
    "on the left": lambda region: region[1] == 0,
    "on the right": lambda region: region[1] == 2,
    "at the top": lambda region: region[0] == 0,
    "at the bottom": lambda region: region[0] == 2,
    "in the centre": lambda region: region == (1, 1),
    "at the top left": lambda region: region == (0, 0),
    "at the top right": lambda region: region == (0, 2),
    "at the bottom left": lambda region: region == (2, 0),
    "at the bottom right": lambda region: region == (2, 2),
}
_ASKED = {
    "on the left": ("on the left", "on the left side", "at the left edge", "at the left"),
    "on the right": ("on the right", "on the right side", "at the right edge", "at the right"),
    "at the top": ("at the top", "at the top edge", "in the top row", "in the upper part"),
    "at the bottom": (
        "at the bottom",
        "in the bottom row",
        "in the lower part",
        "at the bottom edge",
    ),
    "in the centre": ("in the centre", "in the middle", "at the centre"),
}
_HALVES = {
    "in the left half": (0, False),
    "in the right half": (0, True),
    "in the top half": (1, False),
    "in the bottom half": (1, True),
}


def where(scene: Scene, chance: Random) -> Lesson | None:
    """Ask where a shape is, or where all shapes of a kind are."""
    if chance.random() < RARELY:
        return no_such(ways.WHERE, "place", absent_group(scene, chance), chance)
    if not scene.shapes:
        return None
    shape = chance.choice(scene.shapes)
    words = reference(scene, shape, chance)
    if words is None or " the " in words:
        return _where_all(scene, shape, chance)
    return where_is(scene, shape, varied(words, chance), chance)


def where_is(scene: Scene, shape: Shape, one: str, chance: Random) -> Lesson:
    """Ask where the shape is that these words pick out."""
    asked = ways.WHERE.ask(chance, one=one, a=an(one))
    where = place(scene, shape)
    return Lesson(
        "place",
        asked.question,
        f"The {said(scene, shape)} is {where}.",
        place_check(where),
        short=capital(spot(where)),
        thought=f"I look for the {name(shape)}. Its centre is {centre(scene, shape)}.",
        unseen=asked.unseen,
    )


def place_check(where: str) -> Check:
    """Check a place: no side is named that is not the right one."""
    right = spot(where).split()
    wrong = checks.others(("top", "bottom", "left", "right", "centre"), right)
    return Check(says=(spot(where),), never=wrong)


def in_region(scene: Scene, chance: Random) -> Lesson | None:
    """Ask what is in a part of the picture, how much is there, or whether something is."""
    if not all(inside(scene, one) for one in scene.shapes):
        return None
    if chance.random() < 0.3:
        found, where, asked_where = _half(scene, chance)
        if not all(_off_centre(scene, one) for one in scene.shapes):
            return None
    else:
        where = chance.choice(tuple(_REGIONS))
        asked_where = chance.choice(
            _ASKED.get(where, (where, where.replace("at the", "in the") + " corner"))
        )
        found = [one for one in scene.in_order() if _REGIONS[where](scene.region(one))]
    if len(found) > 6:
        return None
    ask = chance.choice((_what_is_there, _what_is_there, _how_many_there, _is_there))
    return ask(scene, found, where, asked_where, chance)


def _what_is_there(
    scene: Scene, found: list[Shape], where: str, asked_where: str, chance: Random
) -> Lesson:
    asked = ways.IN_REGION.ask(chance, where=asked_where)
    listed = join([an(name(one)) for one in found]) if found else ""
    return Lesson(
        "region",
        asked.question,
        f"{capital(where)}: {listed}." if found else f"There is nothing {where}.",
        checks.names([one.name for one in found]) if found else Check(says=("nothing",)),
        short=capital(name(found[0])) if len(found) == 1 else "" if found else "Nothing",
        thought=_all_placed(scene),
        unseen=asked.unseen,
    )


def _how_many_there(
    scene: Scene, found: list[Shape], where: str, asked_where: str, chance: Random
) -> Lesson:
    many = chance.choice(("shapes", "shapes", "objects", "things", "figures"))
    asked = ways.COUNT_IN_REGION.ask(chance, where=asked_where, many=many)
    verb = "is" if len(found) == 1 else "are"
    number = f"There {verb} {counted(len(found), 'shape', 'shapes')} {where}."
    return Lesson(
        "region",
        asked.question,
        number if found else f"There are no shapes {where}.",
        checks.number(len(found)),
        short=str(len(found)),
        thought=_all_placed(scene),
        unseen=asked.unseen,
    )


def _is_there(
    scene: Scene, found: list[Shape], where: str, asked_where: str, chance: Random
) -> Lesson:
    kind = chance.choice(scene.shapes).kind if scene.shapes else "circle"
    group = select(scene, kind=kind) if chance.random() < 0.7 else select(scene)
    there = [one for one in found if one in group.members]
    one, many = varied(group.one, chance), varied(group.many, chance)
    asked = ways.IS_IN_REGION.ask(chance, where=asked_where, one=one, many=many, a=an(one))
    listed = join([an(name(one)) for one in there]) if there else ""
    verdict = "Yes" if there else "No"
    return Lesson(
        "region",
        asked.question,
        f"Yes, there is {listed} {where}." if there else f"No, there is no {group.one} {where}.",
        checks.yes(bool(there)),
        short=verdict,
        thought=_all_placed(scene),
        unseen=asked.unseen,
    )


def _where_all(scene: Scene, shape: Shape, chance: Random) -> Lesson | None:
    group = select(scene, shape.colour, shape.kind)
    number = len(group.members)
    if not 2 <= number <= 6:
        return None
    asked = ways.WHERE.ask(chance, one=group.one, a=an(group.one))
    places = [place(scene, one) for one in group.members]
    return Lesson(
        "place",
        asked.question,
        f"There are {number} {group.many}: {join(places)}.",
        Check(says=(str(number), *(spot(where) for where in places))),
        thought=f"I look for {group.many}. "
        + " ".join(f"{i}: {where}." for i, where in enumerate(places, 1)),
        unseen=asked.unseen,
    )


def _half(scene: Scene, chance: Random) -> tuple[list[Shape], str, str]:
    where = chance.choice(tuple(_HALVES))
    axis, far = _HALVES[where]
    whole = scene.height if axis else scene.width
    found = [one for one in scene.in_order() if (one.centre[axis] > whole / 2) == far]
    asked = where.replace("top", chance.choice(("top", "upper")))
    asked = asked.replace("bottom", chance.choice(("bottom", "lower")))
    return found, where, asked


def _off_centre(scene: Scene, shape: Shape) -> bool:
    across, down = shape.centre[0] / scene.width, shape.centre[1] / scene.height
    return abs(across - 0.5) > 0.03 and abs(down - 0.5) > 0.03


def _all_placed(scene: Scene) -> str:
    if not scene.shapes:
        return "I see no shapes."
    return "I see: " + ", ".join(placed(scene, one) for one in scene.in_order()) + "."
