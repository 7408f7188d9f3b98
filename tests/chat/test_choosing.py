"""Pages and moments as users type them."""

from __future__ import annotations

import pytest

from glm4v_tui.chat.choosing import ChoiceError, chosen_pages, chosen_times
from glm4v_tui.chat.clock import clock


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1", [0]),
        ("1-3,7", [0, 1, 2, 6]),
        (" 7 , 1 - 2 ,", [6, 0, 1]),
        ("9-", [8, 9]),
        ("-2", [0, 1]),
        ("2,1-3", [1, 0, 2]),
    ],
)
def test_pages(text: str, pages: list[int]) -> None:
    assert chosen_pages(text, 10) == tuple(pages)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Type which pages"),
        (",", "Type which pages"),
        ("0", "There is no page 0: 1 to 10."),
        ("3-11", "There is no page 11: 1 to 10."),
        ("3-1", "3-1 goes backwards."),
        ("-", "“-” is no page"),
        ("two\x1b", "“two␛” is no page"),
        ("1.5", "is no page"),
        ("9" * 40, "is no page"),
    ],
)
def test_what_are_no_pages(text: str, words: str) -> None:
    with pytest.raises(ChoiceError) as refused:
        chosen_pages(text, 10)
    assert words in str(refused.value)


def test_too_many_pages_are_never_listed() -> None:
    with pytest.raises(ChoiceError, match="more than 100 pages"):
        chosen_pages("1-20000", 20_000)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("4", [5.0, 15.0, 25.0, 35.0]),
        ("0:05, 0:12.5", [5.0, 12.5]),
        ("12s,0:00", [12.0, 0.0]),
        ("0:10-0:20/2", [12.5, 17.5]),
        ("0:30", [30.0]),
    ],
)
def test_times(text: str, times: list[float]) -> None:
    assert chosen_times(text, 40.0) == tuple(times)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Type how many frames"),
        ("0", "one frame at least"),
        ("0:50", "0:50 is after the end at 0:40."),
        ("0:20-0:10/2", "goes backwards"),
        ("101", "more than 100 frames"),
        ("1,2", "“1” is no time"),
        ("0:01-0:02", "is no time"),
        ("NaN s", "is no time"),
    ],
)
def test_what_are_no_times(text: str, words: str) -> None:
    with pytest.raises(ChoiceError) as refused:
        chosen_times(text, 40.0)
    assert words in str(refused.value)


def test_a_short_video_is_spread_finely() -> None:
    assert chosen_times("4", 0.4) == (0.05, 0.15, 0.25, 0.35)


def test_the_clock() -> None:
    assert [clock(at) for at in (0, 12, 0.25, 61.5, 3723.04, 59.999)] == [
        *("0:00", "0:12", "0:00.25", "1:01.5", "1:02:03.04", "1:00")
    ]
