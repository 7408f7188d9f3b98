"""Each line of models offers what it can do of thinking, and says why not the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Picture, Turn
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.prompts import template_values
from glm4v_tui.engine.thinking_choices import Choice, as_asked, choices, refusal

ON, OFF, SHORT = Thinking(True), Thinking(False), Thinking(True, 200)
ALL: tuple[Choice, ...] = ("default", "on", "off", "budget")
CAT = Picture(Path("/cat.png"), "cat.png", "cat", 28, 28, 1, "PNG")


@pytest.mark.parametrize(
    ("model", "offered"),
    [
        ("zai-org/glm-4v-9b", ()),
        ("zai-org/GLM-4.1V-9B-Thinking", ("default", "budget")),
        ("zai-org/GLM-4.5V", ALL),
        ("zai-org/GLM-4.6V", ALL),
        ("zai-org/GLM-4.6V-Flash", ALL),
        (str(DEMO), ALL),
    ],
)
def test_what_is_offered(model: str, offered: tuple[Choice, ...]) -> None:
    assert choices(recognise(model)) == offered


@pytest.mark.parametrize(
    ("model", "thinking", "words"),
    [
        ("zai-org/glm-4v-9b", AS_IT_DOES, ""),
        ("zai-org/glm-4v-9b", SHORT, "glm-4v-9b does not think before it answers."),
        ("zai-org/GLM-4.1V-9B-Thinking", SHORT, ""),
        ("zai-org/GLM-4.1V-9B-Thinking", ON, ""),
        (
            "zai-org/GLM-4.1V-9B-Thinking",
            OFF,
            "GLM-4.1V-9B-Thinking always thinks; a budget can make it short.",
        ),
        ("zai-org/GLM-4.5V", OFF, ""),
    ],
)
def test_what_cannot_be_is_said(model: str, thinking: Thinking, words: str) -> None:
    assert refusal(thinking, recognise(model)) == words


@pytest.mark.parametrize(
    ("question", "thinking", "enabled"),
    [
        ("Why?", AS_IT_DOES, True),
        ("Why? /nothink", AS_IT_DOES, False),
        ("Why?", OFF, False),
        ("Why?", SHORT, True),
    ],
)
def test_a_template_is_told(question: str, thinking: Thinking, enabled: bool) -> None:
    asked = Conversation(thinking=thinking).asked(question)
    assert template_values(asked)["enable_thinking"] == enabled


@pytest.mark.parametrize(
    ("question", "thinking", "heard"),
    [
        ("Why?", AS_IT_DOES, "Why?"),
        ("Why? /think", AS_IT_DOES, "Why? /think"),
        ("Why?", ON, "Why? /think"),
        ("Why? /think ", ON, "Why? /think"),
        ("Why?\n", SHORT, "Why? /think"),
        ("Why? /think", OFF, "Why?"),
        ("Why?", OFF, "Why?"),
        ("", ON, " /think"),
    ],
)
def test_a_question_tells_by_its_end(question: str, thinking: Thinking, heard: str) -> None:
    first = Conversation(thinking=thinking).asked("Before?").answered("So.", "stop")
    told = as_asked(first.asked(question, (CAT,)), "words")
    assert [turn.text for turn in told.turns] == ["Before?", "So.", heard]
    assert told.pictures == (CAT,)


def test_other_models_are_told_nothing_by_words() -> None:
    asked = Conversation(thinking=ON).asked("Why?")
    assert as_asked(asked, "template") is asked
    assert as_asked(asked, "none") is asked


def test_what_has_no_text_can_be_asked_too() -> None:
    asked = Conversation((Turn("user", (CAT,)),), thinking=ON)
    assert as_asked(asked, "words").turns[0].text == " /think"
    assert as_asked(Conversation(thinking=ON), "words").turns == ()
