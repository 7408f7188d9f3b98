"""A box belongs to the sentence or the line that names it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glm4v_tui.chat.boxes import named_in
from glm4v_tui.chat.passages import Passage, passage

SLEEPING = "Yes. The cat is at [[100, 200, 500, 600]], asleep. A dog: [[0,0,300,300]]."
CAT, DOG = "[[100, 200, 500, 600]]", "[[0,0,300,300]]"


@pytest.mark.parametrize(
    ("answer", "number", "expected"),
    [
        (
            SLEEPING,
            1,
            ("The cat is at ", CAT, ", asleep."),
        ),
        (SLEEPING, 2, ("A dog: ", DOG, ".")),
        (f"- **cat**: {CAT}\n- **dog**: {DOG}", 2, ("dog: ", DOG, "")),
        (f"1. `cat` at\n2. dog: {DOG}\n", 1, ("dog: ", DOG, "")),
        (f"| cat | {CAT} |\n| dog | {DOG} |", 2, ("dog | ", DOG, " |")),
        (f"The dog is here:\n\n{DOG}", 1, ("The dog is here: ", DOG, "")),
        (f"{DOG}是狗。下一句。", 1, ("", DOG, "是狗。")),
        ("cats: [[0,0,10,300],[20,0,40,300]]", 2, ("cats: [[0,0,10,300],", "[20,0,40,300]]", "")),
        ("cat \x1b[31m: " + CAT, 1, ("cat ␛[31m: ", CAT, "")),
        (
            f'Here:\n```json\n[{{"bbox_2d": {DOG[1:-1]}, "label": "dog"}}]\n```',
            1,
            ("Here: ", f'[{{"bbox_2d": {DOG[1:-1]}, "label": "dog"}}]', ""),
        ),
    ],
)
def test_the_words_around_a_box(answer: str, number: int, expected: tuple[str, str, str]) -> None:
    assert passage(answer, number) == Passage(*expected)


def test_a_box_that_is_not_there_has_no_words() -> None:
    assert passage(f"The cat is at {CAT}.", 2) is None


PIECES = st.sampled_from(
    [CAT, DOG, "The cat", " is at ", ". ", "\n", "- ", "[", "]", "`", "猫", "。"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_box_that_is_named_has_words_around_its_coordinates(answer: str) -> None:
    for named in named_in(answer):
        found = passage(answer, named.number)
        assert found
        assert ",".join(str(round(edge)) for edge in named.box) in found.place.replace(" ", "")
