"""Cutting text to cells."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from glm4v_tui.widgets.cells import shorten_middle, shorten_start


@pytest.mark.parametrize(
    "text", ["short", "a-rather-long-name-of-0042.jpg", "猫狗" * 9, "👩‍🚀é" * 9]
)
@pytest.mark.parametrize("width", range(13))
def test_never_wider_than_asked(text: str, width: int) -> None:
    assert cell_len(shorten_middle(text, width)) <= width
    assert cell_len(shorten_start(text, width)) <= width


def test_what_fits_is_left_alone() -> None:
    assert shorten_middle("猫.png", 6) == "猫.png"
    assert shorten_start("/a/b", 4) == "/a/b"


def test_a_name_keeps_its_number_and_suffix() -> None:
    assert shorten_middle("a-rather-long-name-of-0042.jpg", 20) == "a-rather-lo…0042.jpg"


def test_a_path_keeps_its_end() -> None:
    assert shorten_start("/data/sets/2026/cats", 10) == "…2026/cats"
