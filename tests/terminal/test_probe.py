"""What the probe makes of terminals that answer fully, partly, late or never."""

from __future__ import annotations

import fcntl
import os
import struct
import termios
from collections.abc import Mapping
from pathlib import Path

import pyte
import pytest

from glm4v_tui.terminal.graphics import choose
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.probe import probe
from glm4v_tui.terminal.questions import question
from glm4v_tui.terminal.terminal import Terminal
from tests.terminal.scripted_terminal import CELL, DEVICE, KITTY, VERSION, ScriptedTerminal

KITTY_NEW = {
    KITTY: "\x1b_Gi=31;OK\x1b\\",
    CELL: "\x1b[6;20;9t",
    VERSION: "\x1bP>|kitty(0.32.2)\x1b\\",
    DEVICE: "\x1b[?62;c",
}
KITTY_OLD = {**KITTY_NEW, VERSION: "\x1bP>|kitty(0.26.5)\x1b\\"}
VT340 = {VERSION: "\x1bP>|XTerm(379)\x1b\\", DEVICE: "\x1b[?63;1;2;4;6;9;15;16;22;28c"}
FOOT = {
    CELL: "\x1b[6;17;8t",
    VERSION: "\x1bP>|foot(1.16.2)\x1b\\",
    DEVICE: "\x1b[?62;4;22c",
}
WEZTERM = {
    KITTY: "\x1b_Gi=31;OK\x1b\\",
    CELL: "\x1b[6;16;8t",
    VERSION: "\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\",
    DEVICE: "\x1b[?65;4;6;18;22c",
}
TMUX = {VERSION: "\x1bP>|tmux 3.3a\x1b\\", DEVICE: "\x1b[?1;2c"}
XTERM = {"TERM": "xterm-256color"}


def asked(
    script: Mapping[str, str], environ: Mapping[str, str] = XTERM, typed: bytes = b""
) -> Terminal:
    with ScriptedTerminal(script, typed=typed).plugged_in() as scripted:
        return probe(environ, scripted.tty)


def test_kitty_tells_everything() -> None:
    terminal = asked(KITTY_NEW)
    assert (terminal.name, terminal.version) == ("kitty", "0.32.2")
    assert terminal.kitty
    assert not terminal.sixel
    assert (terminal.cell_width, terminal.cell_height) == (9, 20)
    assert terminal.colours == TRUE_COLOUR
    assert terminal.answered


@pytest.mark.parametrize(
    ("script", "name", "version", "kitty", "sixel"),
    [
        (KITTY_OLD, "kitty", "0.26.5", True, False),
        (VT340, "XTerm", "379", False, True),
        (FOOT, "foot", "1.16.2", False, True),
        (WEZTERM, "WezTerm", "20240203-110809-5046fc22", True, True),
        ({DEVICE: "\x1b[?1;2c"}, "", "", False, False),
    ],
)
def test_each_terminal_by_its_answers(
    script: Mapping[str, str], name: str, version: str, kitty: bool, sixel: bool
) -> None:
    terminal = asked(script)
    assert (terminal.name, terminal.version) == (name, version)
    assert (terminal.kitty, terminal.sixel) == (kitty, sixel)


def test_sixel_is_attribute_4_and_not_a_4_within_a_number() -> None:
    assert not asked({DEVICE: "\x1b[?64;14;40c"}).sixel


def test_cell_size_falls_back_on_the_window_s_pixels() -> None:
    with ScriptedTerminal(VT340).plugged_in() as scripted:
        fcntl.ioctl(scripted.tty, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 484, 316))
        terminal = probe(XTERM, scripted.tty)
    assert (terminal.cell_width, terminal.cell_height) == (6, 13)


def test_keys_typed_before_the_answers_are_kept() -> None:
    assert asked(KITTY_NEW, typed=b"hi\x1b[A\r").early == b"hi\x1b[A\r"


def test_a_silent_terminal_is_given_up() -> None:
    with ScriptedTerminal({}).plugged_in() as scripted:
        terminal = probe(XTERM, scripted.tty, patience=0.05)
    assert terminal.asked
    assert not terminal.answered


def test_a_late_answer_is_known_to_be_still_to_come() -> None:
    with ScriptedTerminal({VERSION: "\x1bP>|XTerm(379)\x1b\\\x1b[?6"}).plugged_in() as scripted:
        terminal = probe(XTERM, scripted.tty, patience=0.2)
    assert terminal.name == "XTerm"
    assert not terminal.answered
    assert terminal.early == b"\x1b[?6"


def test_the_terminal_s_own_settings_come_back() -> None:
    with ScriptedTerminal(KITTY_NEW).plugged_in() as scripted:
        before = termios.tcgetattr(scripted.tty)
        probe(XTERM, scripted.tty)
        assert termios.tcgetattr(scripted.tty) == before


@pytest.mark.parametrize("term", ["dumb", "linux", ""])
def test_terminals_that_cannot_answer_are_not_asked(term: str) -> None:
    with ScriptedTerminal(KITTY_NEW).plugged_in() as scripted:
        terminal = probe({"TERM": term}, scripted.tty)
    assert not terminal.asked
    assert scripted.asked == ""


def test_control_characters_in_a_name_are_dropped() -> None:
    assert asked({VERSION: "\x1bP>|evil\r\n\x07", DEVICE: "\x1b[?1c"}).name == "evil"


