"""What is told of the terminal, and what to do about it."""

from __future__ import annotations

from glm4v_tui.terminal.graphics import choose
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.report import facts
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux

KITTY = Terminal(
    *("kitty", "0.32.2", "xterm-kitty"),
    kitty=True,
    cell_width=9,
    cell_height=20,
    colours=TRUE_COLOUR,
    asked=True,
    answered=True,
    seconds=0.004,
)


def test_a_terminal_that_can_do_all_needs_no_advice() -> None:
    found = {fact.name: fact for fact in facts(KITTY, choose(KITTY))}
    assert found["terminal"].words == "kitty 0.32.2, TERM=xterm-kitty, answered in 4 ms"
    assert found["cells"].words == "9 × 20 pixels"
    assert found["pictures"].words.startswith("kitty: kitty 0.32.2 draws kitty graphics")
    assert not any(fact.advice for fact in found.values())


def test_advice_where_something_is_in_the_way() -> None:
    terminal = Terminal("xterm", colours=256, asked=True, seconds=1.0, tmux=Tmux("3.3a"))
    advice = {fact.name: fact.advice for fact in facts(terminal, choose(terminal))}
    assert "did not answer in 1.0 s" in advice["terminal"]
    assert "COLORTERM" in advice["colours"]
    assert "allow-passthrough on" in advice["tmux"]
    assert "set-clipboard" in advice["clipboard"]
