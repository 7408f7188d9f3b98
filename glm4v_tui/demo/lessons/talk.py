"""Small talk, and questions about a picture where there is none."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.fixed import fixed
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.talk_topics import TOPICS

NO_PICTURE = "I do not see a picture. Please attach one."
"""The answer to a question about a picture that is not there."""


def talk(chance: Random) -> Lesson:
    """Return small talk."""
    return chance.choice(TOPICS).lesson("talk", chance)


def thanks(chance: Random) -> Lesson:
    """Return how a user closes a conversation."""
    return TOPICS[chance.choice((3, 3, 4, 5))].lesson("talk", chance)


def without_picture(about_one: Lesson) -> Lesson:
    """Return the answer to a question about a picture where none is to be seen."""
    thought = "There is no picture."
    return fixed("no-picture", about_one.question, NO_PICTURE, thought, about_one.unseen)