@pytest.mark.parametrize("row", [1, 12, 24])
def test_nothing_stays_of_a_question_that_a_terminal_prints(row: int) -> None:
    screen = pyte.Screen(80, 24)
    stream = pyte.Stream(screen)
    above = "\r\n".join(["above"] * row)
    stream.feed(above)
    before = [*screen.display], screen.cursor.x, screen.cursor.y
    stream.feed("\x1b_G\x1b\\")
    assert [*screen.display] != before[0], "this emulator reads APC and is of no use here"
    screen.reset()
    stream.feed(above + question(None).text)
    assert ([*screen.display], screen.cursor.x, screen.cursor.y) == before


@pytest.fixture
def tmux(tmp_path: Path) -> dict[str, str]:
    """An environment in which a `tmux` says that passthrough is on, around a kitty."""
    line = r"3.3a\t1\tkitty(0.32.2)\ttitle,RGB\texternal\txterm-kitty\t/dev/pts/3\n"
    program = tmp_path / "tmux"
    program.write_text(f"#!/bin/sh\nprintf '{line}'\n")
    program.chmod(0o700)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    return {"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0", "TMUX_PANE": "%0", "PATH": path}


def test_through_tmux_the_outer_terminal_answers(tmux: dict[str, str]) -> None:
    with ScriptedTerminal(KITTY_NEW, inner=[TMUX]).plugged_in() as scripted:
        terminal = probe(tmux, scripted.tty)
    assert (terminal.name, terminal.version) == ("kitty", "0.32.2")
    assert terminal.kitty
    assert terminal.passthrough
    assert terminal.answered
    assert "\x1b[K" not in scripted.asked
    assert (terminal.cell_width, terminal.cell_height) == (9, 20)


def test_tmux_without_passthrough_is_asked_alone(tmux: dict[str, str], tmp_path: Path) -> None:
    program = tmp_path / "tmux"
    program.write_text(program.read_text().replace(r"3.3a\t1", r"3.3a\t0"))
    with ScriptedTerminal(KITTY_NEW, inner=[TMUX]).plugged_in() as scripted:
        terminal = probe(tmux, scripted.tty)
    assert "tmux;" not in scripted.asked
    assert not terminal.passthrough
    assert terminal.answered
    assert terminal.name == "kitty"
    assert not terminal.kitty


def nested(tmux: dict[str, str], tmp_path: Path) -> dict[str, str]:
    program = tmp_path / "tmux"
    program.write_text(program.read_text().replace("kitty(0.32.2)", "tmux 3.4"))
    return tmux


OUTER_TMUX = {VERSION: "\x1bP>|tmux 3.4\x1b\\", DEVICE: "\x1b[?1;2c"}


def test_through_two_tmux_the_terminal_answers(tmux: dict[str, str], tmp_path: Path) -> None:
    with ScriptedTerminal(KITTY_NEW, inner=[TMUX, OUTER_TMUX]).plugged_in() as scripted:
        terminal = probe(nested(tmux, tmp_path), scripted.tty)
    assert (terminal.name, terminal.answered, terminal.passthrough) == ("kitty", True, True)
    chosen = choose(terminal)
    assert (chosen.kind, chosen.layers) == ("kitty", 2)


def test_an_outer_tmux_that_keeps_pictures_back_is_named(
    tmux: dict[str, str], tmp_path: Path
) -> None:
    with ScriptedTerminal(KITTY_NEW, inner=[TMUX, OUTER_TMUX], shut=1).plugged_in() as scripted:
        terminal = probe(nested(tmux, tmp_path), scripted.tty)
    assert terminal.seconds < 1
    assert not terminal.passthrough
    assert "a tmux further out keeps pictures" in choose(terminal).reason


FAR = {"TERM": "tmux-256color", "SSH_TTY": "/dev/pts/1"}


def test_a_tmux_at_the_near_end_of_ssh_is_asked_through() -> None:
    with ScriptedTerminal(KITTY_NEW, inner=[TMUX], delay=0.1).plugged_in() as scripted:
        terminal = probe(FAR, scripted.tty)
    assert terminal.tmux is not None
    assert (terminal.tmux.version, terminal.tmux.passthrough) == ("3.3a", True)
    assert (choose(terminal).kind, choose(terminal).layers) == ("kitty", 1)
    assert terminal.colours == TRUE_COLOUR


def test_a_shut_tmux_at_the_near_end_of_ssh_costs_little() -> None:
    with ScriptedTerminal(KITTY_NEW, inner=[TMUX], shut=1, delay=0.1).plugged_in() as scripted:
        terminal = probe(FAR, scripted.tty)
    assert terminal.seconds < 1
    assert "a tmux further out keeps pictures" in choose(terminal).reason


def test_sixel_through_a_far_tmux_needs_both() -> None:
    drawing = {**TMUX, DEVICE: "\x1b[?1;2;4c"}
    with ScriptedTerminal(FOOT, inner=[drawing]).plugged_in() as scripted:
        assert choose(probe(FAR, scripted.tty)).kind == "sixel"
    with ScriptedTerminal(FOOT, inner=[TMUX]).plugged_in() as scripted:
        assert choose(probe(FAR, scripted.tty)).kind == "blocks"
