"""A report reads well on a pipe and steers no terminal."""

import json

import pytest

from glm4v_tui.doctor.finding import Finding
from glm4v_tui.doctor.report import as_json, is_well, lines, wants_colour

WELL = Finding("Python", "ok", "3.11.7")
HOSTILE = Finding("model", "error", "no \x1b]0;gone\x07 here", "rm \x9b1m")


def test_a_line_and_its_advice() -> None:
    assert lines(WELL, coloured=False) == ["ok       Python       3.11.7"]
    assert lines(HOSTILE, coloured=False) == [
        "error    model        no ␛]0;gone␇ here",
        "                      → rm \\x9b1m",
    ]


def test_only_the_state_is_coloured() -> None:
    assert lines(WELL, coloured=True) == ["\x1b[32mok     \x1b[0m  Python       3.11.7"]


def test_an_error_is_not_well() -> None:
    assert is_well([WELL, Finding("GPU", "warning", "busy")])
    assert not is_well([WELL, HOSTILE])


def test_json_holds_everything() -> None:
    written = as_json([WELL], [HOSTILE])
    assert written.isascii()
    assert "\x1b" not in written
    report = json.loads(written)
    assert report["ok"] is False
    assert report["repairs"] == [{"name": "Python", "state": "ok", "text": "3.11.7", "advice": ""}]
    assert report["findings"][0]["advice"] == "rm \x9b1m"


def test_colour_can_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_colour(is_terminal=True)
    assert not wants_colour(is_terminal=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(is_terminal=True)
