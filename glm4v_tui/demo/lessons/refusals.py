"""What the demo model does not know, and the sentence in which it says so."""

from __future__ import annotations

import re
from random import Random

from glm4v_tui.demo.lessons.box_grammar import BOX, BOXES
from glm4v_tui.demo.lessons.colour_grammar import COLOUR, COLOURS_OF
from glm4v_tui.demo.lessons.counting import HOW_MANY
from glm4v_tui.demo.lessons.describing import UNKNOWN as UNRECOGNISED
from glm4v_tui.demo.lessons.existence import IS_THERE
from glm4v_tui.demo.lessons.fixed import fixed
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.nouns import (
    KEPT_COLOURS,
    KEPT_NOUNS,
    UNKNOWN_COLOURS,
    noun,
    plural,
    with_article,
)
from glm4v_tui.demo.lessons.outside import FOREIGN, OUTSIDE
from glm4v_tui.demo.lessons.place_grammar import WHERE
from glm4v_tui.demo.lessons.sizes import SIZE
from glm4v_tui.demo.lessons.wording import plural as plural_shape
from glm4v_tui.demo.world.scene import COLOURS, SHAPES

UNKNOWN = "I do not know that. I only know simple shapes, short texts and bar charts."
"""The answer to every question about something that the model does not know."""

_ONES = "|".join((*SHAPES, "bar", "dot", "disc"))
_KNOWN_NOUN = re.compile(rf"(\b[Aa]n? )?(\b(?:\w+ )?)\b({_ONES})(e?s)?\b")
_KNOWN_COLOUR = re.compile(rf"(\b[Aa]n? )?\b({'|'.join(COLOURS)}|grey)\b")

_ABOUT_NOUNS = Grammar(
    """
    (Is there|Do you see|Can you see) {a} (|<in>)?
    (Does the <pic> show|Can you spot|Is this|Do you find) {a} (|<in>)?
    (Are there any|Do you see any|Can you see|Any|Are there) {many} <in>?
    How many {many} (are there|<see>|can you count) <in>?
    (Count|Find|List|Locate|Detect) (the|all|all the) {many} <in>.
    (What|Which) colour (is|has) the {one} <in>?
    What colour are the {many}?
    (Where|How big|How large|What) is the {one} <in>?
    Where (do you see|can I find|is) (the|a) {one}?
    (Give|Give me|Show me|Return) the (box|bounding box|coordinates|position) of the {one}.
    (Locate|Detect|Find|Describe|Point out|Show me|Mark) the {one} <in>.
    (Describe|Tell me about|What about) the {one}.
    Is the {one} (left of|right of|above|below|under|bigger than|next to) the {shape}?
    Is the {shape} (left of|right of|above|below|bigger than|near) the {one}?
    What is (left of|right of|above|below|behind|on|under) the {one}?
    What (is the {one} doing|does the {one} look like|kind of {one} is this|size is the {one})?
    Is the {one} (small|large|red|blue|open|happy|real|on the left|old)?
    Are there more {many} than {shapes}?
    Which {one} is (the largest|the smallest|on the left|red|the oldest)?
    Is (this|that|it) (a picture of|) {a}?
    (And|What about|How about) (the {one}|the {many}|{a}|{many})?
    {one}?
    (Does|Can) {a} (appear|exist|occur|show up|be seen|be found) <in>?
    (Is|Was) {a} (present|contained|depicted|drawn|included|shown|visible) <in>?
    (Do you notice|Can you make out|Do we have|Can you locate|Have you found|Did you spot) {a} <in>?
    (The number of|Number of|Count of|Total of) {many} <in>?
    {many}: (how many|count|any|number|where|which colour)?
    {one}: (where|colour|size|box|yes or no|coordinates|position|what colour)?
    (Tally|Total|Add up|Number|Enumerate|Identify|Detect|Name) (the|all|all the) {many} <in>.
    <tell> (how many {many} there are|whether there is {a}|where the {one} is|\
    what colour the {one} is) <in>.
    <tell> (how big the {one} is|what the {one} looks like|which {one} is the largest|\
    what is next to the {one}).
    <do> (count the {many}|find the {one}|locate the {one}|describe the {one}|box the {one}|\
    check for {a}) <in>.
    <give> (the number of {many}|the position of the {one}|the colour of the {one}|\
    a box around the {one}).
    (Where does|Where will) the {one} (lie|sit|appear|stand) <in>?
    (In which part|In what corner|On which side|Whereabouts) (of the <pic> |)is the {one}?
    What (lies|sits|appears|is placed|is located) (left of|right of|above|below|beside) the {one}?
    (True or false|Right or wrong|Is this true): there is {a} <in>.
    (True or false|Right or wrong|Is this true): the {one} is (red|large|on the left|\
    above the {shape}).
    I (think|believe|guess|suppose) there is {a} <in>. (Right|Is that right|Correct|True)?
    There (is|was) {a} <in>, (right|isn't there|correct|true)?
    Does the {one} (look|seem|appear) (small|large|red|old|nice|new)?
    Has the {one} (a colour|the colour red|a shadow|a name)?
    (Find|Spot|Look for|Search for|Identify) (the {one}|{a}|any {many}|all {many}) <in>.
    (The|The colour of the|The size of the|The place of the|The box of the) {one}?
    (Which|What) {many} (appear|exist|are there|can be seen|do you see) <in>?
    (Who|What) (owns|made|holds|wears|drew|is behind|is inside) the {one}?
    (Are|Were) {many} (visible|present|there|shown) <in>?
    (Compare|Sort|List|Order) the {many}(| by size| by colour| from left to right).
    """,
    """
    Do you happen to see {a}?
    Someone told me there was {a} in this <pic>. Is there?
    How many {many} would you say there are?
    Which colour did they give the {one}?
    What box coordinates should I enter for the {one}?
    """,
)

