import re
from random import Random

import pytest

from glm4v_tui.demo.lessons import (
    album_grammar,
    change_grammar,
    chinese_album_grammar,
    chinese_alone,
    chinese_follow_grammar,
    chinese_place_grammar,
    chinese_refusals,
    chinese_shape_grammar,
    chinese_sign_grammar,
    chinese_telling,
    refusals,
)
from glm4v_tui.demo.lessons.chinese_outside import OUTSIDE_IN_CHINESE
from glm4v_tui.demo.lessons.chinese_talk_topics import TOPICS as CHINESE_TOPICS
from glm4v_tui.demo.lessons.english import about
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.nouns import (
    CHINESE_NOUNS,
    KEPT_CHINESE_NOUNS,
    KEPT_COLOURS,
    KEPT_NOUNS,
    NOUNS,
    invented,
    plural,
)
from glm4v_tui.demo.lessons.outside import FOREIGN, OUTSIDE
from glm4v_tui.demo.lessons.talk_topics import TOPICS
from glm4v_tui.demo.world.compose import compose
from glm4v_tui.demo.world.scene import COLOURS, SHAPES

MODULES = (
    *(album_grammar, change_grammar, chinese_album_grammar, chinese_refusals, refusals),
    chinese_follow_grammar,
    *(
        chinese_alone,
        chinese_place_grammar,
        chinese_shape_grammar,
        chinese_sign_grammar,
        chinese_telling,
    ),
)
GRAMMARS = [
    *(one for module in MODULES for one in vars(module).values() if isinstance(one, Grammar)),
    *(topic.questions for topic in (*TOPICS, *CHINESE_TOPICS)),
    *(OUTSIDE, OUTSIDE_IN_CHINESE, FOREIGN),
]


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_a_phrasing_that_is_kept_back_is_never_taught(grammar: Grammar) -> None:
    assert not any(map(grammar.teaches, grammar.unseen()))


def test_there_are_many_words_and_some_are_kept_back() -> None:
    assert len(NOUNS) + len(KEPT_NOUNS) >= 600
    assert len(CHINESE_NOUNS) + len(KEPT_CHINESE_NOUNS) >= 300
    assert len(KEPT_NOUNS) >= 40
    assert len(KEPT_CHINESE_NOUNS) >= 20
    assert OUTSIDE.variants >= 250
    assert OUTSIDE_IN_CHINESE.variants >= 150


def test_no_known_word_is_refused() -> None:
    known = {*SHAPES, *COLOURS, "bar", "dot", "text", "word"}
    chance = Random(1)
    words = {*NOUNS, *KEPT_NOUNS, *(invented(chance) for _ in range(3000))}
    assert not words & known


def test_a_noun_that_is_kept_back_is_never_asked_for() -> None:
    chance = Random(2)
    kept = {form for noun in KEPT_NOUNS for form in (noun, plural(noun))} | set(KEPT_COLOURS)
    single = {noun for noun in kept if " " not in noun}
    for _ in range(1500):
        known = about(compose(chance, cells=(12, 12)), chance)
        question = refusals.unknown_noun(chance, known).question.lower()
        assert not set(re.findall(r"[a-z]+", question)) & single, question


def test_an_unknown_noun_takes_the_place_of_a_known_one() -> None:
    chance = Random(3)
    scene = compose(chance, "shapes", (12, 12))
    asked = [refusals.unknown_noun(chance, about(scene, chance)) for _ in range(300)]
    assert all(lesson.answer == refusals.UNKNOWN for lesson in asked)
    assert len({lesson.question for lesson in asked}) > 280
