"""Small courses for the tests, with every turn of phrase that packing has to deal with."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.lesson import Branch, Check, Course, Lesson, Turn
from glm4v_tui.demo.world.compose import compose

THOUGHT = "<think>I look for stars: one.</think><answer>There is 1 star.</answer>"

WORDS = (
    "How many red stars are there?",
    "There are 3 red stars.",
    'What does it say? "Danger" or 12?',
    "图中有几个红色的圆形？",
    "有3个红色的圆形。",
    "Where is it?\nGive a box, please.",
    "It is at [[12,345,678,900]].",
)


def turn(question: str, answer: str, *pictures: int) -> Turn:
    return Turn(Lesson("count", question, answer, Check()), pictures)


def write(chance: Random, kind: str, cells: tuple[tuple[int, int], ...]) -> Course:
    """Write a course about random scenes, with as many pictures as there are sizes."""
    scenes = tuple(compose(chance, cells=size) for size in cells)
    asked = chance.choice(WORDS)
    later = Turn(Lesson("follow-up", "And in this one?", "There are 2.", Check()), (0,))
    branches = (
        Branch((turn(asked, "There are 3 red stars."),)),
        Branch((turn("Think. How many stars?", THOUGHT), turn("Sure?", "Yes."), later)),
        Branch((turn("Hello!", "Hello! Show me a picture."),), sees_pictures=False),
        Branch((turn("Which?", "The first."), turn("Why?", THOUGHT)), distance=100),
    )
    opening = (turn("First of all, hi.", "Hi!", 0),) if len(scenes) > 1 else ()
    pictures = tuple(range(1, len(scenes))) if opening else (0,)
    system = chance.choice(("", "Answer in one word."))
    return Course(scenes, branches, pictures, opening, system)
