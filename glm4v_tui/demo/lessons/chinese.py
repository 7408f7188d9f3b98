"""Lessons in Chinese about one picture."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from glm4v_tui.demo.lessons import chinese_alone as alone
from glm4v_tui.demo.lessons import chinese_following as following
from glm4v_tui.demo.lessons import chinese_places as places
from glm4v_tui.demo.lessons import chinese_shapes as shapes
from glm4v_tui.demo.lessons import chinese_signs as signs
from glm4v_tui.demo.lessons import chinese_telling as telling
from glm4v_tui.demo.lessons.lesson import Lesson, Teacher
from glm4v_tui.demo.world.scene import Scene

_SHAPES: dict[Teacher, int] = {
    shapes.count: 18,
    shapes.existence: 10,
    shapes.colour: 9,
    shapes.kind: 6,
    alone.kind_alone: 20,
    shapes.size: 3,
    shapes.colours: 3,
    shapes.kinds: 3,
    places.where: 8,
    places.relation: 10,
    places.extreme: 6,
    places.box: 10,
    places.boxes: 5,
    telling.describe: 9,
    telling.listed: 4,
    telling.background: 4,
    signs.reading: 1,
}
_WRITING: dict[Teacher, int] = {
    signs.reading: 10,
    signs.text_colour: 2,
    telling.describe: 3,
    telling.background: 2,
}
_CHART: dict[Teacher, int] = {signs.bars: 12, telling.describe: 2}

CHINESE = tuple({**_SHAPES, **_WRITING, **_CHART})
"""Every teacher in Chinese."""


def about_in_chinese(scene: Scene, chance: Random) -> Lesson:
    """Return a Chinese lesson about a picture of shapes, a text or a chart."""
    while True:
        teacher = _choice(_weights(scene, chance), chance)
        if lesson := teacher(scene, chance):
            return lesson


def follow_ups_in_chinese(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Return Chinese questions that only make sense one after another, if there are any."""
    chain = chance.choice((following.about_it, following.about_it, following.counting))
    if chance.random() < 0.2:
        chain = following.colours
    return chain(scene, chance)


def _weights(scene: Scene, chance: Random) -> dict[Teacher, int]:
    if scene.chart:
        return _CHART
    if scene.writing and (not scene.shapes or chance.random() < 0.5):
        return _WRITING
    return _SHAPES


def _choice(weights: dict[Teacher, int], chance: Random) -> Teacher:
    return chance.choices(tuple(weights), cum_weights=tuple(accumulate(weights.values())))[0]
