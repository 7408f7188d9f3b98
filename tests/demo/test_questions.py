"""Every question is about pictures that exist; the engine's tests ask them."""

from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.questions import QUESTIONS


def test_every_picture_has_a_question_and_every_question_its_pictures() -> None:
    asked_about = {name for question in QUESTIONS for name in question.pictures}
    assert asked_about == {file.name for file in PICTURES.iterdir()}
