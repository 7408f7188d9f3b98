"""A change alters one shape, which its name tells from the others."""

from __future__ import annotations

from collections import Counter
from random import Random

from glm4v_tui.demo.world.changes import KINDS, Change, changed
from glm4v_tui.demo.world.compose import compose
from glm4v_tui.demo.world.scene import Scene


def pairs() -> list[tuple[Scene, Scene, Change]]:
    befores = [compose(Random(seed), "shapes") for seed in range(200)]
    return [(one, *changed(one, Random(seed))) for seed, one in enumerate(befores)]


def test_all_other_shapes_stay_as_they_were() -> None:
    for before, after, change in pairs():
        kept = [shape for shape in before.shapes if shape != change.before]
        assert kept == [shape for shape in after.shapes if shape != change.after]
        assert (change.kind == "none") == (before == after)


def test_the_changed_shape_is_the_only_one_of_its_name() -> None:
    for before, after, change in pairs():
        if change.before:
            assert [one.name for one in before.shapes].count(change.before.name) == 1
        if change.after:
            assert [one.name for one in after.shapes].count(change.after.name) == 1


def test_a_change_says_what_it_is() -> None:
    for _, _, change in pairs():
        assert (change.before is None) == (change.kind in ("none", "added"))
        assert (change.after is None) == (change.kind in ("none", "removed"))
        if change.before and change.after:
            same_colour = change.before.colour == change.after.colour
            assert same_colour == (change.kind == "reshaped")


def test_every_kind_of_change_occurs() -> None:
    assert set(Counter(change.kind for *_, change in pairs())) == set(KINDS)
