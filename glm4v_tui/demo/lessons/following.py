"""Conversations about one shape or one group: questions that only make sense after another."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons import follow_grammar as ways
from glm4v_tui.demo.lessons import follow_more_grammar as more_ways
from glm4v_tui.demo.lessons.alone import shape_alone
from glm4v_tui.demo.lessons.colours import colour_of
from glm4v_tui.demo.lessons.counting import count_of, counting_thought
from glm4v_tui.demo.lessons.existence import existence_answer, existence_of
from glm4v_tui.demo.lessons.grammar import Asked
from glm4v_tui.demo.lessons.groups import (
    Group,
    absent_group,
    any_group,
    colourless,
    reference,
    select,
    shapeless,
    unique,
    varied,
)
from glm4v_tui.demo.lessons.kinds import shape_of
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.places import place_check, where_is
from glm4v_tui.demo.lessons.sizes import clearly_larger
from glm4v_tui.demo.lessons.wording import (
    an,
    capital,
    join,
    marked,
    name,
    place,
    spot,
    there_are,
)
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene, Shape

MOST_OF_THEM = 6
"""Above this, no questions are asked about all members of a group."""

Next = Callable[[Scene, Shape, Random], Lesson]
"""Writes a question about the shape that the conversation is about."""


def about_it(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Ask about one shape, and then for more about it."""
    if not (lone := unique(scene)):
        return None
    shape = chance.choice(lone)
    opened = _first(scene, shape, chance)
    if opened is None:
        return None
    first, known = opened
    ways_on = [each for each in _NEXT if each != known]
    chosen = chance.sample(ways_on, min(chance.randint(1, 3), len(ways_on)))
    return first, *(_NEXT[each](scene, shape, chance) for each in chosen)


