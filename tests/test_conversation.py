"""A conversation is replaced, never changed, and keeps what was said in order."""

from glm4v_tui.chat.conversation import Conversation, Text, Turn


def test_question_and_answer_are_appended_to_a_new_value() -> None:
    empty = Conversation(system="Be brief.")
    whole = empty.asked("What is it?").answered("A red circle.", "stop", reasoning="I look.")
    assert empty.turns == ()
    assert whole.turns == (
        Turn("user", (Text("What is it?"),)),
        Turn("assistant", (Text("A red circle."),), "I look.", "stop"),
    )
    assert whole.system == "Be brief."


def test_only_an_unanswered_question_is_taken_back() -> None:
    answered = Conversation().asked("One?").answered("One.", "stop")
    assert answered.asked("Two?").unasked() == answered
    assert answered.unasked() == answered
