"""Questions from interchangeable parts, written as templates with alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import product
from random import Random
from typing import NamedTuple

PARTS = {
    "pic": "picture|picture|image|image|photo|scene",
    "in": "|||| in the <pic>| in this <pic>| here| on the <pic>| on this <pic>",
    "see": "do you see|can you see|do you find|can you find|are visible|are shown|are there",
    "spot": "do you see|can you see|can you spot|do you find|can you find",
    "thing": "shape|shape|shape|object|figure|thing|item",
    "things": "shapes|shapes|shapes|objects|figures|things|items",
    "do": "|||Please|Can you|Could you|Could you please|Now|I want you to|Try to|Would you",
    "tell": "tell me|tell me|please tell me|say|can you tell me|could you tell me|"
    "I want to know|I would like to know|let me know|do you know",
    "give": "give me|give|tell me|show me|please give me|I need|I want|can you give me|"
    "could you give me|return|write down",
    "name": "name|list|give me|tell me|write down|please name|please list|can you name|"
    "could you list|mention",
}
"""What `<name>` in a template stands for."""

_TOKENS = re.compile(r"[(|)]|<[a-z]+>|[^(|)<>]+")
_LOOSE_SPACES = re.compile(r" {2,}| (?=[?.,:!])")
_ASKS = ("Can ", "Could ", "Would ", "Do you ")
_AMERICAN = (("colour", "color"), ("centre", "center"), ("Colour", "Color"))

Sequence = tuple["str | tuple[Sequence, ...]", ...]
"""Texts and choices between sequences, one after another."""


class Asked(NamedTuple):
    """One question in words of the training and in words that are kept from it."""

    question: str
    unseen: str


class Grammar:
    """All the ways in which one question is asked.

    Every line is a template: `(a|b)` is a choice, `<name>` one of `PARTS`, `{name}` a word that
    is given when the question is asked. A full stop becomes a question mark where it must.
    """

    def __init__(self, taught: str, unseen: str) -> None:
        self._taught = taught
        self._unseen = unseen

    def ask(self, chance: Random, **words: str) -> Asked:
        """Return a question with its words filled in, and the same in words kept back."""
        american, grey = chance.random() < 0.4, chance.random() < 0.3
        templates = (self._taught_lines, self._unseen_lines)
        texts = (_expand(chance.choice(lines), chance).format(**words) for lines in templates)
        return Asked(*(_tidy(_spell(text, american, grey)) for text in texts))

    @property
    def variants(self) -> int:
        """How many different questions are taught, before their words are filled in."""
        return len(set(self.taught()))

    def taught(self) -> Iterator[str]:
        """Yield every question that is taught, before its words are filled in."""
        return (_tidy(text) for line in self._taught_lines for text in _all(line))

    def unseen(self) -> Iterator[str]:
        """Yield every question that is kept back, before its words are filled in."""
        return (_tidy(text) for line in self._unseen_lines for text in _all(line))

    @cached_property
    def _taught_lines(self) -> tuple[Sequence, ...]:
        return _lines(self._taught)

    @cached_property
    def _unseen_lines(self) -> tuple[Sequence, ...]:
        return _lines(self._unseen)


def _lines(text: str) -> tuple[Sequence, ...]:
    return tuple(_parse(line.strip()) for line in text.strip().splitlines())


def _parse(text: str) -> Sequence:
    """Return the one sequence that a template is."""
    (sequence,) = _alternatives(iter(_TOKENS.findall(text)))
    return sequence


def _alternatives(tokens: Iterator[str]) -> tuple[Sequence, ...]:
    """Return the sequences up to the end or to the bracket that closes them."""
    found: list[Sequence] = []
    current: list[str | tuple[Sequence, ...]] = []
    for token in tokens:
        if token == ")":
            break
        if token == "|":
            found.append(tuple(current))
            current = []
        elif token == "(":
            current.append(_alternatives(tokens))
        elif token.startswith("<"):
            current.append(_alternatives(iter(_TOKENS.findall(PARTS[token[1:-1]]))))
        else:
            current.append(token)
    return (*found, tuple(current))


def _expand(sequence: Sequence, chance: Random) -> str:
    return "".join(
        part if isinstance(part, str) else _expand(chance.choice(part), chance) for part in sequence
    )


def _all(sequence: Sequence) -> Iterator[str]:
    choices = [
        (part,) if isinstance(part, str) else tuple(text for one in part for text in _all(one))
        for part in sequence
    ]
    return ("".join(texts) for texts in product(*choices))


def _spell(text: str, american: bool, grey: bool) -> str:
    """Return a question as one side of the Atlantic spells it; what it quotes stays."""
    if '"' in text:
        return text
    if american:
        for british, other in _AMERICAN:
            text = text.replace(british, other)
    return text.replace("gray", "grey") if grey else text


def _tidy(text: str) -> str:
    text = _LOOSE_SPACES.sub(lambda spaces: " " if len(spaces[0]) > 1 else "", text).strip()
    text = re.sub(r" (?=[?.,:!])", "", text)
    text = text[:1].upper() + text[1:]
    return text[:-1] + "?" if text.endswith(".") and text.startswith(_ASKS) else text
