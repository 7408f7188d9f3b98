"""`ask --schema`, `--regex` and `--choices`: answers that programs can rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from glm4v_tui import demo
from glm4v_tui.chat.demand import Demand
from glm4v_tui.engine.protocol import ReplyDone, TextDelta
from tests.ask.test_ask import Asked, saying
from tests.scripted_engine import ScriptedEngine, done

SCHEMA = '{"type": "object", "required": ["a"]}'
PICTURE = demo.PICTURES / "red-circle-blue-square.png"


@pytest.mark.parametrize(
    ("arguments", "demand"),
    [
        (("--schema", SCHEMA), Demand("schema", SCHEMA)),
        (("--regex", "[0-9]+"), Demand("regex", "[0-9]+")),
        (("--choices", 'yes, "no, never" ,yes'), Demand("choices", "yes\nno, never \nyes")),
    ],
)
def test_it_goes_with_the_question(arguments: tuple[str, ...], demand: Demand) -> None:
    engine = ScriptedEngine()
    Asked(engine, "Well?", *arguments)
    assert engine.asked[0].turns[0].demand == demand


def test_a_schema_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(SCHEMA)
    engine = ScriptedEngine()
    Asked(engine, "Well?", "--schema", str(tmp_path / "a.json"))
    assert engine.asked[0].turns[0].demand == Demand("schema", SCHEMA)


def test_the_answer_stays_as_it_was_written() -> None:
    answer = '{"a":"*not* _Markdown_"}'
    asked = Asked(saying(TextDelta(answer), done()), "Well?", "--schema", SCHEMA)
    assert (asked.status, asked.out, asked.error) == (0, f"{answer}\n", "")


@pytest.mark.parametrize(
    ("answer", "ending", "words"),
    [
        ("{}", "stop", "The answer is not what was demanded: 'a' is a required property."),
        ('{"a":', "length", "The answer is incomplete, and so not what was demanded: no JSON"),
    ],
)
def test_an_answer_that_fails_ends_with_an_error(answer: str, ending: str, words: str) -> None:
    figures = ReplyDone(ending, 1, 0, 1, 0.1, 0.2)  # type: ignore[arg-type]
    asked = Asked(saying(TextDelta(answer), figures), "Well?", "--schema", SCHEMA)
    assert asked.status == 1
    assert asked.out == f"{answer}\n"
    assert words in asked.error


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--schema", "{"), "--schema: This is no JSON: expecting property name"),
        (("--schema", "/nowhere/a.json"), "--schema: The file “a.json” is not there"),
        (("--schema", ""), "--schema: The file"),
        (("--regex", "["), "--regex: This is no regular expression"),
        (("--regex", ""), "--regex: Give a regular expression"),
        (("--choices", "a"), "--choices: Give two choices or more"),
    ],
)
def test_what_cannot_be_demanded_is_misuse(arguments: tuple[str, ...], words: str) -> None:
    engine = ScriptedEngine()
    asked = Asked(engine, "Well?", *arguments)
    assert asked.status == 2
    assert asked.error.startswith(f"glm4v-tui: {words}")
    assert not engine.asked


@pytest.mark.engine
@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("--choices", "blue,red"), "red"),
        (("--regex", "r[a-z]+"), "red"),
        (("--schema", '{"enum": ["red", "blue"]}'), '"red"'),
    ],
)
def test_the_demo_model_keeps_to_it(
    tmp_path: Path, arguments: tuple[str, ...], answer: str
) -> None:
    (tmp_path / "settings.toml").write_text("")
    own = ["--log-file", str(tmp_path / "engine.log"), "--config", str(tmp_path / "settings.toml")]
    command = [sys.executable, "-m", "glm4v_tui", "ask", "--demo", "--json", *own]
    run = subprocess.run(
        [*command, "What colour is the circle?", str(PICTURE), *arguments],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert json.loads(run.stdout)["text"] == answer
