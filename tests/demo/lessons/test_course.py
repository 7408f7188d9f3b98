from collections.abc import Iterator
from random import Random
from typing import get_args

import pytest

from glm4v_tui.demo.lessons.chinese_phrasing import is_chinese
from glm4v_tui.demo.lessons.course import MOST_TOKENS, Kind, course
from glm4v_tui.demo.lessons.lesson import Course, Lesson
from glm4v_tui.demo.world.compose import random_cells

PICTURES: dict[Kind, int] = {"one": 1, "pair": 2, "many": 4, "long": 2}


def made(kind: Kind, seed: int) -> Course:
    chance = Random(seed)
    same = random_cells(chance)
    cells = [same if seed % 2 else random_cells(chance) for _ in range(PICTURES[kind])]
    return course(chance, kind, tuple(cells))


def courses(kind: Kind) -> Iterator[Course]:
    return (made(kind, seed) for seed in range(60))


def lessons(one: Course) -> Iterator[Lesson]:
    yield from (turn.lesson for turn in one.opening)
    yield from (turn.lesson for branch in one.branches for turn in branch.turns)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_answer_passes_its_check(kind: Kind) -> None:
    wrong = [
        lesson
        for one in courses(kind)
        for lesson in lessons(one)
        if not lesson.check.passes(lesson.answer)
    ]
    assert not wrong


@pytest.mark.parametrize("kind", get_args(Kind))
def test_an_answer_is_in_the_language_of_its_question(kind: Kind) -> None:
    for one in courses(kind):
        for lesson in lessons(one):
            if lesson.short and lesson.answer == lesson.short:
                continue
            boxes_only = lesson.answer.startswith("<|begin_of_box|>")
            assert boxes_only or is_chinese(lesson.answer) == is_chinese(lesson.question), lesson


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_same_seed_gives_the_same_course(kind: Kind) -> None:
    assert all(made(kind, seed) == made(kind, seed) for seed in range(10))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_picture_arrives_once(kind: Kind) -> None:
    for one in courses(kind):
        turns = [*one.opening, *(turn for branch in one.branches for turn in branch.turns)]
        arrived = [*one.pictures, *(at for turn in turns for at in turn.pictures)]
        assert len(arrived) == len(set(arrived))
        assert kind == "long" or sorted(arrived) == list(range(len(one.scenes)))


def test_a_long_course_is_long_and_ends_in_time() -> None:
    lengths = [len(made("long", seed).branches[0].turns) for seed in range(60)]
    assert max(lengths) >= 55
    for one in courses("long"):
        (branch,) = one.branches
        texts = [turn.lesson.question + turn.lesson.answer for turn in branch.turns]
        latin = sum(sum(map(str.isascii, text)) for text in texts[:-4])
        assert latin / 3.2 < MOST_TOKENS


def test_a_course_has_every_kind_of_branch() -> None:
    branches = [branch for one in courses("one") for branch in one.branches]
    total = len(branches)
    chinese = sum(is_chinese(branch.turns[0].lesson.question) for branch in branches)
    blind = sum(not branch.sees_pictures for branch in branches)
    distant = sum(branch.distance > 0 for branch in branches)
    assert 0.17 < chinese / total < 0.27
    assert 0.02 < blind / total < 0.07
    assert 0.10 < distant / total < 0.20


def test_a_fair_share_is_thought_about_or_short() -> None:
    every = [lesson for one in courses("one") for lesson in lessons(one)]
    thinking = sum(lesson.answer.startswith("<think>") for lesson in every) / len(every)
    short = sum(bool(lesson.short) and lesson.answer == lesson.short for lesson in every)
    assert 0.08 < thinking < 0.25
    assert 0.04 < short / len(every) < 0.20
