"""Questions from interchangeable parts, written as templates with alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import product
from math import prod
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

MORE = {
    "pic": "drawing|graphic|file|illustration|screenshot|pic",
    "in": "||| in that <pic>| in my <pic>| within the <pic>| in the given <pic>"
    "| in the attached <pic>| in the <pic> above| in front of you| anywhere in the <pic>",
    "see": "do you notice|can you spot|can you make out|can be seen|can be found|appear|exist|"
    "are present|are displayed|are depicted|are drawn|do we have|show up|do you recognise|"
    "can you identify|can you detect|are contained|do you count",
    "spot": "do you notice|can you make out|can you locate|can you detect|can you identify|"
    "are you able to see|is it possible to see|can one see|do you spot|did you notice|"
    "do you recognise|can I see|could you see|can we find|have you spotted",
    "thing": "element|geometric shape|shape|symbol",
    "things": "elements|geometric shapes|shapes|symbols",
    "do": "||Kindly|I need you to|I would like you to|I'd like you to|Go ahead and|Your task is to|"
    "Will you|Would you please|Just|Help me|Let us|Please try to|First,|You should|Quickly",
    "tell": "please say|can you say|I need to know|I'd like to know|would you tell me|"
    "kindly tell me|find out|work out|figure out|determine|are you able to tell me|"
    "would you mind telling me|just tell me|let us know|I want you to tell me|check and tell me|"
    "I am asking you|explain|"
    "I am curious|any idea",
    "give": "provide|please provide|output|state|report|print|present|supply|get me|hand me|"
    "let me have|I require|I'd like|display|specify|could I have|can I get|produce",
    "name": "state|enumerate|identify|point out|note down|specify|report|mention|please mention|"
    "go through|spell out|recite|call out|tell me about|say|jot down|set out",
}
"""What `<name>` stands for besides in what is taught, but not in what is kept back."""

CHINESE = {
    "tu": "图里|图里|图里|这张图里|这里|图中|画面里|画面上|图片里|照片里|图上|整张图里|画里|"
    "此图中|||",
    "qing": "||||||请|请你|麻烦|帮我|帮忙|替我|给我|劳驾|烦请|能否|可否|试着|我要你|我想让你",
    "gao": "告诉我|说说|说一下|说出|讲讲|讲一下|回答|告知|说明|指出|报一下|我想知道|我要知道|想问|"
    "想知道|你知道|能告诉我|能说说|问一下|请教|判断|看看|看一看|瞧瞧|瞧一瞧|观察一下|确认",
    "ji": "多少|几|多少|几",
    "gong": "有|有|一共有|总共有|共有|总计有|合计有|共计有|究竟有|总的有|全部有|大概有|包含|包括|"
    "含有|显示了|画了|画着|出现了|存在|看得到|看得见|能看到|能找到|能数出|数得出|可以看见",
    "se": "什么颜色|什么颜色|哪种颜色|哪个颜色|何种颜色|啥颜色|哪一种颜色|怎样的颜色|什么色|啥色|"
    "什么样的颜色|哪类颜色",
    "nali": "在哪里|在哪里|在哪儿|在哪|在何处|位于哪里|位于何处|处于哪里|处于什么位置|在什么地方|"
    "在什么方位|在哪一块|在哪个区域|在哪一侧|放在哪里|画在哪里|摆在哪里|落在哪里|在哪头|出现在哪里",
}
"""What `<name>` in a Chinese template stands for."""

TAUGHT = CHINESE | {
    name: f"{text}|{MORE[name]}" if name in MORE else text for name, text in PARTS.items()
}
"""What `<name>` stands for in what is taught."""

_TOKENS = re.compile(r"[(|)]|<[a-z]+>|[^(|)<>]+")
_LOOSE_SPACES = re.compile(r" {2,}| (?=[?.,:!])")
_INDENT = "    "
_STOPS = re.compile(r"[ ?.:,!？。，：！-]")
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
        """In how many ways the question is taught, before its words are filled in."""
        return sum(map(_ways, self._taught_lines))

    def taught(self) -> Iterator[str]:
        """Yield every question that is taught, before its words are filled in."""
        return (_tidy(text) for line in self._taught_lines for text in _all(line))

    def teaches(self, question: str) -> bool:
        """Return whether a question is taught, whatever its spaces, capitals and stops are.

        The names of the words that are filled in stand in the question for the words.
        """
        return bool(self._pattern.fullmatch(_bare(question)))

    def unseen(self) -> Iterator[str]:
        """Yield every question that is kept back, before its words are filled in."""
        return (_tidy(text) for line in self._unseen_lines for text in _all(line))

    @cached_property
    def _taught_lines(self) -> tuple[Sequence, ...]:
        return _lines(self._taught, TAUGHT)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_regular, self._taught_lines)))

    @cached_property
    def _unseen_lines(self) -> tuple[Sequence, ...]:
        return _lines(self._unseen, PARTS)


def _lines(text: str, parts: dict[str, str]) -> tuple[Sequence, ...]:
    """Return the templates of a text; the indent behind a backslash is not part of them."""
    lines = (line.strip().replace(_INDENT, "") for line in text.strip().splitlines())
    return tuple(_parse(line, parts) for line in lines)


def _parse(text: str, parts: dict[str, str]) -> Sequence:
    """Return the one sequence that a template is."""
    (sequence,) = _alternatives(iter(_TOKENS.findall(text)), parts)
    return sequence


def _alternatives(tokens: Iterator[str], parts: dict[str, str]) -> tuple[Sequence, ...]:
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
            current.append(_alternatives(tokens, parts))
        elif token.startswith("<"):
            current.append(_alternatives(iter(_TOKENS.findall(parts[token[1:-1]])), parts))
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


def _ways(sequence: Sequence) -> int:
    """Return how many texts a sequence stands for."""
    return prod(sum(map(_ways, part)) for part in sequence if not isinstance(part, str))


def _regular(sequence: Sequence) -> str:
    """Return the regular expression of all that a sequence stands for."""
    return "".join(
        re.escape(_bare(part)) if isinstance(part, str) else f"(?:{'|'.join(map(_regular, part))})"
        for part in sequence
    )


def _bare(text: str) -> str:
    return _STOPS.sub("", text.lower())


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
