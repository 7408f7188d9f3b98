"""Courses become the rows of a batch: numbers, positions, what may be seen and what is learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glm4v_tui.demo.lessons.lesson import Course
from glm4v_tui.demo.training.prompts import Layout, Piece, Strand

PADDING = 255
"""The strand of what fills a row up; 0 is the opening, the branches follow."""


@dataclass(slots=True)
class Row:
    """One course, laid out in at most `length` tokens."""

    length: int
    ids: list[int] = field(default_factory=list)
    strands: list[int] = field(default_factory=list)
    """For each token, the strand that it is part of."""
    sees: list[bool] = field(default_factory=list)
    """For each token, whether it sees the opening."""
    positions: tuple[list[int], list[int], list[int]] = field(default_factory=lambda: ([], [], []))
    """For each token, its position in time, height and width."""
    pictures: list[tuple[int, int]] = field(default_factory=list)
    """Each picture's number among the course's scenes, and the place of its first token."""
    answers: list[tuple[int, list[int], str]] = field(default_factory=list)
    """For each answer, the place before its first token, its tokens and its ability."""

    def add(self, strand: Strand, number: int, start: int, cells: Sequence[tuple[int, int]]) -> int:
        """Append a strand whose positions begin at `start`; return the position after it."""
        for piece in strand.pieces:
            self._note(piece)
            self.ids += piece.ids
            start = self._place(piece, start, cells)
        self.strands += [number] * strand.length
        self.sees += [strand.sees_opening] * strand.length
        return start

    def _note(self, piece: Piece) -> None:
        if piece.picture is not None:
            self.pictures.append((piece.picture, len(self.ids)))
        if piece.ability is not None:
            self.answers.append((len(self.ids) - 1, piece.ids, piece.ability))

    def _place(self, piece: Piece, start: int, cells: Sequence[tuple[int, int]]) -> int:
        time, down, across = self.positions
        count = len(piece.ids)
        if piece.picture is None:
            for axis in self.positions:
                axis += range(start, start + count)
            return start + count
        rows, columns = cells[piece.picture]
        time += [start] * count
        down += [start + row for row in range(rows) for _ in range(columns)]
        across += [start + column for column in range(columns)] * rows
        return start + max(rows, columns)


@dataclass(frozen=True, slots=True)
class Packed:
    """The rows of a batch as arrays; `rows` × `length` where nothing else is said."""

    ids: NDArray[np.int16]
    strands: NDArray[np.uint8]
    sees: NDArray[np.bool_]
    positions: NDArray[np.int16]
    """3 × rows × length."""
    starts: tuple[NDArray[np.int64], ...]
    """For each picture slot, the places of the first tokens of its pictures in all rows' tokens."""
    owners: tuple[NDArray[np.int64], ...]
    """For each of these, the row whose picture it is."""
    places: NDArray[np.int64]
    """The tokens, counted through all rows, after which something is learnt."""
    labels: NDArray[np.int16]
    """What is learnt there."""
    weights: NDArray[np.float32]
    answer_of: NDArray[np.int32]
    """Which answer of the batch that belongs to."""
    abilities: tuple[str, ...]
    """What each answer teaches."""


def row_of(course: Course, layout: Layout, cells: Sequence[tuple[int, int]], length: int) -> Row:
    """Lay a course out in a row; what does not fit is left out."""
    row = Row(length)
    opening = layout.opening(course)
    if opening.length > length:
        raise ValueError(f"an opening of {opening.length} tokens in a row of {length}")
    end = row.add(opening, 0, 0, cells)
    number = 0
    for whole in layout.branches(course):
        strand = whole.cut(length - len(row.ids))
        if not strand.pieces or number == PADDING - 1:
            continue
        number += 1
        start = end + strand.distance if strand.sees_opening else 0
        row.add(strand, number, start, cells)
    return row


def pack(rows: Sequence[Row], slots: int) -> Packed:
    """Return rows of one length as arrays; each row has up to `slots` pictures."""
    length = rows[0].length
    answers = [(at, *answer) for at, row in enumerate(rows) for answer in row.answers]
    counts = np.array([len(ids) for _, _, ids, _ in answers], np.int64)
    begins = np.array([at * length + place for at, place, _, _ in answers], np.int64)
    return Packed(
        ids=_table([row.ids for row in rows], length, 0, np.int16),
        strands=_table([row.strands for row in rows], length, PADDING, np.uint8),
        sees=_table([row.sees for row in rows], length, False, np.bool_),
        positions=np.stack(
            [
                _table([row.positions[axis] for row in rows], length, 0, np.int16)
                for axis in range(3)
            ]
        ),
        starts=tuple(_of_slot(rows, slot, length)[0] for slot in range(slots)),
        owners=tuple(_of_slot(rows, slot, length)[1] for slot in range(slots)),
        places=np.repeat(begins - np.cumsum(counts) + counts, counts) + np.arange(counts.sum()),
        labels=np.array([one for _, _, ids, _ in answers for one in ids], np.int16),
        weights=np.repeat(counts.astype(np.float32) ** -0.5, counts),
        answer_of=np.repeat(np.arange(len(answers), dtype=np.int32), counts),
        abilities=tuple(ability for *_, ability in answers),
    )


def _table(rows: Sequence[Sequence[int]], length: int, rest: int, kind: type) -> NDArray[Any]:
    table: NDArray[Any] = np.full((len(rows), length), rest, kind)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return table


def _of_slot(
    rows: Sequence[Row], slot: int, length: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    found = [
        (at * length + place, at)
        for at, row in enumerate(rows)
        for number, place in row.pictures
        if number == slot
    ]
    pairs = np.array(found, np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
