"""Alt and a digit arrive as such from a plain terminal, which sends Escape and the digit."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from glm4v_tui.plain_keys import read_plain_alt_keys


@pytest.mark.parametrize("digit", "0123456789")
def test_alt_and_a_digit(digit: str) -> None:
    read_plain_alt_keys()
    keys = [each for each in XTermParser().feed(f"\x1b{digit}") if isinstance(each, events.Key)]
    assert [key.key for key in keys] == [f"alt+{digit}"]
