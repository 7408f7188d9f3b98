"""The best of many names that fit a word, found before all of them are judged.

Names that look alike are judged together, see `ranking`. Where each is unlike the others, as hashes
are, searches alone find those that fit, and limits that their scores cannot pass, see `limits`.
Names are judged from the highest limit down, until no other one can come before those wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import compress, count
from operator import not_
from typing import NamedTuple

from glm4v_tui.chat.folders import Entry
from glm4v_tui.chat.limits import Shapes, WordLimits
from glm4v_tui.chat.ranking import Ranking, alike, candidates
from glm4v_tui.chat.wanted import Wanted

FEW = 2000
"""So many entries are judged at once; where more must be judged to find the best, all are."""

A_FEW = 16
"""Entries that are judged one after the other, because looks at them take as long."""

_Rank = tuple[int, int, int]
"""How early an entry comes: its score, negative; the length of its name; its place."""


@dataclass(frozen=True, slots=True)
class Foremost(Ranking):
    """All that fits a word: the best in their order, then the others as they are in the folder."""

    shapes: Shapes
    """Those of what fits."""
    ends: list[int]
    """How far into each shape the word goes, its letters sought one after the other."""


def foremost(
    source: Sequence[Entry], wanted: Wanted, number: int, previous: Ranking | None = None
) -> Foremost | None:
    """Return what fits a filter, the best `number` in their order.

    Returns `None` where that is no quicker than to judge all: few entries or names that look alike,
    more than one word, a word with signs in it, or too many names that might be the best.
    """
    entries = candidates(source, wanted, previous)
    if len(entries) <= FEW or not _is_plain(wanted) or alike(entries, wanted):
        return None
    found = _found(source, wanted, previous)
    best = _Judging(found).best(number) if found else None
    if not found or best is None:
        return None
    others = [True] * len(found.fitting)
    for place in best:
        others[place] = False
    first = [found.fitting[place] for place in best]
    best_first = [*first, *compress(found.fitting, others)]
    return Foremost(wanted, source, found.fitting, best_first, found.shapes, found.ends)


def _is_plain(wanted: Wanted) -> bool:
    """Return whether it is one word of Latin letters and digits that may have gaps."""
    return (
        len(wanted.words) == 1
        and (word := wanted.words[0]).kind == "fuzzy"
        and not word.exact_case
        and word.letters.isascii()
        and word.letters.isalnum()
    )


def _found(source: Sequence[Entry], wanted: Wanted, previous: Ranking | None) -> Foremost | None:
    """Return what has the letters of the word in their order, from where they were found before."""
    letters = wanted.words[0].letters
    entries = candidates(source, wanted, previous)
    if entries is not source and isinstance(previous, Foremost):
        all_shapes, ends = previous.shapes, previous.ends
        letters = letters[len(previous.wanted.words[0].letters) :]
    else:
        entries = entries[1:] if entries[0].kind == "parent" else entries
        if (made := Shapes.of(entries)) is None:
            return None
        all_shapes, ends = made, [0] * len(entries)
    shapes = all_shapes.all
    for letter in letters.encode():
        ends = [shape.find(letter, end) + 1 for shape, end in zip(shapes, ends, strict=True)]
        entries, shapes = [*compress(entries, ends)], [*compress(shapes, ends)]
        ends = [*filter(None, ends)]
    return Foremost(wanted, source, entries, (), Shapes(shapes, all_shapes.humps), ends)


class _Group(NamedTuple):
    """Names of which the first looks have found the same."""

    seen: tuple[bool, ...]
    """What was found."""
    places: Sequence[int]
    shapes: Sequence[bytes]
    """The shapes at these places, or nothing once the places are in the order of judging."""
    without: Sequence[bool] = ()
    """Which of them belong to another group, where they have not been taken out yet."""

    def alone(self) -> _Group:
        """Return the group without names of another one."""
        if not self.without:
            return self
        own = [*map(not_, self.without)]
        return _Group(self.seen, [*compress(self.places, own)], [*compress(self.shapes, own)])

    def parts(self, look: bytes) -> Iterator[_Group]:
        """Yield the names in which another look finds something, then the others."""
        found = [look in shape for shape in self.shapes]
        places, shapes = [*compress(self.places, found)], [*compress(self.shapes, found)]
        if places:
            yield _Group((*self.seen, True), places, shapes)
        if len(places) < len(found):
            yield _Group((*self.seen, False), self.places, self.shapes, found)


class _Judging:
    """A heap of judged entries by their ranks, and of groups by the best rank in them."""

    def __init__(self, found: Foremost) -> None:
        self._found = found
        self._limits = WordLimits(found.wanted.words[0].letters.encode(), found.shapes.humps)
        self._numbers = count()
        self._heap: list[tuple[_Rank, int, _Group | None]] = []
        self._put(_Group((), range(len(found.fitting)), found.shapes.all), (0, 0))

    def best(self, wanted: int) -> list[int] | None:
        """Return the places of so many in their order, or nothing where it takes too long."""
        best: list[int] = []
        judged = 0
        while self._heap and len(best) < wanted:
            rank, _, group = heappop(self._heap)
            group = group and group.alone()
            if group is None:
                best.append(rank[-1])
            elif len(group.places) > A_FEW and len(group.seen) < len(self._limits.looks):
                for part in group.parts(self._limits.looks[len(group.seen)]):
                    self._put(part, (0, 0))
            elif judged > FEW:
                return None
            else:
                self._judge(group)
                judged += A_FEW
        return best

    def _judge(self, group: _Group) -> None:
        """Judge a few of the shortest names, and put the others back."""
        places = group.places
        if group.shapes:
            places = sorted(places, key=self._length)
        for place in places[:A_FEW]:
            score = self._found.wanted.score(self._found.fitting[place].name) or 0
            rank = -score, self._length(place), place
            heappush(self._heap, (rank, next(self._numbers), None))
        if others := places[A_FEW:]:
            first = self._length(others[0]), others[0]
            self._put(_Group(group.seen, others, ()), first)

    def _length(self, place: int) -> int:
        return len(self._found.fitting[place].name)

    def _put(self, group: _Group, first: tuple[int, int]) -> None:
        """Put a group where the best that it may hold comes; `first` are its length and place."""
        rank = -self._limits.limit(group.seen), *first
        heappush(self._heap, (rank, next(self._numbers), group))
