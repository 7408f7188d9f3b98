from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

from glm4v_tui.demo.lessons.english import ENGLISH, about, follow_ups
from glm4v_tui.demo.lessons.lesson import Lesson, Teacher
from glm4v_tui.demo.world.compose import compose
from glm4v_tui.demo.world.scene import COLOURS, Scene

SCENES = [compose(Random(seed)) for seed in range(250)]
ABILITIES = {
    *("count", "colour", "shape", "existence", "relation", "order", "size", "place", "region"),
    *("box", "boxes", "point", "describe", "list", "table", "json", "colours", "shapes"),
    *("background", "comparison", "reading", "reading-colour", "no-text", "unknown"),
    *("chart", "chart-value", "chart-label", "chart-table", "follow-up"),
}


def lessons() -> Iterator[tuple[Scene, Lesson]]:
    for seed, scene in enumerate(SCENES):
        for turn in range(8):
            yield scene, about(scene, Random(seed * 100 + turn))
        for lesson in follow_ups(scene, Random(seed)) or ():
            yield scene, lesson


def test_every_answer_passes_its_own_check() -> None:
    wrong = [
        (lesson.question, answer)
        for _, lesson in lessons()
        for answer in (lesson.answer, lesson.short or lesson.answer)
        if not lesson.check.passes(answer)
    ]
    assert not wrong


def test_an_answer_with_another_number_or_verdict_fails() -> None:
    for _, lesson in lessons():
        if lesson.ability in ("count", "existence") and (other := altered(lesson.answer)):
            assert not lesson.check.passes(other), (lesson.question, other)


def test_an_answer_with_another_colour_fails() -> None:
    chance = Random(3)
    for _, lesson in lessons():
        if lesson.ability not in ("colour", "describe", "list", "order", "reading-colour", "chart"):
            continue
        said = [word for word in lesson.check.says if word.split()[0] in COLOURS]
        if not said:
            continue
        old = said[0].split()[0]
        new = chance.choice([one for one in COLOURS if one != old])
        other = re.sub(rf"\b{old}\b", new, lesson.answer)
        assert not lesson.check.passes(other), (lesson.question, other)


def test_the_same_seed_gives_the_same_lesson() -> None:
    assert [lesson for _, lesson in lessons()] == [lesson for _, lesson in lessons()]


def test_every_ability_is_taught_and_no_other() -> None:
    assert {lesson.ability for _, lesson in lessons()} == ABILITIES


def test_every_lesson_has_a_phrasing_that_is_kept_back() -> None:
    for _, lesson in lessons():
        assert lesson.unseen
        assert lesson.unseen != lesson.question
        assert "{" not in lesson.question + lesson.unseen
        assert "  " not in lesson.question + lesson.unseen


def test_follow_ups_begin_with_a_question_of_their_own() -> None:
    for seed, scene in enumerate(SCENES):
        if found := follow_ups(scene, Random(seed)):
            assert found[0].ability != "follow-up"
            assert 1 <= len(found) - 1 <= 3
            assert all(lesson.ability == "follow-up" for lesson in found[1:])


def test_a_thought_about_a_count_ends_with_its_number() -> None:
    for _, lesson in lessons():
        if lesson.ability == "count" and lesson.short.isdigit():
            numbered = re.findall(r"(\d+):", lesson.thought)
            assert (numbered or ["0"])[-1] == lesson.short


@pytest.mark.parametrize("teacher", [teacher for teacher, _ in ENGLISH])
def test_every_teacher_finds_something_to_ask(teacher: Teacher) -> None:
    found = [teacher(scene, Random(seed)) for seed, scene in enumerate(SCENES)]
    assert sum(lesson is not None for lesson in found) >= 5


def altered(answer: str) -> str:
    """Return an answer with the other verdict or another number, or nothing."""
    if answer.startswith("Yes"):
        return "No" + answer[3:]
    if answer.startswith("No,"):
        return "Yes" + answer[2:]
    if numbers := re.findall(r"\d+", answer):
        return answer.replace(numbers[0], str(int(numbers[0]) + 1))
    return ""
