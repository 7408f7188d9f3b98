"""How well letters fit a text, in fzf's order: its second algorithm, for names of files.

Written after the description in fzf's `src/algo/algo.go`; a score of `None` means no match.
"""

from __future__ import annotations

from dataclasses import dataclass

from glm4v_tui.chat.letters import (
    BOUNDARY,
    CONSECUTIVE,
    FIRST_LETTER,
    GAP_EXTENSION,
    GAP_START,
    MATCH,
    bonus_at,
    bonuses,
)


def fuzzy_score(letters: str, text: str, folded: str) -> int | None:
    """Score letters that stand in the text in this order, with anything between them.

    `folded` is what the letters are sought in: the text, or the text without upper case.
    """
    firsts = _firsts(letters, folded)
    if firsts is None:
        return None
    if len(letters) == 1:
        return _best_single(letters, text, folded)[0]
    rows = _Rows(letters, folded, bonuses(text), firsts)
    return rows.best


def fuzzy_places(letters: str, text: str, folded: str) -> tuple[int, ...]:
    """Return where the letters of the best match stand; nothing where there is no match."""
    firsts = _firsts(letters, folded)
    if firsts is None:
        return ()
    if len(letters) == 1:
        return (_best_single(letters, text, folded)[1],)
    return _Rows(letters, folded, bonuses(text), firsts).places()


def _firsts(letters: str, folded: str) -> list[int] | None:
    """Return the first place that each letter can have."""
    firsts, place = [], -1
    for letter in letters:
        place = folded.find(letter, place + 1)
        if place < 0:
            return None
        firsts.append(place)
    return firsts


def _best_single(letter: str, text: str, folded: str) -> tuple[int, int]:
    """Return the score and place of one letter; the first at a boundary is good enough."""
    best, best_place, place = -1, -1, folded.find(letter)
    while place >= 0:
        if (here := bonus_at(place, text)) > best:
            best, best_place = here, place
            if best >= BOUNDARY:
                break
        place = folded.find(letter, place + 1)
    return MATCH + best * FIRST_LETTER, best_place


@dataclass(slots=True)
class _Row:
    """The best scores up to one letter of the term, for each place of the text."""

    begin: int
    """The place of the first score."""
    scores: list[int]
    runs: list[int]
    """How many letters up to each place match without a gap."""


class _Rows:
    """The table of Smith and Waterman that fzf fills, one row for each letter."""

    def __init__(self, letters: str, folded: str, bonus: list[int], firsts: list[int]) -> None:
        self._letters, self._folded, self._bonus, self._firsts = letters, folded, bonus, firsts
        self._end = folded.rfind(letters[-1]) + 1
        self._rows = [self._first_row()]
        for number in range(1, len(letters)):
            self._rows.append(self._row(number, self._rows[-1]))
        last = self._rows[-1].scores
        self.best = max(last)

    def _first_row(self) -> _Row:
        begin, letter, bonus = self._firsts[0], self._letters[0], self._bonus
        scores, runs, score, gap = [], [], 0, GAP_START
        for place in range(begin, self._end):
            if self._folded[place] == letter:
                score, gap = MATCH + bonus[place] * FIRST_LETTER, GAP_START
                runs.append(1)
            else:
                score, gap = max(score + gap, 0), GAP_EXTENSION
                runs.append(0)
            scores.append(score)
        return _Row(begin, scores, runs)

    def _row(self, number: int, above: _Row) -> _Row:
        begin, letter, bonus, folded = (
            self._firsts[number], self._letters[number], self._bonus, self._folded
        )  # fmt: skip
        scores: list[int] = []
        runs: list[int] = []
        left, gap, offset = 0, GAP_START, begin - 1 - above.begin
        for place in range(begin, self._end):
            passed, matched, run = left + gap, 0, 0
            if folded[place] == letter:
                diagonal = offset + place - begin
                matched = above.scores[diagonal] + MATCH
                gained, run = _gain(bonus, place, above.runs[diagonal] + 1)
                if matched + gained < passed:
                    matched, run = matched + bonus[place], 0
                else:
                    matched += gained
            gap = GAP_EXTENSION if matched < passed else GAP_START
            left = max(matched, passed, 0)
            scores.append(left)
            runs.append(run)
        return _Row(begin, scores, runs)

    def _score(self, number: int, place: int) -> int:
        row = self._rows[number]
        return row.scores[place - row.begin] if place >= row.begin else 0

    def _run(self, number: int, place: int) -> int:
        if number >= len(self._rows) or not self._rows[number].begin <= place < self._end:
            return 0
        return self._rows[number].runs[place - self._rows[number].begin]

    def places(self) -> tuple[int, ...]:
        """Walk back from the best score to the first letter."""
        number, found = len(self._rows) - 1, list[int]()
        place = self._rows[-1].begin + self._rows[-1].scores.index(self.best)
        prefer_match = True
        while True:
            score, first = self._score(number, place), self._firsts[number]
            diagonal = self._score(number - 1, place - 1) if number and place >= first else 0
            left = self._score(number, place - 1) if place > first else 0
            if score > diagonal and (score > left or (score == left and prefer_match)):
                found.append(place)
                if number == 0:
                    return tuple(reversed(found))
                number -= 1
            prefer_match = self._run(number, place) > 1 or self._run(number + 1, place + 1) > 0
            place -= 1


def _gain(bonus: list[int], place: int, run: int) -> tuple[int, int]:
    """Return the bonus of a letter in a run of matches, and the length of the run with it."""
    here = bonus[place]
    if run > 1:
        start = bonus[place - run + 1]
        if here >= BOUNDARY and here > start:
            return here, 1
        here = max(here, CONSECUTIVE, start)
    return here, run


def run_score(begin: int, end: int, text: str) -> int:
    """Score a whole piece of the text, as letters that follow each other."""
    bonus, score, start = bonuses(text), 0, 0
    for place in range(begin, end):
        here = bonus[place]
        if place == begin:
            start, here = here, here * FIRST_LETTER
        else:
            start = here if here >= BOUNDARY and here > start else start
            here = max(here, start, CONSECUTIVE)
        score += MATCH + here
    return score


def best_piece(letters: str, text: str, folded: str) -> int | None:
    """Return where the letters begin that stand together, at a boundary where there is one."""
    best, found, place = -1, None, folded.find(letters)
    while place >= 0:
        if (here := bonus_at(place, text)) > best:
            best, found = here, place
            if best >= BOUNDARY:
                break
        place = folded.find(letters, place + 1)
    return found
