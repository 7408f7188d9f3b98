"""What thinking took and what was wrong with an answer is told in every form, and never lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.copying import save_copy
from glm4v_tui.chat.export import to_markdown
from glm4v_tui.chat.export_html import to_html
from glm4v_tui.chat.export_json import to_json
from glm4v_tui.chat.export_text import to_text
from glm4v_tui.chat.forking import fork
from glm4v_tui.chat.import_json import import_json
from glm4v_tui.chat.reopening import Saved, read
from glm4v_tui.chat.thinking import Thought

LIMITED = Turn(
    "assistant",
    (Text("green"),),
    "I look.",
    "stop",
    thought=Thought(6.5, 1214, "limit"),
    problem="The answer is not what was <demanded>.",
)
TOOK = "1,214 tokens · 6.5 s · ended at its limit"


def conversation(answer: Turn = LIMITED) -> Conversation:
    asked = Conversation().asked("Which?")
    return replace(asked, turns=(*asked.turns, answer))


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return read(save_copy(conversation(), tmp_path / "data", "m"))


@pytest.mark.parametrize(
    ("written", "over", "below"),
    [
        (
            to_text,
            f"Model, thinking ({TOOK}):\n  I look.",
            "(The answer is not what was <demanded>.)",
        ),
        (
            to_html,
            f"<details><summary>Reasoning: {TOOK}</summary>",
            '<p class="ending">The answer is not what was &lt;demanded&gt;.</p>',
        ),
        (
            lambda saved: to_markdown(saved.conversation),
            f"<details><summary>Reasoning: {TOOK}</summary>\n\nI look.",
            "*The answer is not what was \\<demanded\\>.*",
        ),
    ],
    ids=["text", "html", "markdown"],
)
def test_it_stands_where_the_thinking_and_the_answer_are(
    saved: Saved, written: Callable[[Saved], str], over: str, below: str
) -> None:
    text = written(saved)
    assert text.index(over) < text.index("green") < text.index(below)


def test_json_has_it_and_brings_it_back(saved: Saved, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(to_json(saved))
    message = json.loads(file.read_text())["messages"][-1]
    assert message["reasoning_took"] == {"seconds": 6.5, "tokens": 1214, "cut": "limit"}
    again = read(import_json(file, tmp_path / "data", "m"))
    assert again.conversation.turns[1] == replace(LIMITED, problem="")


def test_nothing_is_said_of_what_is_not_known(tmp_path: Path) -> None:
    answer = Turn("assistant", (Text("green"),), "I look.", "stop")
    saved = read(save_copy(conversation(answer), tmp_path / "data", "m"))
    assert "Model, thinking:\n  I look.\n\nModel: green\n" in to_text(saved)
    assert "<summary>Reasoning</summary>" in to_html(saved)
    assert "reasoning_took" not in to_json(saved)


def test_a_branch_of_a_conversation_keeps_it(tmp_path: Path) -> None:
    transcript, failure = fork(tmp_path, "m", conversation())
    transcript.close()
    assert failure is None
    assert read(transcript.path).conversation.turns[1] == LIMITED


def test_a_transcript_cannot_fill_the_screen_with_what_went_wrong(tmp_path: Path) -> None:
    answer = replace(LIMITED, problem="no " * 100_000)
    saved = read(save_copy(conversation(answer), tmp_path / "data", "m"))
    assert len(saved.conversation.turns[1].problem) == 4000
