"""Questions about the colour of shapes."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.counting import counting_thought
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, absent, colourless, select, varied
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import an, capital, join, place
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene, Shape

MOST_LISTED = 6
"""Above this, shapes of one kind are not enumerated with their colours."""

COLOUR = Grammar(
    """
    (What|Which) colour is the {one}<in>?
    (What|Which) colour does the {one} have<in>?
    (What is|What's) the colour of the {one}<in>?
    (In what|In which|Of what|Of which) colour is the {one}(| shown| drawn| painted)<in>?
    (What|Which) colour (has|was used for|is used for) the {one}<in>?
    (<give>|<name>) the colour of the {one}<in>.
    <tell> (what|which) colour the {one} (is|has)<in>.
    (The colour|Colour|What about the colour) of the {one}?
    {one}(: colour?| colour?|: what colour?|: which colour?| - colour?)
    The {one} (is|has) (what|which) colour?
    The {one} - what colour is (it|that)?
    How is the {one} (coloured|painted)<in>?
    There is {a}. (What|Which) colour (is it|does it have)?
    Look at the {one}. (What|Which) colour (is it|does it have)?
    """,
    """
    <do> look at the {one} and tell me its colour.
    The colour that the {one} has is what?
    What would you say is the colour of the {one}?
    I want to know which colour was used for the {one}.
    """,
)

COLOURS_OF = Grammar(
    """
    (What|Which) (colour|colours) (are|do you see on) the {many}<in>?
    (What|Which) (colour|colours) do the {many} have<in>?
    (What is|What's|What are) the (colour|colours) of the {many}<in>?
    (<give>|<name>) the (colour|colours) of (the|all|all the) {many}<in>.
    <tell> (what|which) (colour|colours) the {many} (are|have)<in>.
    {many}(: colours?| colours?|: what colours?|: which colour?)
    In (what|which) (colour|colours) are the {many}(| shown| drawn| painted)<in>?
    """,
    """
    <do> look at the {many} and tell me their colours.
    How are the {many} coloured?
    The {many} have which colours?
    """,
)

IS_COLOUR = Grammar(
    """
    Is the {one} {colour}<in>?
    Is the {one} (really|in|of the colour|painted) {colour}?
    Is the colour of the {one} {colour}<in>?
    Does the {one} have the colour {colour}?
    (Is it (true|right|correct) that|Am I right that) the {one} is {colour}?
    The {one} is {colour}, (right|isn't it|is that right|correct)?
    <tell> (if|whether) the {one} is {colour}<in>.
    Is the {one} {colour} or (not|is it not)?
    """,
    """
    Would you say that the {one} is {colour}?
    Yes or no: the {one} is {colour}.
    Is {colour} the colour of the {one}?
    """,
)

WHICH_COLOUR = Grammar(
    """
    Is the {one} {colour} or {other}<in>?
    (What|Which) colour is the {one}, {colour} or {other}<in>?
    (What|Which) is the colour of the {one}: {colour} or {other}?
    Is the colour of the {one} {colour} or {other}?
    {colour} or {other}: (what|which) colour is the {one}?
    Does the {one} have the colour {colour} or {other}?
    <tell> (if|whether) the {one} is {colour} or {other}<in>.
    """,
    """
    Would you say that the {one} is {colour} or {other}?
    {colour} or {other} - which one is the colour of the {one}?
    The {one}: is it {colour} or is it {other}?
    """,
)


def colour(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the colour of a shape, or of all shapes of a kind."""
    if chance.random() < RARELY:
        room = len({one.kind for one in scene.shapes}) < len(SHAPES)
        return no_such(COLOUR, "colour", absent(scene, chance, "k"), chance) if room else None
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
    asked = COLOUR.ask(chance, one=one, a=an(one))
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
        (COLOUR, {"one": one, "a": an(one)})
        if chance.random() < 0.25
        else (
            COLOURS_OF,
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
    asked = IS_COLOUR.ask(chance, one=one, colour=shape.colour if right else other)
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
    asked = WHICH_COLOUR.ask(chance, one=one, colour=two[0], other=two[1])
    return Lesson(
        "colour",
        asked.question,
        f"The {words} is {shape.colour}.",
        checks.colours([shape.colour]),
        short=capital(shape.colour),
        thought=f"I look for the {words}. It is {place(scene, shape)}. It is {shape.colour}.",
        unseen=asked.unseen,
    )
