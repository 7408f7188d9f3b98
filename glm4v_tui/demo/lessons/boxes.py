"""Questions that are answered with bounding boxes, or that give one."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.counting import counting_thought
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, absent_group, any_group, reference, select, varied
from glm4v_tui.demo.lessons.lesson import Lesson, overlap
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import an, bracketed, capital, marked, name, place, said
from glm4v_tui.demo.world.scene import Box, Scene, Shape

MOST_BOXES = 8

BOX = Grammar(
    """
    (<give>) the (bounding box|box|coordinates|bounding box coordinates) of the {one}<in>.
    (What is|What's) the (bounding box|box) of the {one}<in>?
    What are the (coordinates|bounding box coordinates|box coordinates) of the {one}<in>?
    <do> (locate|detect|localise|localize|ground|box|mark) the {one}<in>.
    <do> draw a (box|bounding box|rectangle) around the {one}.
    <do> find the {one} and (give|return|show|write down) its (coordinates|box|bounding box).
    Where is the {one}? (Give|Return|Answer with|Show) (its bounding box|its box|a box|the \
    coordinates).
    Where exactly is the {one}? (Answer with a box.|Give coordinates.|Give its box.)
    (Point out|Show me|Mark|Frame) the {one} with a (bounding box|box).
    (Bounding box|Box|Coordinates|The box|bbox) (of|for|around) the {one}(?|.|:)
    {one}(: box?|: bounding box?| bounding box| box|: coordinates?| bbox)
    Please (provide|give|output|return) the (bounding box|bbox|coordinates) of the {one}.
    (Which|What) box (contains|encloses|surrounds) the {one}?
    <tell> the (coordinates|box|bounding box) of the {one}<in>.
    """,
    """
    I need a box that shows where the {one} is.
    In which box do you find the {one}?
    <do> look for the {one} and draw its bounding box.
    Coordinates please: where is the {one}?
    """,
)

BOXES = Grammar(
    """
    (<give>) the (bounding boxes|boxes|coordinates) of (all|the|all the|all of the) {many}<in>.
    What are the (bounding boxes|boxes|coordinates) of (the|all|all the) {many}<in>?
    <do> (locate|detect|localise|localize|ground|box|mark) (all|the|all the|every one of the) \
    {many}<in>.
    <do> draw (boxes|bounding boxes|rectangles|a box) around (all|the|all the) {many}.
    <do> find (all|the|all the) {many} and (give|return|show|write down) their (coordinates|boxes).
    Where are the {many}? (Give|Return|Answer with|Show) (their bounding boxes|boxes|the \
    coordinates).
    (Point out|Show me|Mark|Frame) (all|the) {many} with (bounding boxes|boxes).
    (Bounding boxes|Boxes|Coordinates) (of|for|around) (all|the|all the) {many}(?|.|:)
    {many}(: boxes?|: bounding boxes?| boxes|: coordinates?)
    Please (provide|output|return) the (bounding boxes|coordinates) of (all|the) {many}.
    <do> (detect|locate|box) (every|each) {one}<in>.
    """,
    """
    I need boxes that show where the {many} are.
    In which boxes do you find the {many}?
    <do> look for all {many} and draw their bounding boxes.
    Coordinates please: where are the {many}?
    """,
)

AT_BOX = Grammar(
    """
    What is (at|in|inside|within) {box}<in>?
    What is (at|in|inside|within) the (box|bounding box|area|region|rectangle) {box}<in>?
    (Which|What) <thing> is (at|in|inside) (|the box |the area ){box}<in>?
    What (do you see|can you see|do you find) (at|in|inside) (|the box |the area ){box}?
    (Which|What) <thing> (do you see|can you see) (at|in) {box}?
    <tell> what (is|you see) (at|in|inside) {box}<in>.
    (Describe|Name) (what is|the <thing>) (at|in|inside) (|the box ){box}.
    (What|Which <thing>) does the box {box} (contain|show|enclose)?
    {box}(: what is this?|: what is there?|?)
    (What|Which <thing>) has the (box|bounding box|coordinates) {box}?
    """,
    """
    Look at the box {box}. What do you see?
    <do> name the <thing> that you find at {box}.
    If I look inside {box}, what will I find?
    """,
)

WHAT_AT_BOX = Grammar(
    """
    (What|Which) {feature} is the <thing> (at|in|inside) (|the box ){box}?
    (What|Which) {feature} does the <thing> (at|in|inside) (|the box ){box} have?
    (What is|<tell>) the {feature} of the <thing> (at|in) (|the box ){box}.
    {feature} of the <thing> at {box}?
    (What|Which) {feature} has the <thing> (at|in) {box}?
    """,
    """
    Look at the box {box}. Which {feature} do you see?
    The <thing> at {box} is of which {feature}?
    Of what {feature} is what you see in {box}?
    """,
)


def box(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the bounding box of one shape."""
    if chance.random() < RARELY:
        return no_such(BOX, "box", absent_group(scene, chance), chance)
    if not scene.shapes:
        return None
    shape = chance.choice(scene.shapes)
    words = reference(scene, shape, chance)
    if words is None:
        return boxes_of(scene, select(scene, shape.colour, shape.kind), chance, BOX)
    return box_of(scene, shape, varied(words, chance), chance)


def box_of(scene: Scene, shape: Shape, one: str, chance: Random) -> Lesson:
    """Ask for the bounding box of the shape that these words pick out."""
    asked = BOX.ask(chance, one=one)
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
        return no_such(BOXES, "boxes", absent_group(scene, chance), chance)
    group = select(scene) if chance.random() < 0.25 else any_group(scene, chance, 1.0)
    return boxes_of(scene, group, chance) if scene.shapes else None


def boxes_of(scene: Scene, group: Group, chance: Random, grammar: Grammar = BOXES) -> Lesson | None:
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
    asked = (WHAT_AT_BOX if feature else AT_BOX).ask(chance, box=written, feature=feature)

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
