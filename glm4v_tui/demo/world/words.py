"""Short texts to read: words, made-up words, letters and digits in every case."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from string import ascii_lowercase, ascii_uppercase

from glm4v_tui.demo.world.vocabulary import UNSEEN_WORDS, WORDS

__all__ = ["UNSEEN_WORDS", "WORDS", "random_text"]

Lines = tuple[str, ...]

LONGEST = 8
"""Letters of each of two words."""

CLEAR_LETTERS = "".join(
    letter for letter in ascii_lowercase + ascii_uppercase if letter not in "lIO"
)
"""Letters that are not taken for one another, nor for a digit, in any font."""

CLEAR_DIGITS = "23456789"
"""Digits that are not taken for letters."""

LIKE_CAPITALS = frozenset("cosvwxz")
"""Letters that look the same in both cases unless another letter beside them gives the size."""

_STARTS = "b bl br c ch cl d dr f fl g gr h j k l m n p pl r s sh st t th tr v w y z"
STARTS = tuple(_STARTS.split())
VOWELS = (*"aaaeeeiiooouu", "ai", "ea", "oo", "ou")
ENDS = ["", "", "", "b", "ck", "d", "g", "l", "m", "n", "nd", "p", "r", "s", "st", "t", "x", "y"]


def random_text(chance: Random, unseen: bool = False) -> Lines:
    """Return a text in one or two lines; its real words are all taught ones, or all unseen."""
    make = chance.choices(_MAKERS, _SHARES)[0]
    while _is_unclear(lines := make(chance, unseen)):
        continue
    return lines


def digits(chance: Random, _unseen: bool = False) -> Lines:
    """Return a number of one to six digits."""
    count = chance.choices((1, 2, 3, 4, 5, 6), (8, 20, 22, 22, 15, 13))[0]
    return ("".join(chance.choices("0123456789", k=count)),)


def made_up(chance: Random) -> str:
    """Return a word that nobody knows but everybody can say."""
    syllables = chance.choices((1, 2, 3), (25, 55, 20))[0]
    parts = [chance.choice(STARTS) + chance.choice(VOWELS) for _ in range(syllables)]
    return ("".join(parts) + chance.choice(ENDS))[: LONGEST + 1]


def _letters(chance: Random, least: int = 3, most: int = 7) -> str:
    return "".join(chance.choices(ascii_lowercase, k=chance.randint(least, most)))


def _word(chance: Random, unseen: bool, longest: int = 12) -> str:
    """Return a word, a made-up word or mere letters, in lower case."""
    source = chance.random()
    if source < 0.42:
        word = chance.choice(UNSEEN_WORDS if unseen else WORDS)
        return word if len(word) <= longest else _word(chance, unseen, longest)
    return made_up(chance)[:longest] if source < 0.78 else _letters(chance)


def _capitals(chance: Random, unseen: bool) -> Lines:
    return (_word(chance, unseen).upper(),)


def _lower(chance: Random, unseen: bool) -> Lines:
    return (_word(chance, unseen),)


def _title(chance: Random, unseen: bool) -> Lines:
    return (_titled(_word(chance, unseen)),)


def _titled(word: str) -> str:
    """Return a word with a capital, but for one that would be taken for an l."""
    return word if word.startswith("i") and word not in WORDS else word.title()


def _mixed_word(chance: Random, unseen: bool) -> str:
    if chance.random() < 0.4:
        return "".join(chance.choices(CLEAR_LETTERS, k=chance.randint(2, 7)))
    word = _word(chance, unseen, LONGEST)
    if chance.random() < 0.3:
        return "".join(each.lower() if at % 2 else each.upper() for at, each in enumerate(word))
    return "".join(chance.choice((each, each.upper())) for each in word)


def _mixed(chance: Random, unseen: bool) -> Lines:
    word = _mixed_word(chance, unseen)
    while any(letter in word for letter in "lIO"):
        word = _mixed_word(chance, unseen)
    return (word,)


def _two_words(chance: Random, unseen: bool) -> Lines:
    style = chance.choices(_STYLES, (38, 24, 16, 12, 10))[0]
    words = [style(chance, unseen) for _ in range(2)]
    if chance.random() < 0.08:
        words[1] = digits(chance)[0][:4]
    return tuple(words) if chance.random() < 0.5 else (" ".join(words),)


def _lower_word(chance: Random, unseen: bool) -> str:
    return _word(chance, unseen, LONGEST)


def _title_word(chance: Random, unseen: bool) -> str:
    return _titled(_word(chance, unseen, LONGEST))


def _capital_word(chance: Random, unseen: bool) -> str:
    return _word(chance, unseen, LONGEST).upper()


def _clear_mixed_word(chance: Random, unseen: bool) -> str:
    return _mixed(chance, unseen)[0]


def _any_word(chance: Random, unseen: bool) -> str:
    return chance.choice(_STYLES[:4])(chance, unseen)


_STYLES = (_lower_word, _title_word, _clear_mixed_word, _capital_word, _any_word)


def _letters_and_digits(chance: Random, _unseen: bool) -> Lines:
    letters = chance.choice((CLEAR_LETTERS[:25], CLEAR_LETTERS[25:], CLEAR_LETTERS))
    front = "".join(chance.choices(letters, k=chance.randint(1, 4)))
    back = "".join(chance.choices(CLEAR_DIGITS, k=chance.randint(1, 4)))
    order = chance.random()
    if order < 0.65:
        return (front + back,)
    if order < 0.85:
        return (back + front,)
    return ("".join(chance.choices(letters + CLEAR_DIGITS * 3, k=chance.randint(3, 6))),)


def _is_unclear(lines: Lines) -> bool:
    """Return whether nothing in a text tells capitals from small letters."""
    letters = {letter.lower() for line in lines for letter in line if letter.isalpha()}
    return bool(letters) and letters <= LIKE_CAPITALS


Maker = Callable[[Random, bool], Lines]

_MAKERS: tuple[Maker, ...] = (
    digits,
    _capitals,
    _lower,
    _title,
    _mixed,
    _two_words,
    _letters_and_digits,
)
_SHARES = (13, 14, 22, 12, 15, 18, 6)
