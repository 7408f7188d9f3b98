"""Honest answers to questions about a shape that is not there."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import Group, varied
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.wording import an

RARELY = 0.08
"""How often a question is about a shape that is not there."""


def no_such(grammar: Grammar, ability: str, group: Group, chance: Random, **words: str) -> Lesson:
    """Ask about a group without members as if it had one."""
    one, many = varied(group.one, chance), varied(group.many, chance)
    asked = grammar.ask(chance, **{"one": one, "a": an(one), "many": many, **words})
    return Lesson(
        ability,
        asked.question,
        f"There is no {group.one} in the picture.",
        checks.missing(group.one),
        thought=f"I look for the {group.one}. I find none.",
        unseen=asked.unseen,
    )
