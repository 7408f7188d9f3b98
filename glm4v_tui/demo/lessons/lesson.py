"""One question, its answer, and how an answer is checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from glm4v_tui.demo.world.scene import Box, Scene

_BOX = re.compile(r"\[\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\]")
_TAGS = re.compile(r"<think>.*?</think>|</?answer>|<\|(?:begin|end)_of_box\|>", re.DOTALL)

OVERLAP = 0.5
"""Intersection over union from which a box counts as right, as in most detection benchmarks."""


@dataclass(frozen=True, slots=True)
class Check:
    """What an answer needs in order to be right."""

    starts: str = ""
    """What it begins with, such as Yes."""
    says: tuple[str, ...] = ()
    """What it contains, as whole words, in this order."""
    never: tuple[str, ...] = ()
    """What it does not contain, as whole words."""
    exactly: str = ""
    """What it contains to the letter, capitals included: a text that is read."""
    boxes: tuple[Box, ...] | None = None
    """The boxes that it gives, in any order; an empty tuple where it must give none."""

    def passes(self, answer: str) -> bool:
        """Return whether an answer, with or without its reasoning, is right."""
        plain = _TAGS.sub("", answer).strip()
        return (
            plain.lower().startswith(self.starts.lower())
            and _said_in_order(self.says, plain)
            and not any(_place(word, plain, 0) >= 0 for word in self.never)
            and self.exactly in plain
            and (self.boxes is None or _alike(self.boxes, boxes_in(plain)))
        )


@dataclass(frozen=True, slots=True)
class Lesson:
    """One question about a scene and the answer that the model is to give."""

    ability: str
    """What it teaches; the evaluation's figures are by ability."""
    question: str
    answer: str
    check: Check
    short: str = ""
    """The answer where a short one is asked for; empty if there is none."""
    thought: str = ""
    """What to write between the tags of thinking, if thinking is asked for."""
    unseen: str = ""
    """The same question in words that are kept from the training, for the evaluation."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer in a conversation, in the words that are said there."""

    lesson: Lesson
    pictures: tuple[int, ...] = ()
    """Which of the course's scenes are attached to the question."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which a conversation goes on."""

    turns: tuple[Turn, ...]
    """The first of them carries the pictures that the course gives to every branch."""
    sees_pictures: bool = True
    """Whether it follows the opening; otherwise it is a conversation of its own, without any."""
    distance: int = 0
    """Positions to leave out before it, which stand for a long conversation in between."""


@dataclass(frozen=True, slots=True)
class Course:
    """Conversations that share their beginning: one row of a training batch.

    The opening is laid out once, and every branch sees it but none of the other branches.
    """

    scenes: tuple[Scene, ...]
    branches: tuple[Branch, ...]
    pictures: tuple[int, ...] = (0,)
    """The scenes that are attached to the first question of every branch that sees them."""
    opening: tuple[Turn, ...] = ()
    """The turns before the branches, with the pictures that they bring."""
    system: str = ""
    """The system prompt, if there is one."""


Teacher = Callable[[Scene, Random], Lesson | None]
"""Writes a lesson about a scene, or `None` if the scene has nothing for it."""


def boxes_in(answer: str) -> tuple[Box, ...]:
    """Return every box that an answer gives."""
    numbers = [tuple(map(int, found)) for found in _BOX.findall(answer)]
    return tuple((left, top, right, bottom) for left, top, right, bottom in numbers)


def overlap(one: Box, other: Box) -> float:
    """Return the intersection over the union of two boxes, 0 to 1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (_area(one) + _area(other) - shared)


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _said_in_order(words: Sequence[str], answer: str) -> bool:
    start = 0
    for word in words:
        if (place := _place(word, answer, start)) < 0:
            return False
        start = place + len(word)
    return True


def _place(word: str, answer: str, start: int) -> int:
    """Return where a word begins, or -1; Chinese is written without spaces between words."""
    edge = r"(?![0-9A-Za-z])" if word[-1:].isascii() else ""
    front = r"(?<![0-9A-Za-z])" if word[:1].isascii() else ""
    found = re.compile(front + re.escape(word) + edge, re.IGNORECASE).search(answer, start)
    return found.start() if found else -1


def _alike(expected: Sequence[Box], given: Sequence[Box]) -> bool:
    left = list(given)
    for box in expected:
        best = max(left, key=lambda one: overlap(box, one), default=None)
        if best is None or overlap(box, best) < OVERLAP:
            return False
        left.remove(best)
    return not left
