"""What fzf gives a letter for where it stands: after a blank, after `/`, at a hump of camelCase."""

from __future__ import annotations

WHITE, SIGN, DELIMITER, LOWER, UPPER, LETTER, DIGIT = range(7)
"""The classes of characters, as fzf tells them apart."""

MATCH = 16
GAP_START = -3
GAP_EXTENSION = -1
BOUNDARY = MATCH // 2
CAMEL = BOUNDARY + GAP_EXTENSION
DELIMITED = BOUNDARY + 1
CONSECUTIVE = -(GAP_START + GAP_EXTENSION)
FIRST_LETTER = 2
"""How often the bonus of a term's first letter counts.

These are the constants of fzf's `src/algo/algo.go`, with its `--scheme=path`.
"""

_STANDS_FOR = {" ": WHITE, "/": DELIMITER}


def class_of(letter: str) -> int:
    """Return the class of a character."""
    if letter in _STANDS_FOR:
        return _STANDS_FOR[letter]
    if letter.islower():
        return LOWER
    if letter.isupper():
        return UPPER
    if letter.isdigit():
        return DIGIT
    if letter.isalpha():
        return LETTER
    return WHITE if letter.isspace() else SIGN


def _bonus(before: int, here: int) -> int:
    if here >= DELIMITER and before <= DELIMITER:
        return DELIMITED if before == DELIMITER else BOUNDARY
    if (before == LOWER and here == UPPER) or (before != DIGIT and here == DIGIT):
        return CAMEL
    return BOUNDARY if here <= DELIMITER else 0


BONUS = tuple(tuple(_bonus(before, here) for here in range(7)) for before in range(7))
"""The bonus of a character by the class of the one before it and by its own."""


class _Classes(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        self[letter] = found = class_of(letter)
        return found


CLASSES = _Classes()
"""The class of every character that was looked up."""


def fold(text: str) -> str:
    """Return the text without upper case, every character still at its place."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def bonuses(text: str) -> list[int]:
    """Return the bonus of every character of a text; its start counts as after a `/`."""
    bonus, before, found = BONUS, DELIMITER, []
    for here in map(CLASSES.__getitem__, text):
        found.append(bonus[before][here])
        before = here
    return found


def bonus_at(place: int, text: str) -> int:
    """Return the bonus of one character of a text."""
    before = CLASSES[text[place - 1]] if place else DELIMITER
    return BONUS[before][CLASSES[text[place]]]
