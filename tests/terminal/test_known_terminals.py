"""The choice for the terminals that people use: at once, in pieces, late, partly or never."""

from __future__ import annotations

import pytest

from glm4v_tui.terminal import answers
from glm4v_tui.terminal.graphics import choose
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.probe import probe
from tests.terminal.known_answers import CASES, Case
from tests.terminal.scripted_terminal import DEVICE, ScriptedTerminal

XTERM = {"TERM": "xterm-256color"}
KEYS = b"h\xc3\xa9\x1b[A\r\x1bx"

each = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


@each
def test_the_choice(case: Case) -> None:
    with ScriptedTerminal(case.script).plugged_in() as scripted:
        terminal = probe({**XTERM, **case.environ}, scripted.tty)
    assert terminal.answered
    assert (terminal.name, choose(terminal).kind) == (case.name, case.kind)
    assert (terminal.colours == TRUE_COLOUR) is case.true_colour
    assert (terminal.copies, terminal.gives_pictures) == (case.copies, case.gives_pictures)
    assert terminal.early == b""


@each
def test_the_choice_byte_by_byte_among_keys(case: Case) -> None:
    with ScriptedTerminal(case.script, typed=KEYS, piece=1).plugged_in() as scripted:
        terminal = probe({**XTERM, **case.environ}, scripted.tty)
    assert choose(terminal).kind == case.kind
    assert terminal.early == KEYS


@each
@pytest.mark.parametrize("piece", [1, 7, 4096])
def test_late_answers_are_dropped_and_keys_are_not(case: Case, piece: int) -> None:
    with ScriptedTerminal(case.script, delay=20).plugged_in() as scripted:
        terminal = probe({**XTERM, **case.environ}, scripted.tty, patience=0.02)
        data = b"a" + scripted.replies() + KEYS
    assert not terminal.answered
    assert "did not answer" in choose(terminal).reason
    late = answers.LateAnswers()
    kept = [late.keys(data[at : at + piece]) for at in range(0, len(data), piece)]
    assert b"".join(kept) + late.rest() == b"a" + KEYS


@each
def test_answers_cut_off_in_the_middle(case: Case) -> None:
    """The wait ends between any two bytes: what came counts, what comes later is dropped."""
    whole = "".join(case.script[question] for question in case.script).encode()
    for cut in range(1, len(whole)):
        heard = answers.part(whole[:cut])
        late = answers.LateAnswers()
        assert heard.keys == b""
        assert late.keys(heard.begun) + late.keys(whole[cut:] + b"q") == b"q"


@pytest.mark.parametrize("delay", [0, 0.05, 0.3, 1.0])
def test_a_slow_line_is_waited_for(delay: float) -> None:
    slow = ScriptedTerminal(CASES["kitty"].script, typed=KEYS, delay=delay)
    with slow.plugged_in() as scripted:
        terminal = probe({**XTERM, "SSH_TTY": "/dev/pts/1"}, scripted.tty)
    assert choose(terminal).kind == "kitty"
    assert terminal.early == KEYS
    assert delay <= terminal.seconds < 2


def test_a_partial_answer_is_as_good_as_it_goes() -> None:
    script = {key: words for key, words in CASES["kitty"].script.items() if key != DEVICE}
    with ScriptedTerminal(script).plugged_in() as scripted:
        terminal = probe(XTERM, scripted.tty, patience=0.2)
    assert not terminal.answered
    assert choose(terminal).kind == "kitty"
