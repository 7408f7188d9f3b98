"""What a terminal sends back: its answers, told apart from the keys that the user types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

DEVICE = re.compile(rb"\x1b\[\?([\d;]*)c")
"""Primary device attributes: numbers, of which 4 means Sixel."""

CELL = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
"""Height and width of a cell in pixels."""

VERSION = re.compile(rb"\x1bP>\|([^\x1b\x07]*)(?:\x1b\\|\x07)")
"""Name and version in the terminal's own words."""

KITTY = re.compile(rb"\x1b_G([^\x1b]*)\x1b\\")
"""A graphics answer: keys, a semicolon, and `OK` or an error."""

COLOUR = re.compile(rb"\x1bP[01]\$r([^\x1b]*)\x1b\\")
"""The colours and styles that are set now (DECRPSS)."""

CAPABILITY = re.compile(rb"\x1bP([01])\+r([^\x1b]*)\x1b\\")
"""Whether the terminal's own terminfo has a name, and what it holds, in hexadecimal digits."""

PASTE = re.compile(rb"\x1b\[\?5522;(\d)\$y")
"""Whether the mode of kitty's clipboard protocol is known; 0 and 4 mean that it cannot be."""

_KINDS = DEVICE, CELL, VERSION, KITTY, COLOUR, CAPABILITY, PASTE
_ANSWER = re.compile(
    b"|".join(re.sub(rb"(?<!\\)\((?!\?)", b"(?:", kind.pattern) for kind in _KINDS)
)
_BEGUN = re.compile(
    rb"\x1b(?:"
    rb"\[(?:\?[\d;]*|\?5522;\d\$|6(?:;[\d;]*)?)?"
    rb"|P(?:>(?:\|[^\x1b\x07]*\x1b?)?|[01](?:[$+](?:r[^\x1b]*\x1b?)?)?)?"
    rb"|_(?:G[^\x1b]*\x1b?)?"
    rb")?\Z"
)
_KEPT_COLOUR = re.compile(rb"48[:;]2[:;]+(?:\d*[:;])?1[:;]2[:;]3(?!\d)")
"""The colour of the question, in any of the ways in which terminals write it."""
COPIES = 52
"""The device attribute that stands for a clipboard that programs may write."""
_LONGEST = 256
"""Bytes after which an unfinished answer is taken for something else."""
_LONGEST_KEY = 2
"""Bytes of Escape and of Alt with a letter, the keys that can be mistaken for an answer."""
_LONGEST_NAME = 64
"""Characters of a terminal's name that are believed."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Bytes from a terminal, sorted."""

    answers: tuple[bytes, ...]
    """Whole answers, in the order in which they came."""
    keys: bytes
    """Everything that is no answer: what the user typed."""
    begun: bytes
    """The beginning of an answer whose end has not come yet."""


def part(data: bytes) -> Parted:
    """Tell answers from keys; an Escape at the end may begin either."""
    begun = _BEGUN.search(data)
    tail = begun.group() if begun and len(begun.group()) <= _LONGEST else b""
    whole = data[: len(data) - len(tail)]
    answers = tuple(match.group() for match in _ANSWER.finditer(whole))
    return Parted(answers, _ANSWER.sub(b"", whole), tail)


def devices(answers: Iterable[bytes]) -> list[frozenset[int]]:
    """Return the attributes of each device that answered, the nearest first."""
    matches = (DEVICE.fullmatch(answer) for answer in answers)
    return [
        frozenset(int(number) for number in match[1].split(b";") if number)
        for match in matches
        if match
    ]


def cell(answers: Iterable[bytes]) -> tuple[int, int]:
    """Return width and height of a cell in pixels, zeros when nothing answered."""
    for answer in answers:
        if match := CELL.fullmatch(answer):
            return int(match[2]), int(match[1])
    return 0, 0


def versions(answers: Iterable[bytes]) -> list[str]:
    """Return the names and versions that were given, the nearest terminal first."""
    matches = (VERSION.fullmatch(answer) for answer in answers)
    return [_printable(match[1])[:_LONGEST_NAME] for match in matches if match]


def _printable(text: bytes) -> str:
    return "".join(character for character in text.decode("ascii", "ignore") if character >= " ")


def draws_kitty(answers: Iterable[bytes]) -> bool:
    """Return whether a kitty graphics query was answered with `OK`."""
    matches = (KITTY.fullmatch(answer) for answer in answers)
    return any(match[1].endswith(b";OK") for match in matches if match)


def shows_true_colour(answers: Iterable[bytes]) -> bool:
    """Return whether a colour of three bytes was kept, or the terminal's terminfo has `RGB`."""
    heard = tuple(answers)
    matches = (COLOUR.fullmatch(answer) for answer in heard)
    kept = any(match and _KEPT_COLOUR.search(match[1]) for match in matches)
    return kept or _has(heard, b"524742")


def takes_copies(answers: Iterable[bytes]) -> bool:
    """Return whether the outermost device promises a clipboard for programs (OSC 52)."""
    heard = tuple(answers)
    return COPIES in next(reversed(devices(heard)), ()) or _has(heard, b"4d73")


def gives_pictures(answers: Iterable[bytes]) -> bool:
    """Return whether the mode of kitty's clipboard protocol (OSC 5522) is known."""
    matches = (PASTE.fullmatch(answer) for answer in answers)
    return any(match[1] not in (b"0", b"4") for match in matches if match)


def _has(answers: Iterable[bytes], name: bytes) -> bool:
    matches = (CAPABILITY.fullmatch(answer) for answer in answers)
    return any(
        match[1] == b"1" and match[2].lower().partition(b"=")[0] == name
        for match in matches
        if match
    )


class LateAnswers:
    """Keeps answers that come while the program runs from being taken for keys."""

    def __init__(self, expected: bool = True) -> None:
        self._begun = b""
        self._expected = expected
        self._arrived: Callable[[], object] | None = None
        self.heard: tuple[bytes, ...] = ()
        """The answers since something was asked, in the order in which they came."""

    def expect(self, arrived: Callable[[], object] | None) -> None:
        """Look for answers to a new question and call this at each; `None` after the last."""
        self._expected, self._arrived = arrived is not None, arrived
        if arrived is not None:
            self.heard = ()

    def keys(self, data: bytes) -> bytes:
        """Return what of the bytes the user typed, as far as that is certain."""
        if not (self._expected or self._begun):
            return data
        parted = part(self._begun + data)
        self._begun = parted.begun
        self._keep(parted.answers)
        return parted.keys

    def rest(self) -> bytes:
        """Return keys that looked like the beginning of an answer, now that nothing followed."""
        if len(self._begun) > _LONGEST_KEY:
            return b""
        begun, self._begun = self._begun, b""
        return begun

    def _keep(self, answers: tuple[bytes, ...]) -> None:
        if answers:
            self.heard += answers
            if self._arrived:
                self._arrived()
