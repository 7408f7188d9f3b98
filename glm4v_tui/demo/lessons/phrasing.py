"""How people say a question: with other words, other capitals, slips and politeness."""

from __future__ import annotations

import re
from random import Random

from glm4v_tui.demo.lessons.chinese_phrasing import is_chinese, said_in_chinese
from glm4v_tui.demo.lessons.loosening import loosened

PICTURE = "{picture}"
"""Where a question may say picture, image, photo or the like."""

_PICTURES = ("picture", "picture", "picture", "image", "image", "photo", "scene", "drawing", "pic")
_SPELLINGS = (("colour", "color"), ("Colour", "Color"), ("centre", "center"), ("gray", "grey"))
_BEFORE = (
    *("Please tell me: ", "Can you tell me: ", "Hey, ", "Hi! ", "Question: ", "Now tell me, "),
    *("OK, ", "So, ", "And ", "So ", "Please: ", "Could you tell me: ", "I wonder: ", "Now: "),
    *("Tell me: ", "Next question: ", "Hmm, ", "Well, ", "Good. ", "Look closely: ", "ok so "),
)
_AFTER = (" please", ", please", " now", " then", " again", " exactly", " thanks", " here", " pls")
_LOOSENED = 0.2
_WORDS = re.compile(r"[A-Za-z]{5,}")
_ARTICLE = re.compile(r" (?:the|an?) (?=[a-z])")


def said(question: str, chance: Random) -> str:
    """Return a question as somebody may type it; it means the same."""
    if is_chinese(question):
        return said_in_chinese(question, chance)
    said = _spelt(filled(question, chance), chance)
    if chance.random() < _LOOSENED:
        said = loosened(said, chance)
    if chance.random() < 0.04:
        said = _ARTICLE.sub(" ", said, count=1)
    said = _framed(said, chance)
    if chance.random() < 0.04:
        said = _slipped(said, chance)
    return _punctuated(_cased(said, chance), chance)


def filled(question: str, chance: Random | None = None) -> str:
    """Return a question with a word for the picture, the plainest one without chance."""
    if "{" not in question:
        return question
    return question.replace(PICTURE, chance.choice(_PICTURES) if chance else _PICTURES[0])


def with_small_first(text: str) -> str:
    """Return a sentence as it goes on behind other words: I and OCR stay large."""
    if text[:2] in ("I ", "I'") or text[:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def _spelt(question: str, chance: Random) -> str:
    if chance.random() < 0.5:
        for british, american in _SPELLINGS:
            question = question.replace(british, american)
    return question


def _framed(question: str, chance: Random) -> str:
    draw = chance.random()
    if draw < 0.07:
        return chance.choice(_BEFORE) + with_small_first(question)
    if draw < 0.12:
        end = question[-1:] if question[-1:] in "?.!" else ""
        return question.rstrip("?.!") + chance.choice(_AFTER) + end
    return question


def _slipped(question: str, chance: Random) -> str:
    """Drop, swap or double one letter inside a longer word; short words would become others."""
    if '"' in question or not (words := list(_WORDS.finditer(question))):
        return question
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 2)
    one, two = question[at], question[at + 1]
    slip = chance.choice((two, two + one, one + one + two))
    return question[:at] + slip + question[at + 2 :]


def _cased(question: str, chance: Random) -> str:
    if '"' in question:
        return question
    draw = chance.random()
    if draw < 0.2:
        return question.lower()
    if draw < 0.23:
        return question.upper()
    if draw < 0.27:
        return with_small_first(question)
    return question


def _punctuated(question: str, chance: Random) -> str:
    draw = chance.random()
    if draw < 0.22:
        return question.rstrip("?.!")
    if draw < 0.25:
        return question + question[-1:] if question[-1:] in "?.!" else question + "?"
    if draw < 0.265:
        return question.rstrip("?.!") + chance.choice((" ?", "??", "?!", " .", "...", "!"))
    return question
