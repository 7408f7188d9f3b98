"""Lessons with fixed answers, of which small talk is made."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Check, Lesson


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that people say, in many ways, and the one answer to it."""

    questions: Grammar
    answer: str
    thought: str

    def lesson(self, ability: str, chance: Random) -> Lesson:
        """Return the answer to one of the ways to say it."""
        asked = self.questions.ask(chance)
        return fixed(ability, asked.question, self.answer, self.thought, asked.unseen)


def fixed(ability: str, question: str, answer: str, thought: str, unseen: str = "") -> Lesson:
    """Return a lesson whose answer always is the same sentence."""
    check = Check(exactly=answer.split("\n")[0])
    return Lesson(ability, question, answer, check, thought=thought, unseen=unseen)
