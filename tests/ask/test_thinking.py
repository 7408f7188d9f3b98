"""`ask` has the model think as the option or the settings say, and says what cannot be."""

from __future__ import annotations

import argparse
import io
from dataclasses import replace

import pytest

from glm4v_tui import ask
from glm4v_tui.ask.command import run_command
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.engine.checkpoints import Checkpoint
from tests.ask.program import SETTINGS, Scripted
from tests.scripted_engine import SCRIPTED, ScriptedEngine

HYBRID = replace(SCRIPTED, reasoning="think", switch="template")
ALWAYS = replace(SCRIPTED, title="GLM-4.1V", reasoning="think-answer")


def asked(
    checkpoint: Checkpoint, *arguments: str, thinking: Thinking = AS_IT_DOES
) -> tuple[int, str, list[Thinking]]:
    """Return the status, what was complained of, and how the engine was asked to think."""
    parser = argparse.ArgumentParser("ask")
    ask.add_arguments(parser)
    options = parser.parse_args(["What is it?", *arguments])
    engine, error = ScriptedEngine(checkpoint=checkpoint), io.StringIO()
    wired = Scripted(engine, settings=replace(SETTINGS, thinking=thinking))
    status = run_command(options, lambda: wired, io.StringIO(), error)
    return status, error.getvalue(), [each.thinking for each in engine.asked]


@pytest.mark.parametrize(
    ("arguments", "thinking"),
    [
        ([], AS_IT_DOES),
        (["--thinking", "on"], Thinking(True)),
        (["--thinking", "off"], Thinking(False)),
        (["--thinking", "200"], Thinking(True, 200)),
    ],
)
def test_an_option_says_how(arguments: list[str], thinking: Thinking) -> None:
    assert asked(HYBRID, *arguments) == (0, "", [thinking])


def test_the_settings_say_how_unless_an_option_does() -> None:
    assert asked(HYBRID, thinking=Thinking(False)) == (0, "", [Thinking(False)])
    over = asked(HYBRID, "--thinking", "default", thinking=Thinking(False))
    assert over == (0, "", [AS_IT_DOES])


def test_what_the_model_cannot_do_is_refused_before_it_is_loaded() -> None:
    status, error, thinking = asked(ALWAYS, "--thinking", "off")
    assert (status, thinking) == (1, [])
    assert "GLM-4.1V always thinks; a budget can make it short." in error


def test_a_setting_that_a_model_cannot_follow_is_left_out() -> None:
    status, _, thinking = asked(ALWAYS, thinking=Thinking(False))
    assert (status, thinking) == (0, [AS_IT_DOES])


def test_what_nobody_can_mean_is_a_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        asked(HYBRID, "--thinking", "much")
    assert left.value.code == 2
    assert "--thinking: must be default, on, off or 1 to 1,000,000" in capsys.readouterr().err