_SHARED = (HOW_MANY, IS_THERE, COLOUR, COLOURS_OF, SIZE, WHERE, BOX, BOXES)
"""Ways to ask about shapes in which it is asked about other things as well.

Only what is asked about tells such questions apart, however they are put.
"""

_AFTER_ANOTHER = Grammar(
    """
    (And|What about|How about|And what about|Now) (the {one}|the {many}|{a}|{many})?
    (Is there also|And is there) {a}?
    (Then|Next|Or|But what about|And maybe|And perhaps) (the {one}|the {many}|{a}|{many})?
    (And|Now) (count|find|locate|box|describe) the ({one}|{many}).
    (And where|And how big|And what colour) is the {one}?
    (The same for|Now for) (the {one}|the {many}|{many}).
    (And|) (any|are there|do you see|no) {many}?
    """,
    """
    And could you also look for {a}?
    Any {many} besides that?
    How about the {one}, then?
    """,
)

_ABOUT_UNRECOGNISED = Grammar(
    """
    What (do you see|can you see|is this|is shown|is in the <pic>|does the <pic> show|is it) <in>?
    (Describe|Explain|Caption|Tell me about) (the|this) <pic>.
    (Describe|Tell me) what you see.
    (What|Which) (shapes|objects|things|colours) (are there|<see>) <in>?
    (List|Name|Count|Detect|Find) (all shapes|everything|all objects|the objects|the shapes) <in>.
    What is in the (background|foreground|centre|middle|top left|bottom right)?
    (What|Which) (thing|object|shape|figure|pattern) is this?
    What kind of (picture|thing|photo|image|pattern|shape) is this?
    (What's|What is) (going on|happening|there|here)?
    (Give me|Write) a (short |detailed |)(description|caption)(| of the <pic>).
    Can you (recognise|identify|describe|see) (this|it|anything|something)(| <in>)?
    Do you (recognise|see|know) (anything|something|this)?
    What (appears|is depicted|is displayed|can be found|is visible|is contained|is going on|\
    happens) <in>?
    (Outline|Summarise|Analyse|Report on|Comment on|Interpret|Examine) (the|this) <pic>.
    <do> (describe|explain|caption|summarise|identify) (the|this) <pic>.
    <tell> (what this is|what you see|what is shown|what the <pic> shows|what is there) <in>.
    <give> (a description|a summary|a caption|an overview) of the <pic>.
    (What|Which) (shapes|things|objects) (appear|exist|can be found|do you notice|\
    can you identify) <in>?
    (Content|Contents|Overview|Summary|Alt text|Image caption|Anything here)?
    (Is|Can) (anything|something) (here|be seen|to be seen|visible|known to you) <in>?
    """,
    """
    Can you make sense of this <pic>?
    What is this supposed to show?
    Help me out: what has been photographed here?
    """,
)

