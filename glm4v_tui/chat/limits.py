"""What no score of a name can pass, by what a look at a few of its letters finds.

Names are looked at as shapes: Latin letters in lower case, digits, `/` before the name and where
one stands in it, and `.` for all else, which may be a boundary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glm4v_tui.chat.folders import Entry
from glm4v_tui.chat.letters import (
    BOUNDARY,
    CAMEL,
    CONSECUTIVE,
    DELIMITED,
    FIRST_LETTER,
    GAP_START,
    MATCH,
)

_KELVIN = "\u212a"
"""The one character beyond ASCII that is a Latin letter in lower case."""


def _shape_of_bytes() -> bytes:
    shape = bytearray(b"." * 256)
    for byte in range(128):
        if chr(byte).isalnum() or chr(byte) in "/\0":
            shape[byte] = ord(chr(byte).lower())
    return bytes(shape)


def _case_of_bytes() -> bytes:
    # What is not ASCII may be of lower case, and is no Latin letter of upper case.
    ascii_ = [
        b"A" if chr(byte).isupper() else b"a" if chr(byte).islower() else b"/"
        for byte in range(128)
    ]
    return b"".join(ascii_) + b"a" * 128


_SHAPE, _CASE = _shape_of_bytes(), _case_of_bytes()


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of many names."""

    all: list[bytes]
    humps: bool
    """Whether upper case may follow lower case in one of them."""

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Shapes | None:
        """Return the shapes of these names, or nothing where letters get lost in one."""
        # No name of a file has a NUL in it.
        names = "/" + "\0/".join([entry.name for entry in entries])
        if _KELVIN in names:
            return None
        encoded = names.encode("utf-8", "surrogatepass")
        return cls(encoded.translate(_SHAPE).split(b"\0"), b"aA" in encoded.translate(_CASE))


class WordLimits:
    """The looks at a shape that limit how well one word may fit, and the limits.

    Three look for each letter: whether it stands at the beginning, whether it stands at another
    boundary, and whether the next one follows at once.
    """

    def __init__(self, letters: bytes, humps: bool) -> None:
        """`letters` are Latin letters in lower case and digits."""
        self._inside = [CAMEL if humps or chr(letter).isdigit() else 0 for letter in letters]
        self.looks: list[bytes] = []
        """What is looked for in the shape, one after the other."""
        for place, letter in enumerate(letters):
            self.looks += [b"/%c" % letter, b".%c" % letter, letters[place : place + 2]]
        # Nothing follows the last letter.
        self.looks.pop()

    def limit(self, found: Sequence[bool]) -> int:
        """Return what the score cannot pass where the first looks found this."""
        found = [*found, *[True] * (len(self.looks) - len(found)), False]
        totals, follows = {0: 0}, False
        for place, inside in enumerate(self._inside):
            begins, at_edge = found[place * 3 : place * 3 + 2]
            bonus = DELIMITED if begins else BOUNDARY if at_edge else inside
            gained = bonus + GAP_START if place else bonus * FIRST_LETTER
            after = {bonus: max(totals.values()) + gained}
            for run, total in totals.items() if follows else ():
                # What follows a letter at once stands at no boundary.
                longer = max(run, inside)
                reached = total + max(longer, CONSECUTIVE)
                after[longer] = max(reached, after.get(longer, 0))
            totals, follows = after, found[place * 3 + 2]
        return max(totals.values()) + MATCH * len(self._inside)
