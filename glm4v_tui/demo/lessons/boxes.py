"""Questions that are answered with bounding boxes, or that give one."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import box_grammar as ways
from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.counting import counting_thought
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, absent_group, any_group, reference, select, varied
from glm4v_tui.demo.lessons.lesson import Lesson, overlap
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import an, bracketed, capital, marked, name, place, said
from glm4v_tui.demo.world.scene import Box, Scene, Shape

MOST_BOXES = 8


def box(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the bounding box of one shape."""
    if chance.random() < RARELY:
        return no_such(ways.BOX, "box", absent_group(scene, chance), chance)
    if not scene.shapes:
        return None
    shape = chance.choice(scene.shapes)
    words = reference(scene, shape, chance)
    if words is None:
        return boxes_of(scene, select(scene, shape.colour, shape.kind), chance, ways.BOX)
    return box_of(scene, shape, varied(words, chance), chance)


def box_of(scene: Scene, shape: Shape, one: str, chance: Random) -> Lesson:
    """Ask for the bounding box of the shape that these words pick out."""
    asked = ways.BOX.ask(chance, one=one)
    found = scene.box(shape.frame)
    return Lesson(
        "box",
        asked.question,
        f"The {said(scene, shape)} is at {marked([found])}.",
        checks.boxes([found]),
        short=marked([found]),
        thought=f"I look for the {name(shape)}. It is {place(scene, shape)}. It is {shape.size}.",
        unseen=asked.unseen,
    )


def boxes(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the bounding boxes of all shapes of a group."""
    if chance.random() < RARELY:
        return no_such(ways.BOXES, "boxes", absent_group(scene, chance), chance)
    group = select(scene) if chance.random() < 0.25 else any_group(scene, chance, 1.0)
    return boxes_of(scene, group, chance) if scene.shapes else None


def boxes_of(
    scene: Scene, group: Group, chance: Random, grammar: Grammar = ways.BOXES
) -> Lesson | None:
    """Ask for the bounding boxes of these shapes."""
    number = len(group.members)
    if not 1 <= number <= MOST_BOXES:
        return None
    asked = grammar.ask(chance, one=varied(group.one, chance), many=_asked_many(group, chance))
    found = [scene.box(one.frame) for one in group.members]
    subject = f"{number} {group.many} are" if number > 1 else f"{group.one} is"
    return Lesson(
        "boxes",
        asked.question,
        f"The {subject} at {marked(found)}.",
        checks.boxes(found),
        short=marked(found),
        thought=counting_thought(scene, group),
        unseen=asked.unseen,
    )


def at_box(scene: Scene, chance: Random) -> Lesson | None:
    """Ask what is inside a box, or for its colour or shape."""
    if not scene.shapes:
        return None
    shape = chance.choice(scene.shapes)
    rough = _shaken(scene.box(shape.frame), chance)
    if any(one is not shape and overlap(rough, scene.box(one.frame)) > 0.3 for one in scene.shapes):
        return None
    written = chance.choice((f"[{bracketed(rough)}]", bracketed(rough)))
    feature = chance.choice(("colour", "shape")) if chance.random() < 0.3 else ""
    asked = (ways.WHAT_AT_BOX if feature else ways.AT_BOX).ask(chance, box=written, feature=feature)

    return Lesson(
        "point",
        asked.question,
        f"There is {an(name(shape))}.",
        checks.names([shape.name]),
        short="" if feature else capital(name(shape)),
        thought=f"The box is {place(scene, shape)}. It is around {an(name(shape))}.",
        unseen=asked.unseen,
    )


def _shaken(box: Box, chance: Random) -> Box:
    """Return a box as a user would write it down: a little beside the right one."""
    left, top, right, bottom = (max(0, min(999, edge + chance.randint(-12, 12))) for edge in box)
    return left, top, right, bottom


def _asked_many(group: Group, chance: Random) -> str:
    if group.one == "shape":
        return chance.choice(("shapes", "objects", "figures", "things", "items"))
    return varied(group.many, chance)
