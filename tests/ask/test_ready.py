"""`ask --ready`: a ready question in place of a written one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ask.test_ask import Asked
from tests.chat.picture_files import draw
from tests.scripted_engine import ScriptedEngine


@pytest.fixture
def picture(tmp_path: Path) -> str:
    return str(draw(tmp_path / "red.png"))


def test_every_argument_is_a_picture_then(picture: str) -> None:
    engine = ScriptedEngine()
    asked = Asked(engine, "--ready", "Compare", "--language", "en", picture, picture)
    assert asked.status == 0
    [conversation] = engine.asked
    assert conversation.turns[0].text.startswith("Compare these pictures")
    assert len(conversation.pictures) == 2


def test_a_blank_is_filled_by_an_option(picture: str) -> None:
    engine = ScriptedEngine()
    Asked(engine, "--ready", "find", "--what", "杯子", "--language", "zh", picture)
    assert engine.asked[0].turns[0].text.startswith("杯子在图中哪里？")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--ready", "red"), "--ready: there is no question 'red'; there are describe, ocr"),
        (("--ready", "find"), "--ready find needs --what: what it is about"),
        (("--ready", "compare"), "--ready compare needs 2 pictures"),
    ],
)
def test_what_is_missing_is_said(picture: str, arguments: tuple[str, ...], message: str) -> None:
    engine = ScriptedEngine()
    asked = Asked(engine, *arguments, picture)
    assert asked.status == 2
    assert asked.error.startswith(f"glm4v-tui: {message}")
    assert not engine.asked
