"""Tokens are estimated until the engine has counted them."""

from pathlib import Path

import pytest

from glm4v_tui.chat.budget import (
    Measured,
    estimate,
    fits,
    last_measured,
    picture_tokens,
    text_tokens,
)
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.numbers import Numbers

PICTURE = Picture(Path("/x.png"), "x.png", "0" * 64, 56, 28, 9, "PNG")


def by_area(width: int, height: int) -> int:
    return width * height // 28**2


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("four", 1),
        ("five.", 2),
        ("图片图片", 4),
        ("图 a b c", 3),
        ("приветы.", 4),
        ("🐈", 1),
    ],
)
def test_text_is_estimated_by_its_script(text: str, tokens: int) -> None:
    assert text_tokens(text) == tokens


def test_pictures_and_the_system_prompt_count_and_reasoning_does_not() -> None:
    plain = Conversation().asked("What?")
    assert picture_tokens((PICTURE, PICTURE), by_area) == 4
    with_picture = Conversation().asked("What?", (PICTURE,))
    assert estimate(with_picture, by_area) == estimate(plain, by_area) + 2
    assert estimate(Conversation(system="brief."), by_area) > estimate(Conversation(), by_area)
    thoughtful = plain.answered("A cat.", "stop", "think " * 99)
    assert estimate(thoughtful, by_area) == estimate(plain.answered("A cat.", "stop"), by_area)


def test_what_the_engine_counted_is_believed() -> None:
    asked = Conversation().asked("What?", (PICTURE,))
    counted = Measured(1, 1000)
    assert estimate(asked, by_area, counted) == 1000
    assert estimate(asked.answered("four", "stop"), by_area, counted) == 1004
    taken_back = Conversation()
    assert estimate(taken_back, by_area, counted) == estimate(taken_back, by_area)


def test_the_last_count_is_found() -> None:
    assert last_measured({}) is None
    numbers = {1: Numbers(prompt_tokens=10), 3: Numbers(prompt_tokens=30), 5: Numbers()}
    assert last_measured(numbers) == Measured(3, 30)


def test_a_conversation_fits_with_room_for_an_answer() -> None:
    asked = Conversation().asked("What?")
    counted = Measured(1, 900)
    assert fits(asked, by_area, 1000, counted, reply_tokens=100)
    assert not fits(asked, by_area, 1000, counted, reply_tokens=101)
    assert not fits(asked, by_area, 1000, counted)
