"""Questions about the colour of shapes."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons import colour_grammar as ways
from glm4v_tui.demo.lessons.counting import counting_thought
from glm4v_tui.demo.lessons.groups import Group, absent, colourless, select, varied
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import an, capital, join, place
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene, Shape

MOST_LISTED = 6
"""Above this, shapes of one kind are not enumerated with their colours."""


def colour(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the colour of a shape, or of all shapes of a kind."""
    if chance.random() < RARELY:
        room = len({one.kind for one in scene.shapes}) < len(SHAPES)
        return no_such(ways.COLOUR, "colour", absent(scene, chance, "k"), chance) if room else None
    if not scene.shapes:
        return None
    shape = chance.choice(scene.shapes)
    words = colourless(scene, shape, chance)
    if words and chance.random() < 0.85:
        return colour_of(scene, shape, words, chance)
    return _colours_of(scene, select(scene, kind=shape.kind), chance)


def colour_of(scene: Scene, shape: Shape, words: str, chance: Random) -> Lesson:
    """Ask for the colour of the shape that these words pick out."""
    one = varied(words, chance)
    asked = ways.COLOUR.ask(chance, one=one, a=an(one))
    return Lesson(
        "colour",
        asked.question,
        f"The {words} is {shape.colour}.",
        checks.colours([shape.colour]),
        short=capital(shape.colour),
        thought=f"I look for the {words}. It is {place(scene, shape)}. It is {shape.colour}.",
        unseen=asked.unseen,
    )


def _colours_of(scene: Scene, group: Group, chance: Random) -> Lesson | None:
    number = len(group.members)
    if not 2 <= number <= MOST_LISTED:
        return None
    colours = [one.colour for one in group.members]
    one = varied(group.one, chance)
    grammar, words = (
        (ways.COLOUR, {"one": one, "a": an(one)})
        if chance.random() < 0.25
        else (
            ways.COLOURS_OF,
            {"many": group.many},
        )
    )
    asked = grammar.ask(chance, **words)
    if len(set(colours)) == 1:
        answer, right = f"The {number} {group.many} are {colours[0]}.", colours[:1]
    else:
        listed = join([f"{one.colour} {place(scene, one)}" for one in group.members])
        answer, right = f"There are {number} {group.many}: {listed}.", colours
    thought = counting_thought(scene, group)
    return Lesson(
        "colour",
        asked.question,
        answer,
        checks.colours(right),
        short=capital(colours[0]) if len(set(colours)) == 1 else "",
        thought=thought,
        unseen=asked.unseen,
    )


def is_colour(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether a shape has a colour, or which of two."""
    if not scene.shapes:
        return None
    shape = chance.choice(scene.shapes)
    words = colourless(scene, shape, chance)
    if not words:
        return None
    other = chance.choice([one for one in COLOURS if one != shape.colour])
    one = varied(words, chance)
    if chance.random() < 0.35:
        return _either(scene, shape, words, one, other, chance)
    right = chance.random() < 0.5
    asked = ways.IS_COLOUR.ask(chance, one=one, colour=shape.colour if right else other)
    verdict = "Yes" if right else "No"
    return Lesson(
        "colour",
        asked.question,
        f"{verdict}, the {words} is {shape.colour}.",
        checks.yes(right),
        short=verdict,
        thought=f"I look for the {words}. It is {place(scene, shape)}. It is {shape.colour}.",
        unseen=asked.unseen,
    )


def _either(scene: Scene, shape: Shape, words: str, one: str, other: str, chance: Random) -> Lesson:
    two = [shape.colour, other]
    chance.shuffle(two)
    asked = ways.WHICH_COLOUR.ask(chance, one=one, colour=two[0], other=two[1])
    return Lesson(
        "colour",
        asked.question,
        f"The {words} is {shape.colour}.",
        checks.colours([shape.colour]),
        short=capital(shape.colour),
        thought=f"I look for the {words}. It is {place(scene, shape)}. It is {shape.colour}.",
        unseen=asked.unseen,
    )
