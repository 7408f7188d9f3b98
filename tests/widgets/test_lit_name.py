"""File names on a line, with the letters of the filter lit."""

from __future__ import annotations

import pytest

from glm4v_tui.chat.wanted import Wanted
from glm4v_tui.widgets.lit_name import lit_name


@pytest.mark.parametrize(
    ("name", "width", "wanted", "shown"),
    [
        ("cat.png", 20, "", "cat.png"),
        ("cat.png", 20, "ct", "[c]a[t].png"),
        ("两只猫.png", 20, "猫", "两只[猫].png"),
        ("a-very-long-name-0042.png", 16, "av42", "[a]-[v]ery-l…0[42].png"),
        ("a-very-long-name-0042.png", 16, "name", "a-very-l[…]042.png"),
        ("\x1bcat\u202e.png", 20, "cat", "␛[cat]\\u202e.png"),
        ("cat.png", 1, "cat", "[…]"),
    ],
)
def test_lit_letters(name: str, width: int, wanted: str, shown: str) -> None:
    pieces = lit_name(name, width, Wanted.of(wanted))
    assert "".join(f"[{text}]" if lit else text for text, lit in pieces if text) == shown
