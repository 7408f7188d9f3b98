"""What the tokens of a row may see, and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from glm4v_tui.demo.lessons.lesson import Branch, Course
from glm4v_tui.demo.world.scene import Background, Scene
from tests.demo.training.courses import turn

if TYPE_CHECKING:
    from glm4v_tui.demo.training.packing import Row
    from glm4v_tui.demo.training.tokenizer import Vocabulary

CELLS = ((10, 12),)
LENGTH = 320


def row(words: Vocabulary) -> Row:
    """Return a row with an opening, two branches after it and one that stands alone."""
    from glm4v_tui.demo.training.packing import row_of
    from glm4v_tui.demo.training.prompts import Layout

    branches = (
        Branch((turn("Which?", "The first."),)),
        Branch((turn("Why?", "No."),), distance=100),
        Branch((turn("Hello!", "Hello!"),), sees_pictures=False),
    )
    course = Course((Scene(CELLS[0], Background("white", (255, 255, 255))),), branches)
    return row_of(course, Layout(words, CELLS), CELLS, LENGTH)


def test_a_branch_sees_the_opening_and_itself(words: Vocabulary) -> None:
    from glm4v_tui.demo.training.feeding import Fed
    from glm4v_tui.demo.training.packing import pack

    packed = pack([row(words)], 1)
    empty = torch.empty(0)
    fed = Fed(
        *((), empty, empty, empty),
        torch.from_numpy(packed.strands),
        torch.from_numpy(packed.sees),
        *(empty, (), empty, empty, empty, empty, ()),
    )
    sees = fed.mask(torch.float32)[0, 0] == 0
    strands = packed.strands[0]
    for strand, seen in ((1, {0, 1}), (2, {0, 2}), (3, {3})):
        last = np.flatnonzero(strands == strand)[-1]
        assert set(strands[sees[last].numpy()]) == seen
    assert not sees.triu(1).any()
    assert sees.any(1).all(), "even padding sees something, or it would not be a number"


def test_positions_count_pictures_by_their_sides_and_branches_from_the_opening(
    words: Vocabulary,
) -> None:
    one = row(words)
    time, down, across = (np.array(axis) for axis in one.positions)
    (_, first), *_ = one.pictures
    inside = slice(first, first + 120)
    assert set(time[inside]) == {first}
    assert list(down[inside]) == [first + at // 12 for at in range(120)]
    assert list(across[inside]) == [first + at % 12 for at in range(120)]
    assert time[first + 120] == first + 12
    strands = np.array(one.strands)
    end = time[strands == 0][-1] + 1
    assert [time[strands == strand][0] for strand in (1, 2, 3)] == [end, end + 100, 0]


def test_answers_and_their_ends_are_learnt_after_the_tokens_before_them(
    words: Vocabulary,
) -> None:
    from glm4v_tui.demo.training.packing import pack

    packed = pack([row(words), row(words)], 1)
    ids = packed.ids.reshape(-1)
    assert list(ids[packed.places + 1]) == list(packed.labels)
    assert packed.labels[-1] == words.number["<|user|>"]
    assert np.isclose(packed.weights[0] ** -2, (packed.answer_of == 0).sum())
    assert len(packed.abilities) == 6
