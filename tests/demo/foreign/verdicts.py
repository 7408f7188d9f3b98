"""Whether an answer is right, one small value for each kind of right answer."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Protocol

from tests.demo.foreign import facts
from tests.demo.foreign.drawing import Box, Drawing
from tests.demo.foreign.lexicon import COLOURS, SHAPES

Pair = tuple[str, str]
"""A colour and a shape; either may be empty, which means any."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, the answer to it, and the pictures that it is about."""

    question: str
    answer: str
    drawings: tuple[Drawing, ...]


class Verdict(Protocol):
    """Says whether an exchange ended with a right answer."""

    def accepts(self, exchange: Exchange) -> bool:
        """Return whether the answer is right."""
        ...


@dataclass(frozen=True, slots=True)
class Counts:
    """The answer is a number."""

    number: int

    def accepts(self, exchange: Exchange) -> bool:
        """Compare the first number that is named."""
        return facts.number(exchange.answer) == self.number


@dataclass(frozen=True, slots=True)
class Agrees:
    """The answer is yes or no."""

    yes: bool

    def accepts(self, exchange: Exchange) -> bool:
        """Compare how the answer begins."""
        return facts.agreement(exchange.answer) is self.yes


@dataclass(frozen=True, slots=True)
class Names:
    """The answer names colours and shapes, and none besides that the question did not name."""

    words: frozenset[str]

    def accepts(self, exchange: Exchange) -> bool:
        """Look at colours and shapes apart, each only where it is asked for."""
        question, answer = exchange.question, exchange.answer
        return self._settles(
            facts.colours(question), facts.colours(answer), COLOURS
        ) and self._settles(facts.shapes(question), facts.shapes(answer), SHAPES)

    def _settles(self, asked: list[str], said: list[str], kind: tuple[str, ...]) -> bool:
        wanted = self.words & set(kind)
        if wanted & set(asked):
            return set(said) == wanted
        return not wanted or (wanted <= set(said) and set(said) - set(asked) <= wanted)


@dataclass(frozen=True, slots=True)
class Picks:
    """The answer names one coloured shape, and none besides that the question did not name."""

    pair: Pair

    def accepts(self, exchange: Exchange) -> bool:
        """Compare the pairs of colour and shape, past those that the question speaks of."""
        asked = facts.pairs(exchange.question)
        said = set(facts.pairs(exchange.answer))
        anchors = {one for one in said if any(_fits(one, other) for other in asked)}
        return said - (anchors - {self.pair}) == {self.pair}


@dataclass(frozen=True, slots=True)
class First:
    """The answer begins with one of those that the question lets choose from."""

    pair: Pair

    def accepts(self, exchange: Exchange) -> bool:
        """Compare the first shape that is named, or else the first colour."""
        colour, shape = self.pair
        if not shape:
            return facts.colours(exchange.answer)[:1] == [colour]
        return any(_fits(pair, self.pair) for pair in facts.pairs(exchange.answer)[:1])


@dataclass(frozen=True, slots=True)
class Lists:
    """The answer names every kind of shape in the picture and no other, colours as asked for."""

    pairs: frozenset[Pair]
    as_json: bool = False

    def accepts(self, exchange: Exchange) -> bool:
        """Compare pairs of colour and shape, or shapes alone where no colours are wanted."""
        said = _json_words(exchange.answer) if self.as_json else exchange.answer
        found = facts.pairs(said or "")
        coloured = any(colour for colour, _ in self.pairs)
        return {(colour if coloured else "", shape) for colour, shape in found} == self.pairs


@dataclass(frozen=True, slots=True)
class Orders:
    """The answer names colours in an order."""

    colours: tuple[str, ...]

    def accepts(self, exchange: Exchange) -> bool:
        """Compare every colour that is named."""
        return tuple(facts.colours(exchange.answer)) == self.colours


@dataclass(frozen=True, slots=True)
class Stands:
    """The answer says where something is."""

    words: frozenset[str]

    def accepts(self, exchange: Exchange) -> bool:
        """Compare the words for places."""
        return facts.places(exchange.answer) == self.words


@dataclass(frozen=True, slots=True)
class Chooses:
    """The answer picks one of several pictures."""

    ordinal: str

    def accepts(self, exchange: Exchange) -> bool:
        """Compare the first picture that is named."""
        return facts.ordinals(exchange.answer)[:1] == [self.ordinal]


@dataclass(frozen=True, slots=True)
class Labels:
    """The answer names a letter in a chart."""

    letter: str

    def accepts(self, exchange: Exchange) -> bool:
        """Compare the letters that the question does not name."""
        said = facts.letters(exchange.answer) - facts.letters(exchange.question)
        return said == {self.letter}


