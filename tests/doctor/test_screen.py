"""What the terminal can do for the program, and what the user can do about the rest."""

import pytest

from glm4v_tui.doctor.screen import (
    check_clipboard,
    check_graphics,
    check_terminal,
    check_tmux,
)
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux

KITTY = Terminal(
    name="kitty",
    version="0.32.2",
    term="xterm-kitty",
    kitty=True,
    colours=1 << 24,
    asked=True,
    answered=True,
)
PLAIN = Terminal(name="VTE", term="xterm-256color", colours=256, asked=True, answered=True)


def test_a_capable_terminal_is_well() -> None:
    for check in (check_terminal, check_tmux, check_clipboard):
        assert check(KITTY).state == "ok"
    assert check_graphics(KITTY, "auto").text.startswith("kitty: kitty 0.32.2")


def test_half_blocks_are_less_than_could_be() -> None:
    finding = check_graphics(PLAIN, "auto")
    assert finding.state == "warning"
    assert finding.text.startswith("blocks (quadrants, thin lines in braille): ")
    assert "kitty" in finding.advice


def test_half_blocks_that_were_asked_for_are_well() -> None:
    assert check_graphics(PLAIN, "blocks").state == "ok"


def test_a_terminal_that_was_not_asked_is_not_blamed() -> None:
    unknown = Terminal(term="xterm-256color")
    assert check_graphics(unknown, "auto").state == "ok"
    assert "not asked" in check_terminal(unknown).text


def test_a_dumb_terminal_is_a_warning() -> None:
    assert check_terminal(Terminal(term="dumb")).state == "warning"


def test_tmux_has_to_let_pictures_through() -> None:
    through = Terminal(tmux=Tmux("3.4", passthrough=True))
    kept = Terminal(tmux=Tmux("3.4"))
    assert check_tmux(through).state == "ok"
    assert "allow-passthrough" in check_tmux(kept).advice


def test_tmux_has_to_let_copied_text_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setenv("TMUX_TMPDIR", "/nonexistent")
    assert check_clipboard(Terminal(tmux=Tmux("3.4", passthrough=True))).state == "ok"
    assert "set-clipboard" in check_clipboard(Terminal(tmux=Tmux("3.4"))).advice


@pytest.mark.parametrize("terminal", [PLAIN, Terminal(screen=True), Terminal(name="XTerm")])
def test_some_terminals_keep_the_clipboard_to_themselves(terminal: Terminal) -> None:
    assert check_clipboard(terminal).state == "warning"
