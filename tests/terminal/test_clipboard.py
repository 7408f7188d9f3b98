"""The bytes that copy, and the sentence that says what became of them."""

from __future__ import annotations

from base64 import b64decode

import pytest

from glm4v_tui.terminal.clipboard import LIMIT, osc52
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux


def test_a_plain_terminal() -> None:
    copied = osc52("Grüße", Terminal(name="kitty"))
    assert copied.sequence == "\x1b]52;c;R3LDvMOfZQ==\x07"
    assert copied.words == "Sent 5 characters to the terminal’s clipboard."


def test_tmux_hands_it_on() -> None:
    copied = osc52("hi", Terminal(tmux=Tmux("3.3a", passthrough=True)))
    assert copied.sequence == "\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\"


def test_tmux_that_takes_copies_itself_gets_it_bare() -> None:
    copied = osc52("hi", Terminal(tmux=Tmux("3.3a", clipboard=True)))
    assert copied.sequence == "\x1b]52;c;aGk=\x07"


def test_tmux_that_does_neither_says_what_to_set() -> None:
    copied = osc52("hi", Terminal(tmux=Tmux("3.3a")))
    assert copied.sequence == ""
    assert "tmux set -s set-clipboard on" in copied.words


def test_screen_gets_it_in_pieces() -> None:
    text = "x" * 3000
    sequence = osc52(text, Terminal(screen=True)).sequence
    pieces = sequence.split("\x1b\\")
    assert pieces.pop() == ""
    assert all(piece.startswith("\x1bP") and len(piece) <= 514 for piece in pieces)
    joined = "".join(piece.removeprefix("\x1bP") for piece in pieces)
    assert b64decode(joined.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode() == text


def test_the_bound_is_in_bytes_and_nothing_is_cut() -> None:
    assert osc52("x" * LIMIT).sequence
    assert len(osc52("x" * LIMIT).sequence) <= 100_000
    copied = osc52("é" * LIMIT)
    assert copied.sequence == ""
    assert copied.words.startswith("Not copied: 149,988 bytes")


@pytest.mark.parametrize(
    ("terminal", "words"),
    [
        (Terminal(name="Apple Terminal"), "Apple Terminal has no clipboard"),
        (Terminal(term="linux"), "linux has no clipboard"),
    ],
)
def test_terminals_without_a_clipboard(terminal: Terminal, words: str) -> None:
    copied = osc52("hi", terminal)
    assert copied.sequence == ""
    assert words in copied.words


def test_what_must_be_set_is_said() -> None:
    assert "disallowedWindowOps" in osc52("hi", Terminal(name="XTerm")).words


def test_nothing_is_not_copied() -> None:
    assert osc52("").sequence == ""


def test_escape_sequences_in_the_text_stay_inside() -> None:
    assert osc52("\x1b\\\x07\ud800").sequence.count("\x1b") == 1
