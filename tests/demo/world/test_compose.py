"""Every random scene keeps the rules by which questions about it have one answer."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from random import Random
from typing import get_args

import pytest

from glm4v_tui.demo.world.charts import captions, frame_of
from glm4v_tui.demo.world.colours import is_readable, is_shade, stands_out
from glm4v_tui.demo.world.compose import CELLS, Kind, compose, random_cells
from glm4v_tui.demo.world.figures import LARGE, SMALL
from glm4v_tui.demo.world.room import COVERED, MARGIN, covered, is_off_borders
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Frame, Scene
from glm4v_tui.demo.world.writings import frame_of as frame_of_text

KINDS: tuple[Kind, ...] = get_args(Kind)
MANY = 200


def scenes(kind: Kind) -> list[Scene]:
    return [compose(Random(seed), kind) for seed in range(MANY)]


def inside(frame: Frame, scene: Scene, slack: float = 0.0) -> bool:
    left, top, right, bottom = frame
    across = left >= -slack and right <= scene.width + slack
    return across and top >= -slack and bottom <= scene.height + slack


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_scene(kind: Kind) -> None:
    assert scenes(kind)[:20] == scenes(kind)[:20]


@pytest.mark.parametrize("kind", ["shapes", "writing"])
def test_shapes_stand_out_inside_the_picture_and_in_a_clear_third(kind: Kind) -> None:
    for scene in scenes(kind):
        for shape in scene.shapes:
            assert shape.kind in SHAPES
            assert is_shade(shape.colour, shape.rgb)
            seen = is_readable if shape.stroke else stands_out
            assert seen(shape.rgb, scene.background)
            assert inside(shape.frame, scene, -MARGIN)
            assert is_off_borders(shape.centre[0] / scene.width)
            assert is_off_borders(shape.centre[1] / scene.height)


def test_sizes_of_shapes_have_a_gap_between_small_and_large() -> None:
    for scene in scenes("shapes"):
        assert len(scene.shapes) <= 12
        for shape in scene.shapes:
            small = shape.radius <= SMALL[1]
            assert small or shape.radius >= LARGE[0]
            assert shape.size == ("small" if small else "large")


def test_frames_are_about_centres() -> None:
    for scene in scenes("shapes"):
        for shape in scene.shapes:
            left, top, right, bottom = shape.frame
            assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(shape.centre)


def test_there_are_scenes_with_every_number_of_shapes() -> None:
    counts = Counter(len(scene.shapes) for scene in scenes("shapes"))
    assert set(counts) == set(range(13))
    assert counts[0] < MANY * 0.1


def test_texts_stand_out_inside_the_picture() -> None:
    for scene in scenes("writing"):
        writing = scene.writing
        assert writing is not None
        assert inside(frame_of_text(writing), scene)
        assert is_readable(writing.rgb, scene.background)
        read = "".join(letter.character for letter in writing.letters)
        assert read == writing.text.replace(" ", "")
        assert all(inside((*each.centre, *each.centre), scene) for each in writing.letters)


def test_charts_have_two_to_six_bars_of_clearly_different_heights() -> None:
    for scene in scenes("chart"):
        chart = scene.chart
        assert chart is not None
        assert 2 <= len(chart.bars) <= 6
        assert len({bar.colour for bar in chart.bars}) == len(chart.bars)
        values = sorted(bar.value for bar in chart.bars)
        assert 1 <= values[0] <= values[-1] <= 100
        assert all(high - low >= 5 for low, high in pairwise(values))
        assert all(stands_out(bar.rgb, scene.background) for bar in chart.bars)


def test_texts_of_charts_are_inside_the_picture() -> None:
    for scene in scenes("chart"):
        chart = scene.chart
        assert chart is not None
        texts = list(captions(chart))
        assert all(inside(frame_of(text, chart), scene) for text in texts)
        read = "".join(letter.character for letter in chart.letters)
        assert read == "".join(text.text for text in texts)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cells", [CELLS[0], CELLS[-1], (2, 56), (3, 40), (56, 2)])
def test_thin_strips_hold_every_kind(kind: Kind, cells: tuple[int, int]) -> None:
    for seed in range(20):
        assert compose(Random(seed), kind, cells).cells == cells


def test_sizes_of_scenes_are_what_the_model_sees() -> None:
    assert all(112 <= rows * columns <= 144 and min(rows, columns) >= 2 for rows, columns in CELLS)
    chance = Random(1)
    taken = Counter(random_cells(chance) for _ in range(2000))
    assert set(taken) <= set(CELLS)
    assert 0.17 < taken[12, 12] / 2000 < 0.25


def test_shapes_overlap_in_some_scenes_and_are_never_hidden() -> None:
    overlapping = 0
    for scene in scenes("shapes"):
        pairs = list(combinations(scene.shapes, 2))
        parts = [covered(under, over) for under, over in pairs]
        assert max(parts, default=0) <= COVERED
        overlapping += max(parts, default=0) > 0.02
    assert 0.04 * MANY < overlapping < 0.16 * MANY


def test_colours_are_all_taken_often_enough() -> None:
    colours = Counter(shape.colour for scene in scenes("shapes") for shape in scene.shapes)
    assert set(colours) == set(COLOURS)
    assert min(colours.values()) > 0.02 * colours.total()