_MUMBLED = (
    *("asdf", "qwer", "zxcv", "hjkl", "lorem", "ipsum", "fnord", "xyzzy", "foo", "blah", "bla"),
    *("uiop", "ghjk", "tyui", "baz", "lalala", "trololo"),
)
_NO_SHAPE = "This is not a shape that I know."
_NOT_ABOUT_PICTURES = "This is not about shapes, texts or bars."
_NOTHING_THERE = "I see no simple shapes, no text and no bars."


def unknown_noun(chance: Random, known: Lesson | None = None) -> Lesson:
    """Return a question about something unknown, put like a question about a shape if one is given.

    Questions that differ in one word only are what teaches the model to look at that word.
    """
    if known and chance.random() < 0.6 and (renamed := _renamed(known, chance)):
        return renamed
    shared = chance.choice(_SHARED) if chance.random() < 0.45 else _ABOUT_NOUNS
    return _refused(shared, chance)


def then_unknown(chance: Random) -> Lesson:
    """Return a question about something unknown that follows another question."""
    return _refused(_AFTER_ANOTHER, chance)


def outside(chance: Random) -> Lesson:
    """Return a question outside the model's world, in another language or without any sense."""
    draw = chance.random()
    if draw < 0.08:
        return fixed("refusal-outside", _mumbled(chance), UNKNOWN, _NOT_ABOUT_PICTURES)
    asked = (FOREIGN if draw < 0.25 else OUTSIDE).ask(chance)
    return fixed("refusal-outside", asked.question, UNKNOWN, _NOT_ABOUT_PICTURES, asked.unseen)


def unrecognised(chance: Random, known: Lesson | None = None) -> Lesson:
    """Return a question about a picture that shows nothing known, a usual one if it is given."""
    if known and chance.random() < 0.5:
        question, unseen = known.question, known.unseen
    else:
        question, unseen = _ABOUT_UNRECOGNISED.ask(chance)
    return fixed("unknown", question, UNRECOGNISED, _NOTHING_THERE, unseen)


def _refused(grammar: Grammar, chance: Random) -> Lesson:
    one, kept, shape = noun(chance), chance.choice(KEPT_NOUNS), chance.choice(SHAPES)
    known = {"shape": shape, "shapes": plural_shape(shape)}
    question = grammar.ask(chance, **_forms(one), **known).question
    kept_back = _ABOUT_NOUNS if grammar in _SHARED else grammar
    unseen = kept_back.ask(chance, **_forms(kept), **known).unseen
    return fixed("refusal-noun", question, UNKNOWN, _NO_SHAPE, unseen)


def _forms(one: str) -> dict[str, str]:
    return {"one": one, "many": plural(one), "a": with_article(one)}


def _renamed(known: Lesson, chance: Random) -> Lesson | None:
    """Return a lesson with an unknown noun or colour in the place of a known one."""
    if '"' in known.question:
        return None
    if chance.random() < 0.25:
        question = _with_colour(known.question, chance.choice(UNKNOWN_COLOURS))
        unseen = _with_colour(known.question, chance.choice(KEPT_COLOURS))
    else:
        question = _with_noun(known.question, noun(chance))
        unseen = _with_noun(known.question, chance.choice(KEPT_NOUNS))
    if question == known.question:
        return None
    return fixed("refusal-noun", question, UNKNOWN, _NO_SHAPE, unseen)


def _with_noun(question: str, one: str) -> str:
    def other(found: re.Match[str]) -> str:
        article, between, _, many = found.groups()
        word = between + (plural(one) if many else one)
        return with_article(word) if article else word

    return _KNOWN_NOUN.sub(other, question, count=1)


def _with_colour(question: str, colour: str) -> str:
    def other(found: re.Match[str]) -> str:
        return with_article(colour) if found[1] else colour

    return _KNOWN_COLOUR.sub(other, question, count=1)


def _mumbled(chance: Random) -> str:
    """Return something that is no question in any language."""
    if chance.random() < 0.5:
        letters = "abcdefghijklmnopqrstuvwxyz"
        sizes = [chance.randint(2, 8) for _ in range(chance.randint(1, 4))]
        return " ".join("".join(chance.choices(letters, k=size)) for size in sizes)
    return " ".join(chance.choices(_MUMBLED, k=chance.randint(1, 4)))
