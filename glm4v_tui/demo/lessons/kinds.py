"""Questions about what shape something is."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.colours import MOST_LISTED
from glm4v_tui.demo.lessons.counting import counting_thought
from glm4v_tui.demo.lessons.grammar import Asked, Grammar
from glm4v_tui.demo.lessons.groups import Group, absent, select, shapeless, varied
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.missing import RARELY, no_such
from glm4v_tui.demo.lessons.wording import an, capital, join, place
from glm4v_tui.demo.world.scene import COLOURS, Scene, Shape

SHAPE = Grammar(
    """
    (What|Which) (shape|kind of shape|type of shape|form) is the {one}<in>?
    (What|Which) (shape|form) does the {one} have<in>?
    (What is|What's) the {one}<in>?
    (What is|What's) the (shape|form|kind) of the {one}<in>?
    (What|Which) (kind|type|sort) of (shape|object|figure|thing) is the {one}<in>?
    <tell> (what|which) shape the {one} (is|has)<in>.
    (<give>|<name>) the shape of the {one}<in>.
    <tell> what the {one} is<in>.
    {one}(: shape?|: what shape?|: which shape?|: what is it?)
    There is {a}. (What|Which) shape (is it|does it have)?
    The {one} (is|has) (what|which) shape?
    Look at the {one}. What (is it|shape is it)?
    {one} (shape|form|kind)?
    (Identify|Determine|State|Recognise|Classify|Find|Detect|Specify|Check) the (shape|form|kind|\
    type|geometric shape) of the {one}<in>.
    (What|Which) (geometric shape|figure|geometric figure|outline|kind of figure|object) (is|has|\
    forms|makes) the {one}<in>?
    (The shape of|Shape of|The form of) the {one}(|, please|: what is it| is what|\
     is called what)(?|.)
    (How|What) (is|do you call|does one call|would people call|is the name of) the {one}(| called|\
     named)<in>?
    (Find|Look for|Locate|Spot) the {one}(: what|. What|. Which) shape (is it|does it have|has it)?
    The {one} (looks like|appears as|is drawn as|is known as|forms|is) (what|which shape|\
    what shape|what kind of shape)?
    <tell> (what kind of shape|which kind of shape|what figure|\
    which type of shape) the {one} is<in>.
    (Name|Identify|Recognise|Classify) the {one}<in>.
    (I see|There is|I notice|Here is) {a}. (What shape is it|Its shape|Tell me its shape|\
    Which shape|What is it)(?|.)
    """,
    """
    What geometric form does the {one} take?
    How would a geometry book name the {one}?
    I cannot tell what the {one} is supposed to be. What shape is it?
    If I had to trace the {one}, what shape would I draw?
    """,
)

SHAPE_BY_COLOUR = Grammar(
    """
    (What|Which) (shape|shapes|object|objects|thing|things|figure|figures) (is|are) {colour}<in>?
    What is {colour}<in>?
    What is (shown|drawn|painted) in {colour}<in>?
    (What|Which) {colour} (shape|shapes|objects|things) (<see>)<in>?
    <tell> (what|which <thing>|which <things>) (is|are) {colour}<in>.
    (What|Which <thing>) has the colour {colour}<in>?
    (<name>) (what is|everything that is|all that is|whatever is) {colour}<in>.
    {colour}: (what|which shape|which <thing>|which <things>|what is it)?
    (Which|What) (shape|shapes|<thing>|<things>) (come|comes|appear|appears|is painted|are painted|\
    is drawn|are drawn) in {colour}<in>?
    (Find|Identify|Spot|Mention|Enumerate|Detect|List|State) (everything|all|all <things>|\
    the <things>|whatever is|what is) (in {colour}|{colour}|that is {colour})<in>.
    (What|Who|Which) (wears|carries|bears|shows|got|displays) the colour {colour}<in>?
    (There is|I see) something {colour}<in>. (What is it|What|Which shape|Name it)(?|.)
    (The|All) {colour} (shape|shapes|<thing>|<things>)(| is what| please| is which)(?|.)
    """,
    """
    Which shape did they paint {colour}?
    Look for {colour}. What shape do you land on?
    I need the shape of whatever is {colour}.
    """,
)


def shape(scene: Scene, chance: Random) -> Lesson | None:
    """Ask what shape something is that is told by its colour or its corner."""
    if chance.random() < RARELY:
        if len({one.colour for one in scene.shapes}) > len(COLOURS) - 2:
            return None
        return no_such(SHAPE, "shape", absent(scene, chance, "c"), chance)
    if not scene.shapes:
        return None
    one = chance.choice(scene.shapes)
    words = shapeless(scene, one, chance)
    if words and chance.random() < 0.75:
        return shape_of(scene, one, words, chance)
    return _shapes_in(scene, select(scene, one.colour), one.colour, chance)


def shape_of(scene: Scene, shape: Shape, words: str, chance: Random) -> Lesson:
    """Ask what the shape is that these words pick out."""
    one = varied(words, chance)
    asked = SHAPE.ask(chance, one=one, a=an(one))
    return _shape_lesson(
        asked,
        f"The {words} is {an(shape.kind)}.",
        [shape.kind],
        f"I look for the {words}. It is {place(scene, shape)}. It is {an(shape.kind)}.",
    )


def _shapes_in(scene: Scene, group: Group, colour: str, chance: Random) -> Lesson | None:
    if len(group.members) > MOST_LISTED:
        return None
    asked = SHAPE_BY_COLOUR.ask(chance, colour=colour)
    thought = counting_thought(scene, group)
    kinds = [one.kind for one in group.members]
    if len(kinds) == 1:
        return _shape_lesson(asked, f"The {group.one} is {an(kinds[0])}.", kinds, thought)
    listed = join([f"{an(one.kind)} {place(scene, one)}" for one in group.members])
    answer = f"There are {len(kinds)} {group.many}: {listed}."
    return _shape_lesson(asked, answer, kinds, thought)


def _shape_lesson(asked: Asked, answer: str, kinds: list[str], thought: str) -> Lesson:
    return Lesson(
        "shape",
        asked.question,
        answer,
        checks.kinds(kinds),
        short=capital(kinds[0]) if len(kinds) == 1 else "",
        thought=thought,
        unseen=asked.unseen,
    )