def counts(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Count one group, and then others by their names alone."""
    by_colour = chance.random() < 0.5
    groups = [_group(scene, by_colour, chance) for _ in range(chance.randint(2, 3))]
    first = count_of(scene, groups[0], chance)
    return first, *(_and_those(scene, group, chance) for group in groups[1:])


def colours(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Ask for the colour of one shape, and then of others by their names alone."""
    named = [(one, colourless(scene, one, chance)) for one in scene.shapes]
    found = [(one, words) for one, words in named if words]
    if len(found) < 2:
        return None
    chosen = chance.sample(found, min(len(found), chance.randint(2, 3)))
    (shape, words), *rest = chosen
    first = colour_of(scene, shape, words, chance)
    return first, *(_and_its_colour(scene, one, other, chance) for one, other in rest)


def existences(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Ask whether there is a shape, and then about others by their names alone."""
    groups = [
        any_group(scene, chance, 1.0) if chance.random() < 0.5 else absent_group(scene, chance)
        for _ in range(chance.randint(2, 3))
    ]
    first = existence_of(scene, groups[0], chance)
    return first, *(_and_is_there(scene, group, chance) for group in groups[1:])


def about_them(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Count a group, and then ask for more about its members."""
    if not scene.shapes:
        return None
    shape = chance.choice(scene.shapes)
    group = chance.choice((select(scene), select(scene, kind=shape.kind)))
    if not 2 <= len(group.members) <= MOST_OF_THEM:
        return None
    first = count_of(scene, group, chance)
    teachers = chance.sample((_their_colours, _their_places, _their_boxes, _largest_of_them), 3)
    later = [lesson for each in teachers if (lesson := each(scene, group, chance))]
    return first, *later[: chance.randint(1, 2)]


def later(asked: Asked, answer: str, check: Check, short: str = "", thought: str = "") -> Lesson:
    """Return a lesson that follows another one."""
    return Lesson("follow-up", asked.question, answer, check, short, thought, asked.unseen)


def _first(scene: Scene, shape: Shape, chance: Random) -> tuple[Lesson, str] | None:
    """Return a question about a shape, and what its answer has made known."""
    kind = chance.choice(("colour", "shape", "where", "existence", "existence"))
    if kind == "colour" and (words := colourless(scene, shape, chance)):
        return colour_of(scene, shape, words, chance), kind
    if kind == "shape" and (lesson := shape_alone(scene, chance)):
        return lesson, kind
    if kind == "shape" and (words := shapeless(scene, shape, chance)):
        return shape_of(scene, shape, words, chance), kind
    if kind == "where" and (words := reference(scene, shape, chance)) and " the " not in words:
        return where_is(scene, shape, varied(words, chance), chance), kind
    return existence_of(scene, select(scene, shape.colour, shape.kind), chance), "existence"


def _colour(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    check = checks.colours([shape.colour])
    asked = ways.COLOUR.ask(chance)
    short = capital(shape.colour)
    return later(asked, f"It is {shape.colour}.", check, short, _seen(scene, shape))


def _where(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    where = place(scene, shape)
    asked = ways.WHERE.ask(chance)
    short = capital(spot(where))
    return later(asked, f"It is {where}.", place_check(where), short, _seen(scene, shape))


def _box(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    found = scene.box(shape.frame)
    written = marked([found])
    asked = ways.BOX.ask(chance)
    return later(asked, f"It is at {written}.", checks.boxes([found]), written, _seen(scene, shape))


def _size(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    other = "small" if shape.size == "large" else "large"
    check = Check(says=(shape.size,), never=(other,))
    asked = ways.SIZE.ask(chance)
    return later(asked, f"It is {shape.size}.", check, capital(shape.size), _seen(scene, shape))


def _shape(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    check = checks.kinds([shape.kind])
    asked = ways.SHAPE.ask(chance)
    short = capital(shape.kind)
    return later(asked, f"It is {an(shape.kind)}.", check, short, _seen(scene, shape))


_NEXT: dict[str, Next] = {
    "colour": _colour,
    "where": _where,
    "box": _box,
    "size": _size,
    "shape": _shape,
}


def _seen(scene: Scene, shape: Shape) -> str:
    return f"It is the {name(shape)} {place(scene, shape)}."


def _group(scene: Scene, by_colour: bool, chance: Random) -> Group:
    present = sorted({one.colour if by_colour else one.kind for one in scene.shapes})
    every = COLOURS if by_colour else SHAPES
    word = chance.choice(present if present and chance.random() < 0.75 else every)
    return select(scene, colour=word) if by_colour else select(scene, kind=word)


def _and_those(scene: Scene, group: Group, chance: Random) -> Lesson:
    number = len(group.members)
    many = group.many.replace("shapes", chance.choice(("ones", "ones", "shapes", "things")))
    return later(
        ways.THOSE.ask(chance, many=many),
        f"{there_are(number, group.one, group.many)}.",
        checks.number(number),
        str(number),
        counting_thought(scene, group),
    )


def _and_its_colour(scene: Scene, shape: Shape, words: str, chance: Random) -> Lesson:
    return later(
        ways.OTHER_COLOUR.ask(chance, one=varied(words, chance)),
        f"The {words} is {shape.colour}.",
        checks.colours([shape.colour]),
        capital(shape.colour),
        f"I look for the {words}. It is {place(scene, shape)}. It is {shape.colour}.",
    )


def _and_is_there(scene: Scene, group: Group, chance: Random) -> Lesson:
    one, many = varied(group.one, chance), varied(group.many, chance)
    return later(
        ways.OTHER_EXISTENCE.ask(chance, a=an(one), many=many),
        existence_answer(group),
        checks.yes(bool(group.members)),
        "Yes" if group.members else "No",
        counting_thought(scene, group),
    )


def _their_colours(scene: Scene, group: Group, chance: Random) -> Lesson:
    colours = [one.colour for one in group.members]
    same = len(set(colours)) == 1
    return later(
        more_ways.THEIR_COLOURS.ask(chance),
        f"They are {join(colours[:1] if same else colours)}.",
        checks.colours(colours[:1] if same else colours),
        capital(colours[0]) if same else "",
        counting_thought(scene, group),
    )


def _their_places(scene: Scene, group: Group, chance: Random) -> Lesson:
    places = [place(scene, one) for one in group.members]
    return later(
        more_ways.THEIR_PLACES.ask(chance),
        f"They are {join(places)}.",
        Check(says=tuple(map(spot, places))),
        thought=counting_thought(scene, group),
    )


def _their_boxes(scene: Scene, group: Group, chance: Random) -> Lesson:
    found = [scene.box(one.frame) for one in group.members]
    asked = more_ways.THEIR_BOXES.ask(chance)
    return later(
        asked,
        f"They are at {marked(found)}.",
        checks.boxes(found),
        marked(found),
        counting_thought(scene, group),
    )


def _largest_of_them(scene: Scene, group: Group, chance: Random) -> Lesson | None:
    largest = max(group.members, key=lambda one: one.radius)
    if not all(clearly_larger(largest, one) for one in group.members if one is not largest):
        return None
    return later(
        more_ways.WHICH_OF_THEM.ask(chance, most=chance.choice(("largest", "biggest"))),
        f"The largest {group.one} is the {name(largest)}.",
        checks.names([largest.name]),
        capital(name(largest)),
        "I compare: "
        + ", ".join(f"{one.size} {name(one)} {place(scene, one)}" for one in group.members)
        + ".",
    )
