"""Answers told apart from keys, however the bytes are cut."""

from __future__ import annotations

import pytest

from glm4v_tui.terminal.answers import part

DEVICE, CELL = b"\x1b[?62;4c", b"\x1b[6;20;9t"
VERSION, KITTY = b"\x1bP>|kitty(0.32.2)\x1b\\", b"\x1b_Gi=31;OK\x1b\\"


def test_answers_among_keys() -> None:
    parted = part(b"a" + KITTY + b"b" + VERSION + CELL + b"\x1b[A" + DEVICE + b"c")
    assert parted.answers == (KITTY, VERSION, CELL, DEVICE)
    assert parted.keys == b"ab\x1b[Ac"


@pytest.mark.parametrize("answer", [DEVICE, CELL, VERSION, KITTY])
def test_an_unfinished_answer_waits_for_its_end(answer: bytes) -> None:
    for cut in range(1, len(answer)):
        parted = part(b"x" + answer[:cut])
        assert (parted.keys, parted.begun) == (b"x", answer[:cut])


@pytest.mark.parametrize(
    "keys", [b"\x1b", b"\x1b[A", b"\x1b[6~", b"\x1bx", b"\x1b[200~", b"\x1b[?2026;2$y", b"\xc3\xa9"]
)
def test_keys_and_other_reports_pass(keys: bytes) -> None:
    assert part(keys).keys + part(keys).begun == keys
    assert part(keys + b"x").keys == keys + b"x"


def test_an_answer_that_never_ends_is_let_go() -> None:
    endless = b"\x1b_G" + b"x" * 5000
    assert part(endless).keys == endless
