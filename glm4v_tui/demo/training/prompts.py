"""How a course is laid out as tokens, to the letter as the chat template lays conversations out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from glm4v_tui.demo.lessons.lesson import Branch, Course, Turn
from glm4v_tui.demo.training.tokenizer import Vocabulary

_THINKS = "</think>"
_ANSWER_TAGS = ("<answer>", "</answer>")


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens of one kind that follow each other: text, an answer to be learnt, or a picture."""

    ids: list[int]
    ability: str | None = None
    """What an answer that is to be learnt teaches; `None` for everything else."""
    picture: int | None = None
    """The scene whose picture the tokens stand for."""


@dataclass(frozen=True, slots=True)
class Strand:
    """The tokens of one branch, or of the opening."""

    pieces: tuple[Piece, ...]
    sees_opening: bool = True
    distance: int = 0
    """Positions to leave out before it."""

    @property
    def length(self) -> int:
        """Tokens of all pieces."""
        return sum(len(piece.ids) for piece in self.pieces)

    def cut(self, room: int) -> Strand:
        """Return the beginning that fits and ends with an answer that is learnt."""
        length = end = 0
        for number, piece in enumerate(self.pieces, 1):
            length += len(piece.ids)
            if length > room:
                return replace(self, pieces=self.pieces[:end])
            if piece.ability is not None:
                end = number
        return self


class Layout:
    """Lays courses out with one vocabulary; `cells` are the sizes of a course's pictures.

    The template takes the thinking out of every answer but the newest. A layout that keeps it
    learns all answers of a conversation at once; one that does not is exact, and has a strand of
    its own for each answer with thinking that others follow.
    """

    def __init__(
        self, words: Vocabulary, cells: Sequence[tuple[int, int]], keeps_thinking: bool = False
    ) -> None:
        self._words = words
        self._keeps = keeps_thinking
        self._cells = cells
        mark = words.number
        self._line = words.ids("\n")
        self._user = mark["<|user|>"]
        self._assistant = [mark["<|assistant|>"], *self._line]

    def opening(self, course: Course) -> Strand:
        """Return what every branch follows, up to where its first question is written."""
        pieces = [*self._start(course.system)]
        for turn in course.opening:
            pieces += self._asked(turn)
            pieces.append(self._answered(turn, last=False))
            pieces.append(Piece(self._line))
        pieces += self._pictures(course.pictures)
        return Strand(tuple(pieces))

    def branches(self, course: Course) -> Iterator[Strand]:
        """Yield every branch, then what has to be laid out apart for the sake of exactness."""
        for branch in course.branches:
            yield self._strand(course, branch)
        if not self._keeps:
            for branch in course.branches:
                for short in _ending_in_thought(branch):
                    yield self._strand(course, short)

    def _strand(self, course: Course, branch: Branch) -> Strand:
        pieces = [] if branch.sees_pictures else [*self._start(course.system)]
        for number, turn in enumerate(branch.turns):
            if number:
                pieces.append(Piece(self._line))
            pieces += self._asked(turn)
            pieces.append(self._answered(turn, last=number == len(branch.turns) - 1))
        return Strand(tuple(pieces), branch.sees_pictures, branch.distance)

    def _start(self, system: str) -> Iterator[Piece]:
        mark = self._words.number
        yield Piece([mark["[gMASK]"], mark["<sop>"]])
        if system:
            yield Piece([mark["<|system|>"], *self._line, *self._words.ids(system)])
        yield Piece([self._user, *self._line])

    def _asked(self, turn: Turn) -> Iterator[Piece]:
        yield from self._pictures(turn.pictures)
        yield Piece([*self._words.ids(turn.lesson.question), *self._assistant])

    def _answered(self, turn: Turn, *, last: bool) -> Piece:
        """Return an answer with the token that ends it, which begins the next question."""
        answer = turn.lesson.answer
        if _THINKS in answer and not last and not self._keeps:
            return Piece([*self._words.ids(without_thinking(answer)), self._user])
        return Piece([*self._words.ids(answer), self._user], turn.lesson.ability)

    def _pictures(self, numbers: Iterable[int]) -> Iterator[Piece]:
        mark = self._words.number
        for number in numbers:
            rows, columns = self._cells[number]
            yield Piece([mark["<|begin_of_image|>"]])
            yield Piece([mark["<|image|>"]] * (rows * columns), picture=number)
            yield Piece([mark["<|end_of_image|>"]])


def without_thinking(answer: str) -> str:
    """Return an answer as later turns of its conversation have it."""
    answer = answer.rsplit(_THINKS, 1)[-1]
    for tag in _ANSWER_TAGS:
        answer = answer.replace(tag, "")
    return answer


def _ending_in_thought(branch: Branch) -> Iterator[Branch]:
    """Yield the beginnings of a branch that end with an answer with thinking."""
    for number, turn in enumerate(branch.turns[:-1]):
        if _THINKS in turn.lesson.answer:
            yield replace(branch, turns=branch.turns[: number + 1])
