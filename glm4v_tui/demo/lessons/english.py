"""English lessons about one picture: which of them fit what it shows, and how often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from glm4v_tui.demo.lessons import (
    alone,
    boxes,
    charts,
    colours,
    comparing,
    counting,
    describing,
    existence,
    following,
    following_more,
    kinds,
    ordering,
    places,
    reading,
    relations,
    sizes,
    tables,
)
from glm4v_tui.demo.lessons.lesson import Lesson, Teacher
from glm4v_tui.demo.world.scene import Scene

Weighted = TypeVar("Weighted")
Conversation = Callable[[Scene, Random], "tuple[Lesson, ...] | None"]
"""Writes a question and those that only make sense after it."""

ENGLISH: tuple[tuple[Teacher, float], ...] = (
    (counting.how_many, 14),
    (counting.is_count, 3),
    (counting.how_many_kinds, 1),
    (existence.is_there, 9),
    (existence.is_coloured, 2),
    (colours.colour, 8),
    (colours.is_colour, 4),
    (kinds.shape, 5),
    (alone.shape_alone, 20),
    (relations.is_beside, 9),
    (relations.where_beside, 3),
    (relations.beside, 5),
    (ordering.most, 6),
    (ordering.nth, 5),
    (ordering.path, 2),
    (sizes.size, 4),
    (sizes.is_larger, 5),
    (comparing.is_more, 4),
    (comparing.which_more, 2),
    (places.where, 7),
    (places.in_region, 6),
    (boxes.box, 10),
    (boxes.boxes, 6),
    (boxes.at_box, 4),
    (describing.describe, 7),
    (describing.list_all, 3),
    (describing.shapes_here, 3),
    (describing.colours_here, 3),
    (describing.background, 2),
    (describing.is_empty, 1),
    (describing.kind_of_picture, 1),
    (tables.table, 2),
    (tables.json, 2),
    (tables.box_json, 2),
    (reading.no_text, 2),
)
"""Every teacher for scenes with shapes, and how often it is asked."""

READING: tuple[tuple[Teacher, float], ...] = (
    (reading.read, 10),
    (reading.is_text, 3),
    (reading.text_colour, 3),
    (reading.spell, 3),
    (describing.describe, 3),
    (describing.background, 1),
    (describing.kind_of_picture, 0.5),
    (describing.is_empty, 0.5),
    (counting.how_many, 0.5),
    (existence.is_there, 0.5),
)
"""Every teacher for scenes with a text."""

CHARTS: tuple[tuple[Teacher, float], ...] = (
    (charts.most, 7),
    (charts.count, 3),
    (charts.compare, 5),
    (charts.order, 4),
    (charts.colour, 6),
    (charts.value, 7),
    (charts.by_value, 4),
    (charts.label_of, 4),
    (charts.all_printed, 3),
    (charts.is_bar, 3),
    (charts.box, 4),
    (charts.table, 2),
    (charts.json, 2),
    (describing.describe, 4),
    (describing.background, 1),
    (describing.kind_of_picture, 1),
    (describing.is_empty, 0.5),
    (reading.no_text, 1),
    (counting.how_many, 1),
    (existence.is_there, 1),
)
"""Every teacher for scenes with a chart."""

UNKNOWN: tuple[tuple[Teacher, float], ...] = (
    (describing.describe, 10),
    (describing.kind_of_picture, 1),
    (counting.how_many, 3),
    (existence.is_there, 2),
    (existence.is_coloured, 1),
    (colours.colour, 1),
    (places.where, 1),
    (boxes.box, 1),
    (boxes.boxes, 1),
    (reading.no_text, 2),
)
"""Every teacher whose questions fit a scene of which nothing is known."""

CONVERSATIONS: tuple[tuple[Conversation, float], ...] = (
    (following.about_it, 5),
    (following.counts, 3),
    (following.colours, 2),
    (following.existences, 2),
    (following.about_them, 2),
)
"""Every conversation about shapes."""

_TRIES = 12


def about(scene: Scene, chance: Random) -> Lesson:
    """Return a lesson about whatever a scene shows."""
    if scene.texture:
        return unknown(scene, chance)
    teachers = _fitting(scene, chance)
    for _ in range(_TRIES):
        if lesson := _draw(teachers, chance)(scene, chance):
            return lesson
    return describing.describe(scene, chance)


def follow_ups(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Return a first question and one to three that only make sense after it."""
    if scene.texture:
        return None
    if scene.chart:
        return following_more.about_bars(scene, chance)
    if scene.writing and (not scene.shapes or chance.random() < 0.5):
        return following_more.about_text(scene, chance)
    for _ in range(_TRIES):
        found = _draw(CONVERSATIONS, chance)(scene, chance)
        if found and len(found) > 1:
            return found
    return None


def unknown(scene: Scene, chance: Random) -> Lesson:
    """Return a question about a scene of which nothing is known, and the honest answer."""
    lesson = describing.describe(scene, chance)
    for _ in range(_TRIES):
        if asked := _draw(UNKNOWN, chance)(scene, chance):
            lesson = replace(lesson, question=asked.question, unseen=asked.unseen)
            break
    return lesson


def _fitting(scene: Scene, chance: Random) -> Sequence[tuple[Teacher, float]]:
    if scene.chart:
        return CHARTS
    if scene.writing and (not scene.shapes or chance.random() < 0.5):
        return READING
    return ENGLISH


def _draw(deck: Sequence[tuple[Weighted, float]], chance: Random) -> Weighted:
    weights = [weight for _, weight in deck]
    return chance.choices(deck, weights)[0][0]
