"""Strange words in known questions: what carries the meaning stays, the rest may be anything.

A model this small learns the words that it is taught and no others. Questions in which the words
that mean little are changed, dropped and added at random teach it to go by those that matter.
"""

from __future__ import annotations

import re
from random import Random

from glm4v_tui.demo.lessons.fillers import (
    CHINESE_ENDS,
    CHINESE_STARTS,
    FILLERS,
    LOOSE,
    PARTICLES,
)

_FEWEST = 5
_CHANGED = 0.35
_ADDED = 0.12

_PLAIN = re.compile(r"(?<=[形色个字图张里边])(?=[一-鿿])")
"""Between two characters neither of which is torn from a word that matters."""


def loosened(question: str, chance: Random) -> str:
    """Return an English question with other words where its own mean little."""
    words = question.split(" ")
    if len(words) < _FEWEST or any(mark in question for mark in '"[/'):
        return question
    said = [word for each in words for word in _each(each, chance)]
    return " ".join(said) if 2 * len(said) >= len(words) else question


def loosened_chinese(question: str, chance: Random) -> str:
    """Return a Chinese question with words before, in and behind it that mean little."""
    draw = chance.random()
    if draw < 0.45:
        return chance.choice(CHINESE_STARTS) + chance.choice(("", "，")) + question
    if draw < 0.6 and question[-2:-1] not in "吗呢么":
        return question.rstrip("？。！") + chance.choice(CHINESE_ENDS) + question[-1:]
    places = [found.start() for found in _PLAIN.finditer(question)]
    if not places or "“" in question:
        return question
    at = chance.choice(places)
    return question[:at] + chance.choice(PARTICLES) + question[at:]


def _each(word: str, chance: Random) -> tuple[str, ...]:
    """Return what stands in place of a word."""
    loose = word.lower().rstrip("?.!,:") in LOOSE
    if loose and chance.random() < _CHANGED:
        return () if chance.random() < 0.4 else (chance.choice(FILLERS),)
    if chance.random() < _ADDED:
        return chance.choice(FILLERS), word
    return (word,)
