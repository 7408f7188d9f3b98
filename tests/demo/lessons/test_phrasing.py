from random import Random

from glm4v_tui.demo.lessons.chinese_phrasing import is_chinese
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.loosening import loosened, loosened_chinese
from glm4v_tui.demo.lessons.phrasing import said
from glm4v_tui.demo.lessons.styles import answered, spoken


def test_a_question_is_said_in_many_ways() -> None:
    chance = Random(1)
    assert len({said("How many circles are there?", chance) for _ in range(900)}) > 80
    assert len({said("图里有几个红色圆形？", chance) for _ in range(900)}) > 80


def test_numbers_and_quoted_texts_are_left_alone() -> None:
    chance = Random(2)
    for _ in range(500):
        assert "[12,340,56,789]" in said("What is inside the box [12,340,56,789]?", chance)
        assert '"OpEn"' in said('Does the picture say "OpEn"?', chance)


def test_the_language_stays() -> None:
    chance = Random(3)
    assert all(is_chinese(said("圆形是什么颜色？", chance)) for _ in range(300))
    assert not is_chinese("円はいくつありますか？")


def test_an_answer_has_the_form_that_is_asked_for() -> None:
    lesson = Lesson("count", "How many?", "There are 3.", Check(), "3", "1, 2, 3.")
    assert answered(lesson, "short") == "3"
    assert answered(lesson, "thinking") == "<think>1, 2, 3.</think><answer>There are 3.</answer>"
    forms = {spoken(lesson, "full", Random(seed)).answer for seed in range(200)}
    assert forms == {answered(lesson, form) for form in ("full", "short", "thinking")}


def test_what_matters_stays_where_words_are_changed() -> None:
    chance = Random(4)
    question = "Can you tell me how many red circles there are on the left?"
    said_anew = {loosened(question, chance) for _ in range(300)}
    assert len(said_anew) > 250
    kept = {"how", "many", "red", "circles", "on", "left?"}
    assert all(kept <= set(one.split(" ")) for one in said_anew)


def test_short_and_quoting_questions_are_not_changed() -> None:
    chance = Random(5)
    for question in ("Where is it?", 'Does the picture say the word "the" here?'):
        assert {loosened(question, chance) for _ in range(50)} == {question}


def test_chinese_questions_keep_their_characters_in_order() -> None:
    chance = Random(6)
    for _ in range(300):
        said_anew = iter(loosened_chinese("图里有几个红色圆形？", chance))
        assert all(character in said_anew for character in "图里有几个红色圆形")
