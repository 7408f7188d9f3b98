"""The demo model does on foreign pictures what it did, and the examination itself is sound."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.demo.foreign import easel
from tests.demo.foreign.drawing import Drawing, Thing
from tests.demo.foreign.examination import EXAMINATION, Question
from tests.demo.foreign.facts import colours, shapes
from tests.demo.foreign.gallery import GALLERY
from tests.demo.foreign.sitting import Answered, marks, sit
from tests.demo.foreign.targets import MARGIN, REACHED, SLIPS, TARGETS
from tests.demo.foreign.verdicts import (
    Agrees,
    Counts,
    Exchange,
    Frames,
    Lists,
    Names,
    Picks,
    verdict,
)

if TYPE_CHECKING:
    from glm4v_tui.engine.vllm_engine import VllmEngine

NONSENSE = "Seventeen walruses."

SAMPLES = (
    ("3", "There are 3 red circles.", "There are 4 red circles."),
    ("0", "There are no red circles.", "There is 1 red circle."),
    ("1", "There is a red circle.", "There are 2 red circles."),
    ("yes", "Yes, there is a red circle.", "No, there is no red circle."),
    ("no", "No, there is no red circle.", "Yes, there is a red circle."),
    ("red", "The circle is red.", "The circle is red and blue."),
    ("gray", "The circle is grey.", "The circle is white."),
    ("red circle", "This is a red circle.", "This is a red square."),
    ("cross", "It is a plus sign.", "It is a star."),
    ("at top left", "The circle is at the top left.", "The circle is at the top."),
    ("at centre", "The circle is in the middle.", "The circle is at the right."),
    ("first-named red", "The red circle is bigger than the blue circle.", "The blue one is."),
    ("first-named circle", "There are more circles than stars.", "There are more stars."),
    ("all red circle, blue star", "A red circle and 2 blue stars.", "A red circle."),
    ("all red circle", "There is 1 small red circle.", "A red circle and a blue star."),
    ("all circle, star", "I see 1 circle and 1 star.", "I see 1 circle."),
    ("order red, blue", "Red, then blue.", "Blue, then red."),
    ("letter K", "It is labelled K.", "It is labelled L."),
    ("picture second", "The second picture has more circles: 2 and 5.", "The first picture has."),
    ('"New York"', 'The text says "New York".', 'The text says "NEW YORK".'),
    ('"New York"', "It says “New” and “York”.", "It says “York New”."),
    ('"42"', "The number is 42.", "The number is 142."),
    ("refusal", "I do not know that.", "It is a dog."),
    ("refusal or no", "No, there is no bus.", "Yes, there is a bus."),
    ("box circle", "[[300,200,700,800]]", "[[0,0,300,300]]"),
    ("box circle", "[[310,210,720,790]]", "[[300,200,700,800],[0,0,9,9]]"),
    ("json red circle", '[{"shape": "circle", "colour": "red"}]', "A red circle."),
    ("json red circle", '{"shapes": [{"color": "red", "shape": "circle"}]}', '[{"a": "red"}]'),
)
"""The right answer as a table puts it, an answer that is right, and one that is not."""

IN_CHINESE = (
    ("3", "有3个红色圆形。", "There are 3 red circles."),
    ("12", "有十二个圆形。", "有二个圆形。"),
    ("red", "圆形是红色的。", "圆形是粉红色的。"),
    ("no", "没有。", "是的，有红色圆形。"),
    ("yes", "是的，有红色圆形。", "Yes, 有红色圆形。"),
    ("all red circle, blue square", "有1个红色圆形和1个蓝色正方形。", "有1个红色圆形。"),
    ('"2047"', "文字是“2047”。", "文字是“2074”。"),
    ("refusal", "我不知道。我只认识简单的形状。", "这是一只狗。"),
    ("box circle", "<|begin_of_box|>[[300,200,700,800]]<|end_of_box|>", "没有"),
)


@cache
def drawn(name: str) -> Drawing:
    return GALLERY[name]()


def exchange(question: str, answer: str) -> Exchange:
    """Return an exchange about a circle in the middle, its box [[300,200,700,800]]."""
    drawing = easel.shapes("320x240", "red circle 160 120 128 144")()
    return Exchange(question, answer, (drawing,))


@pytest.mark.parametrize("name", GALLERY)
def test_every_picture_is_drawn_with_its_things_inside(name: str) -> None:
    drawing = drawn(name)
    width, height = drawing.image.size
    for thing in drawing.things:
        left, top, right, bottom = thing.box
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height


def test_drawing_again_gives_the_same_picture() -> None:
    for name, draw in GALLERY.items():
        assert draw().image.tobytes() == drawn(name).image.tobytes()


def test_there_is_enough_of_everything() -> None:
    assert len(GALLERY) >= 130
    assert len(EXAMINATION) >= 400
    assert {question.ability for question in EXAMINATION} == set(TARGETS)
    assert len(set(EXAMINATION)) == len(EXAMINATION)


def test_every_picture_is_asked_about_and_every_question_has_its_pictures() -> None:
    assert {name for question in EXAMINATION for name in question.pictures} == set(GALLERY)


def meant(question: Question) -> tuple[Thing, ...]:
    """Return the things in the only picture that fit the first words of a question."""
    colour, shape = colours(question.turns[0])[:1], shapes(question.turns[0])[:1]
    return drawn(question.pictures[0]).named("".join(colour), "".join(shape))


def as_drawn(question: Question) -> bool:
    """Return whether what a question wants agrees with the drawing, where that can be told."""
    right, things = verdict(question.wanted), drawn(question.pictures[0]).things
    match right:
        case Frames(pair):
            return bool(drawn(question.pictures[0]).named(*pair))
        case Lists(pairs):
            coloured = any(colour for colour, _ in pairs)
            return {(one.colour if coloured else "", one.shape) for one in things} == pairs
        case Picks(pair):
            return any((one.colour, one.shape) == pair for one in things)
        case Counts(number) if question.ability != "charts":
            return len(meant(question)) == number
        case Agrees(yes) if question.ability in ("existence", "chinese"):
            return bool(meant(question)) is yes
        case Names(words) if things and "background" not in question.turns[0]:
            return any(words <= {one.colour, one.shape} for one in meant(question) or things)
    return True


@pytest.mark.parametrize("ability", TARGETS)
def test_what_a_question_wants_is_what_was_drawn(ability: str) -> None:
    plain = [one for one in EXAMINATION if len(one.pictures) == len(one.turns) == 1]
    assert not [one for one in plain if one.ability == ability and not as_drawn(one)]


@pytest.mark.parametrize("ability", TARGETS)
def test_nonsense_is_never_right(ability: str) -> None:
    for question in (one for one in EXAMINATION if one.ability == ability):
        drawings = tuple(map(drawn, question.pictures))
        for answer in ("", NONSENSE):
            assert not question.verdict.accepts(Exchange(question.turns[-1], answer, drawings))


@pytest.mark.parametrize(("wanted", "right", "wrong"), SAMPLES)
def test_right_answers_are_told_from_wrong_ones(wanted: str, right: str, wrong: str) -> None:
    asked = "What is the answer?"
    assert verdict(wanted).accepts(exchange(asked, right))
    assert not verdict(wanted).accepts(exchange(asked, wrong))


@pytest.mark.parametrize(("wanted", "right", "wrong"), IN_CHINESE)
def test_chinese_answers_are_understood(wanted: str, right: str, wrong: str) -> None:
    question = Question("chinese", (), ("问题？",), wanted)
    assert question.verdict.accepts(exchange("问题？", right))
    assert not question.verdict.accepts(exchange("问题？", wrong))


@pytest.mark.parametrize(
    ("asked", "wanted", "right", "wrong"),
    [
        (
            "What is left of the blue square?",
            "red circle",
            "The red circle is to the left of the blue square.",
            "The green circle is to the left of the blue square.",
        ),
        (
            "What is below the triangle?",
            "purple heart",
            "Below the green triangle: a purple heart.",
            "Below the green triangle: a purple heart and a red star.",
        ),
        ("Is it red or blue?", "red", "It is red.", "It is red or blue."),
        ("Is it a circle or a star?", "circle", "It is a circle.", "It is a star."),
    ],
)
def test_words_of_the_question_are_no_answer(
    asked: str, wanted: str, right: str, wrong: str
) -> None:
    assert verdict(wanted).accepts(exchange(asked, right))
    assert not verdict(wanted).accepts(exchange(asked, wrong))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def examined(
    demo_engine: VllmEngine, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Answered, ...]:
    """All answers of the demo model."""
    return await sit(demo_engine, tmp_path_factory.mktemp("foreign"))


@pytest.mark.engine
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("ability", REACHED)
async def test_the_demo_model_is_no_worse_than_it_was(
    examined: tuple[Answered, ...], ability: str
) -> None:
    (reached,) = (one for one in marks(examined) if one.ability == ability)
    asked = len(reached.answered)
    allowed = (1 - REACHED[ability]) * asked + max(SLIPS, MARGIN * asked)
    assert len(reached.wrong) <= allowed, "\n".join(map(str, reached.wrong))
