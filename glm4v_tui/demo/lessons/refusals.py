"""What the demo model does not know, and the sentence in which it says so."""

from __future__ import annotations

import re
from random import Random

from glm4v_tui.demo.lessons.describing import UNKNOWN as UNRECOGNISED
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
    """,
    """
    Could there be {a} somewhere?
    Does {a} appear anywhere?
    In which colour is the {one} drawn?
    What number of {many} is visible?
    Mark the {one} with a bounding box.
    """,
)

_AFTER_ANOTHER = Grammar(
    """
    (And|What about|How about|And what about|Now) (the {one}|the {many}|{a}|{many})?
    (Is there also|And is there) {a}?
    """,
    """
    Also {a}?
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
    """,
    """
    What might this be?
    Say what is depicted here.
    What am I looking at?
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
    return _refused(_ABOUT_NOUNS, chance)


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
    unseen = grammar.ask(chance, **_forms(kept), **known).unseen
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
