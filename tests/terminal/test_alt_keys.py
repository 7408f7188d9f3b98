"""Alt and a letter in xterm, which makes another letter of them until it is told otherwise."""

from __future__ import annotations

import pytest

from glm4v_tui.terminal import alt_keys
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux


def test_xterm_is_told_and_told_back() -> None:
    xterm = Terminal(name="XTerm")
    assert alt_keys.remembered(xterm) == "\x1b[?1036;1039s"
    assert alt_keys.kept_apart(xterm) == "\x1b[?1036;1039h"
    assert alt_keys.as_before(xterm) == "\x1b[?1036;1039r"


def test_tmux_hands_it_on() -> None:
    terminal = Terminal(name="XTerm", tmux=Tmux(passthrough=True))
    assert alt_keys.kept_apart(terminal) == "\x1bPtmux;\x1b\x1b[?1036;1039h\x1b\\"


@pytest.mark.parametrize(
    "terminal",
    [
        Terminal(),
        Terminal(name="kitty"),
        Terminal(name="XTerm", tmux=Tmux()),
        Terminal(name="XTerm", screen=True),
    ],
)
def test_nobody_else_is_told_anything(terminal: Terminal) -> None:
    assert not alt_keys.remembered(terminal)
    assert not alt_keys.kept_apart(terminal)
    assert not alt_keys.as_before(terminal)
