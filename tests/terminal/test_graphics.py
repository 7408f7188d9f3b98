"""Which graphics a terminal gets, and that the reason says why."""

from __future__ import annotations

import pytest

from glm4v_tui.terminal.graphics import Graphics, Kind, Wanted, choose
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux

OPEN = Tmux("3.3a", passthrough=True)
SHUT = Tmux("3.3a", passthrough=False)
SIXEL_TMUX = Tmux("3.5", passthrough=False, features=frozenset({"sixel"}))


def terminal(
    name: str = "",
    version: str = "",
    term: str = "xterm-256color",
    kitty: bool = False,
    sixel: bool = False,
    tmux: Tmux | None = None,
    screen: bool = False,
    answered: bool = True,
) -> Terminal:
    return Terminal(
        name,
        version,
        term,
        kitty,
        sixel,
        tmux=tmux,
        screen=screen,
        asked=True,
        answered=answered,
    )


@pytest.mark.parametrize(
    ("around", "kind", "reason"),
    [
        (terminal("kitty", "0.32.2", kitty=True), "kitty", "kitty 0.32.2 draws kitty graphics"),
        (terminal("kitty", "0.28.0", kitty=True), "kitty", "kitty 0.28.0"),
        (terminal("kitty", "0.26.5", kitty=True), "blocks", "no Unicode placeholders"),
        (terminal("ghostty", "1.2.0", kitty=True), "kitty", "ghostty 1.2.0"),
        (terminal("WezTerm", "20240203", kitty=True, sixel=True), "sixel", "WezTerm"),
        (terminal("Konsole", "23.08.1", kitty=True, sixel=True), "sixel", "Konsole"),
        (terminal("Konsole", "21.12.0", kitty=True), "blocks", "no Unicode placeholders"),
        (terminal("", "", kitty=True), "blocks", "no Unicode placeholders"),
        (terminal("foot", "1.16.2", sixel=True), "sixel", "foot 1.16.2 draws Sixel"),
        (terminal("XTerm", "379"), "blocks", "neither kitty graphics nor Sixel"),
        (terminal(answered=False), "blocks", "did not answer"),
        (terminal(term="dumb"), "ascii", "TERM=dumb"),
        (terminal(term=""), "ascii", "TERM=unset"),
        (terminal(term="linux"), "blocks", "Linux console"),
        (terminal(term="screen", screen=True), "blocks", "GNU screen"),
        (terminal("kitty", "0.32.2", kitty=True, tmux=OPEN), "kitty", "through tmux"),
        (terminal("kitty", "0.32.2", tmux=SHUT), "blocks", "set -p allow-passthrough on"),
        (terminal("XTerm", "379", tmux=OPEN), "blocks", "this tmux no Sixel"),
        (terminal("foot", "1.16.2", sixel=True, tmux=SIXEL_TMUX), "sixel", "through tmux"),
        (Terminal(term="xterm"), "blocks", "not asked"),
    ],
)
def test_the_choice_and_its_reason(around: Terminal, kind: Kind, reason: str) -> None:
    chosen = choose(around)
    assert chosen.kind == kind
    assert reason in chosen.reason


@pytest.mark.parametrize("wanted", ["kitty", "sixel", "blocks", "ascii", "off"])
def test_the_user_s_word_counts(wanted: Wanted) -> None:
    assert choose(terminal("foot", "1.16.2", sixel=True), wanted).kind == wanted


def test_a_choice_against_the_answers_says_so() -> None:
    old = terminal("kitty", "0.26.5", kitty=True)
    assert "against the advice" in choose(old, "kitty").reason
    assert choose(old, "blocks").reason == "as asked for"


def test_the_terminal_s_cells_are_used() -> None:
    chosen = choose(Terminal(term="xterm", cell_width=9, cell_height=21, tmux=OPEN))
    assert (chosen.cell_width, chosen.cell_height, chosen.layers) == (9, 21, 1)
    assert (choose(Terminal()).cell_width, choose(Terminal()).cell_height) == (10, 20)


@pytest.mark.parametrize(
    ("size", "cells"),
    [((100, 100), (20, 10)), ((1000, 10), (40, 1)), ((10, 1000), (1, 10)), ((0, 5), (0, 0))],
)
def test_a_picture_fits_its_box(size: tuple[int, int], cells: tuple[int, int]) -> None:
    assert Graphics().fit(size, 40, 10) == cells


def test_xterm_gets_no_sixel_larger_than_it_takes() -> None:
    xterm = Terminal("XTerm", "379", "xterm", sixel=True, cell_width=20, cell_height=40)
    assert choose(xterm).fit((500, 500), 200, 60) == (50, 25)
    foot = Terminal("foot", "1.16.2", "foot", sixel=True, cell_width=20, cell_height=40)
    assert choose(foot).fit((500, 500), 200, 60) == (120, 60)


@pytest.mark.parametrize(
    ("around", "glyphs"),
    [
        (terminal("kitty", "0.26.5"), "sextants"),
        (terminal("kitty", "0.19.3"), "quadrants"),
        (terminal("WezTerm", "20240203-110809-5046fc22"), "sextants"),
        (terminal("VTE", "7600", tmux=OPEN), "sextants"),
        (terminal("XTerm", "379"), "quadrants"),
        (terminal(), "quadrants"),
        (terminal(term="linux"), "half"),
    ],
)
def test_sixths_of_a_cell_only_where_they_are_sure_to_be_drawn(
    around: Terminal, glyphs: str
) -> None:
    assert choose(around, "blocks").glyphs == glyphs
    assert choose(around, "blocks").title == f"blocks ({glyphs})"


@pytest.mark.parametrize("wanted", ["half", "quadrants", "sextants", "braille"])
def test_blocks_can_be_asked_for_by_name(wanted: Wanted) -> None:
    chosen = choose(terminal("foot", "1.16.2", sixel=True), wanted)
    assert (chosen.kind, chosen.glyphs, chosen.reason) == ("blocks", wanted, "as asked for")
