"""The entries that fit a filter, the best first; tens of thousands of them between two frames.

Names of pictures look alike. What a filter does not ask for is blotted out of the names, every
letter by one that stands for its class; names that then look the same have one score and one
length, and are judged once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from string import ascii_lowercase, ascii_uppercase, digits

from glm4v_tui.chat.folders import Entry
from glm4v_tui.chat.wanted import Wanted

AT_ONCE = 512
"""Entries that are judged between two looks at whether the result is still wanted."""

SAMPLE = 512
"""Names by which it is told whether they look alike."""

_ENCODING = ("utf-8", "surrogatepass")


class StaleError(Exception):
    """Nobody waits for the result any more."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What fits a filter."""

    wanted: Wanted
    source: Sequence[Entry]
    """The entries that were looked through, in the order of their folder."""
    fitting: Sequence[Entry]
    """Those that fit, in the same order."""
    best_first: Sequence[Entry]


def ranked(
    source: Sequence[Entry],
    wanted: Wanted,
    previous: Ranking | None = None,
    stale: Callable[[], bool] = lambda: False,
) -> Ranking:
    """Return what fits; of what a wider filter has found, where `previous` is one.

    Raises:
        StaleError: `stale` says so.
    """
    entries = candidates(source, wanted, previous)
    piles, blots = _Piles(wanted), _blots(wanted.letters)
    fitting: list[Entry] = []
    for begin in range(0, len(entries), AT_ONCE):
        if stale():
            raise StaleError
        some = entries[begin : begin + AT_ONCE]
        for entry, pile in zip(some, map(piles.__getitem__, _looks(some, blots)), strict=True):
            if pile is not None and entry.kind != "parent":
                pile.append(entry)
                fitting.append(entry)
    best_first = [*chain.from_iterable(pile for _, pile in sorted(piles.by_rank.items()))]
    return Ranking(wanted, source, fitting, best_first)


def candidates(
    source: Sequence[Entry], wanted: Wanted, previous: Ranking | None
) -> Sequence[Entry]:
    """Return what can fit: all of the source, or what fitted a wider filter."""
    if previous and previous.source is source and wanted.narrows(previous.wanted):
        return previous.fitting
    return source


def alike(entries: Sequence[Entry], wanted: Wanted) -> bool:
    """Return whether many names look the same to a filter, by a few of them."""
    some = entries[:: max(1, len(entries) // SAMPLE)]
    return len({*_looks(some, _blots(wanted.letters))}) * 2 < len(some)


def _looks(entries: Sequence[Entry], blots: bytes) -> list[bytes]:
    """Return the names as they look with blots; no name of a file has a NUL in it."""
    names = "\0".join([entry.name for entry in entries])
    return names.encode(*_ENCODING).translate(blots).split(b"\0")


def _blots(kept: frozenset[str]) -> bytes:
    """Return what each byte of a name becomes: digits and Latin letters are blotted unless kept."""
    table = bytearray(range(256))
    for alike in (ascii_lowercase, ascii_uppercase, digits):
        changing = [letter for letter in alike if letter not in kept]
        for letter in changing:
            table[ord(letter)] = ord(changing[0])
    return bytes(table)


class _Piles(dict[bytes, "list[Entry] | None"]):
    """Entries by the look of their names, those of one score and length on one pile."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self._wanted = wanted
        self.by_rank: dict[tuple[int, int], list[Entry]] = {}

    def __missing__(self, look: bytes) -> list[Entry] | None:
        name = look.decode(*_ENCODING)
        score = self._wanted.score(name)
        if score is None:
            pile = None
        else:
            rank = (-score, len(name)) if self._wanted.ranks else (0, 0)
            pile = self.by_rank.setdefault(rank, [])
        self[look] = pile
        return pile