@dataclass(frozen=True, slots=True)
class Reads:
    """The answer quotes a text, to the letter."""

    text: str

    def accepts(self, exchange: Exchange) -> bool:
        """Compare what is quoted, or how the answer ends where nothing is; capitals count."""
        said = facts.quoted(exchange.answer)
        if said is not None:
            return said == self.text
        ending = rf"(?<![A-Za-z0-9]){re.escape(self.text)}[.。]?\s*$"
        return bool(re.search(ending, exchange.answer))


@dataclass(frozen=True, slots=True)
class Frames:
    """The answer is the boxes of all shapes of a kind, in thousandths of the picture."""

    pair: Pair

    def accepts(self, exchange: Exchange) -> bool:
        """Find for every true box another one that covers it well, with none left over."""
        drawing = exchange.drawings[-1]
        width, height = drawing.image.size
        said: list[Box] = [
            (a * width / 1000, b * height / 1000, c * width / 1000, d * height / 1000)
            for a, b, c, d in facts.boxes(exchange.answer)
        ]
        for thing in drawing.named(*self.pair):
            best = max(said, key=lambda box: overlap(box, thing.box), default=None)
            if best is None or overlap(best, thing.box) < 0.5:
                return False
            said.remove(best)
        return not said


@dataclass(frozen=True, slots=True)
class Refuses:
    """The answer owns that the model does not know."""

    or_no: bool = False
    """Whether a plain no or none is as honest."""

    def accepts(self, exchange: Exchange) -> bool:
        """Look for the words of owning it."""
        answer = exchange.answer
        denied = facts.agreement(answer) is False or facts.number(answer) == 0
        return (self.or_no and denied) or facts.refuses(answer)


@dataclass(frozen=True, slots=True)
class InChinese:
    """The answer is right and in Chinese; a box needs no words."""

    verdict: Verdict

    def accepts(self, exchange: Exchange) -> bool:
        """Look at the script, then at the answer."""
        in_script = isinstance(self.verdict, Frames) or facts.is_chinese(exchange.answer)
        return in_script and self.verdict.accepts(exchange)


def verdict(words: str) -> Verdict:
    """Understand how a table of questions puts the right answer."""
    kind, _, rest = words.partition(" ")
    if words.isdecimal():
        return Counts(int(words))
    if words.startswith('"'):
        return Reads(words.strip('"'))
    match kind:
        case "yes" | "no":
            return Agrees(kind == "yes")
        case "box":
            return Frames(pair(rest))
        case "at":
            return Stands(frozenset(rest.split()))
        case "first-named":
            return First(pair(rest))
        case "all" | "json":
            return Lists(frozenset(map(pair, rest.split(", "))), kind == "json")
        case "order":
            return Orders(tuple(rest.split(", ")))
        case "letter":
            return Labels(rest)
        case "picture":
            return Chooses(rest)
        case "refusal":
            return Refuses(rest == "or no")
        case _:
            both = pair(words)
            return Picks(both) if all(both) else Names(frozenset(words.split()))


def pair(words: str) -> Pair:
    """Understand `red circle`, `red` or `circle`."""
    found = set(words.split())
    colour = "".join(found & set(COLOURS))
    return colour, "".join(found & set(SHAPES))


def overlap(one: Box, other: Box) -> float:
    """Return the shared area of two boxes as a share of all that they cover."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(wide, 0) * max(tall, 0)
    return shared / (_area(one) + _area(other) - shared) if shared else 0.0


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _fits(said: Pair, wanted: Pair) -> bool:
    return said[1] == wanted[1] and wanted[0] in ("", said[0])


def _json_words(answer: str) -> str | None:
    """Return the pairs in the answer's JSON as words, or `None` where there is no JSON."""
    found = re.search(r"[\[{].*[\]}]", answer, re.DOTALL)
    try:
        value = json.loads(found[0]) if found else None
    except ValueError:
        return None
    return None if value is None else ", ".join(_objects(value))


def _objects(value: object) -> list[str]:
    """Return the words of each innermost object, its colour before its shape."""
    if isinstance(value, dict):
        inner = [item for item in value.values() if isinstance(item, dict | list)]
        if not inner:
            words = " ".join(map(str, value.values()))
            return [" ".join([*facts.colours(words), *facts.shapes(words)])]
        value = inner
    if isinstance(value, list):
        return [words for item in value for words in _objects(item)]
    return [str(value)]
