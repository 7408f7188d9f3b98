"""What the letters of a filter ask for, in the language of fzf: words that are all needed.

`cat` fits with gaps, `'cat` stands together, `^cat` begins, `cat$` ends, `^cat$` is all of it,
and `!cat` is not there. A word with upper case in it is sought as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glm4v_tui.chat.fuzzy import best_piece, fuzzy_places, fuzzy_score, run_score
from glm4v_tui.chat.letters import fold

Kind = Literal["fuzzy", "together", "first", "last", "whole"]
"""How a word must stand in a name."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a filter."""

    letters: str
    kind: Kind
    unwanted: bool
    """Whether names that have the word are left out."""
    exact_case: bool

    def score(self, text: str) -> int | None:
        """Return how well the word fits, or nothing where it does not."""
        folded = text if self.exact_case else fold(text)
        if self.kind == "fuzzy":
            return fuzzy_score(self.letters, text, folded)
        begin = self._begin(text, folded)
        if self.unwanted:
            return 0 if begin is None else None
        return None if begin is None else run_score(begin, begin + len(self.letters), text)

    def places(self, text: str) -> tuple[int, ...]:
        """Return which letters of the text fit."""
        folded = text if self.exact_case else fold(text)
        if self.unwanted:
            return ()
        if self.kind == "fuzzy":
            return fuzzy_places(self.letters, text, folded)
        begin = self._begin(text, folded)
        return () if begin is None else tuple(range(begin, begin + len(self.letters)))

    def _begin(self, text: str, folded: str) -> int | None:
        letters = self.letters
        match self.kind:
            case "first":
                fits, begin = folded.startswith(letters), 0
            case "last":
                fits, begin = folded.endswith(letters), len(folded) - len(letters)
            case "whole":
                fits, begin = folded == letters, 0
            case _:
                return best_piece(letters, text, folded)
        return begin if fits else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A whole filter; an empty one fits everything."""

    text: str
    """What was typed."""
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> Wanted:
        """Read what was typed."""
        return cls(text, tuple(word for part in text.split() if (word := _word(part))))

    @property
    def ranks(self) -> bool:
        """Whether some names fit better than others: not where words are only unwanted."""
        return any(not word.unwanted for word in self.words)

    @property
    def letters(self) -> frozenset[str]:
        """Return every character that matters, in either case."""
        letters = {letter for word in self.words for letter in word.letters}
        return frozenset(letters | {letter.upper() for letter in letters})

    def score(self, text: str) -> int | None:
        """Return how well a text fits, or nothing where a word of the filter does not."""
        total = 0
        for word in self.words:
            score = word.score(text)
            if score is None:
                return None
            total += score
        return total

    def places(self, text: str) -> frozenset[int]:
        """Return which letters of a text fit."""
        return frozenset(place for word in self.words for place in word.places(text))

    def narrows(self, other: Wanted) -> bool:
        """Return whether all that fits this filter fits the other one too."""
        return self.text.startswith(other.text) and not {"!", "$"} & {*other.text}


def _word(part: str) -> Word | None:
    letters, unwanted = part.removeprefix("!"), part.startswith("!")
    kind: Kind = "together" if unwanted else "fuzzy"
    if letters.startswith("'"):
        # fzf: what is unwanted stands together by itself, and a quote then lets it have gaps.
        letters, kind = letters[1:], "together"
    elif letters.startswith("^"):
        letters, kind = letters[1:], "first"
    if letters.endswith("$") and letters != "$":
        letters, kind = letters[:-1], "whole" if kind == "first" else "last"
    folded = fold(letters)
    return Word(letters, kind, unwanted, exact_case=letters != folded) if letters else None
