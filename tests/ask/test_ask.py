from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui import ask
from glm4v_tui.ask.command import run_command
from glm4v_tui.chat.thinking import Thought
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, ReplyWaits, TextDelta
from tests.ask.program import Scripted
from tests.scripted_engine import SCRIPTED, ScriptedEngine, Step, done


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    Image.new("RGB", (40, 30), "red").save(path)
    return path


class Asked:
    """What one run of `ask` wrote and returned."""

    def __init__(
        self, engine: ScriptedEngine, *arguments: str, error: io.StringIO | None = None
    ) -> None:
        parser = argparse.ArgumentParser("ask")
        ask.add_arguments(parser)
        self._out, self._error = io.StringIO(), error or io.StringIO()
        options = parser.parse_args(arguments)
        self.status = run_command(options, lambda: Scripted(engine), self._out, self._error)

    @property
    def out(self) -> str:
        return self._out.getvalue()

    @property
    def error(self) -> str:
        return self._error.getvalue()


def saying(*steps: Step) -> ScriptedEngine:
    return ScriptedEngine(lambda _: steps)


def test_the_answer_is_written_and_the_engine_closed(picture: Path) -> None:
    engine = ScriptedEngine()
    asked = Asked(engine, "What is it?", str(picture))
    assert (asked.status, asked.out, asked.error) == (0, "You asked: What is it?\n", "")
    assert engine.closed == 1


def test_the_engine_gets_question_pictures_system_and_sampling(picture: Path) -> None:
    engine = ScriptedEngine()
    Asked(engine, "What is it?", str(picture))
    [conversation] = engine.asked
    [seen] = conversation.pictures
    assert (conversation.system, conversation.turns[0].text) == ("Be brief.", "What is it?")
    assert (seen.path, seen.width, seen.height) == (picture, 40, 30)
    assert engine.samplings[0].temperature == 0.25


def test_a_countdown_stands_beside_the_answer_at_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    engine = saying(ReplyWaits("It is busy.", 4.0), TextDelta("Red."), done())
    asked = Asked(engine, "What is it?", error=Terminal())
    assert asked.out == "Red.\n"
    assert "It is busy. Asking again in 4 s" in asked.error


def test_a_question_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO("Wie groß?\n".encode()))
    monkeypatch.setattr("sys.stdin", stream)
    engine = ScriptedEngine()
    assert Asked(engine, "-").out == "You asked: Wie groß?\n"


def test_thinking_is_left_out() -> None:
    engine = saying(ReasoningDelta("Hm."), TextDelta("Red."), done())
    assert Asked(engine, "Colour?").out == "Red.\n"


@pytest.mark.parametrize("form", [(), ("--markdown",)])
def test_an_answer_cannot_steer_the_terminal(form: Sequence[str]) -> None:
    engine = saying(TextDelta("a\x1b]52;c;aGk"), TextDelta("=\x07b\x9b2J"), done())
    out = Asked(engine, "What?", *form).out
    assert not {"\x1b", "\x07", "\x9b"} & set(out)
    assert "a" in out
    assert "b" in out


def test_markdown_becomes_plain_text() -> None:
    text = "## Title\n\nIt is **red** and `round`.\n"
    engine = saying(*map(TextDelta, text), done())
    assert Asked(engine, "What?").out == "Title\n\nIt is red and round.\n"


def test_markdown_stays_as_the_model_wrote_it() -> None:
    text = "# Title\n\n| a | **b** |\n|---|---|\n"
    assert Asked(saying(TextDelta(text), done()), "What?", "--markdown").out == text


def test_json_holds_answer_and_figures(picture: Path) -> None:
    figures = ReplyDone("length", 150, 128, 11, 0.5, 1.5, Thought(0.25, 4))
    engine = saying(ReasoningDelta("Hm. "), TextDelta("语"), TextDelta("\x9b2J"), figures)
    asked = Asked(engine, "What?", str(picture), "--json")
    assert json.loads(asked.out) == {
        "text": "语\x9b2J",
        "reasoning": "Hm. ",
        "finish_reason": "length",
        "model": "scripted",
        "pictures": [{"path": str(picture), "width": 40, "height": 30}],
        "prompt_tokens": 150,
        "cached_tokens": 128,
        "reply_tokens": 11,
        "reasoning_tokens": 4,
        "reasoning_seconds": 0.25,
        "reasoning_cut": None,
        "first_token_seconds": 0.5,
        "total_seconds": 1.5,
        "tokens_per_second": 10.0,
    }
    assert asked.out.count("\n") == 1
    assert "语" in asked.out
    assert "\x9b" not in asked.out


def test_json_spells_out_what_no_stream_can_carry() -> None:
    asked = Asked(saying(TextDelta("\ud83d\u202e"), done()), "What?", "--json")
    assert asked.out.isascii()
    assert json.loads(asked.out)["text"] == "\ud83d\u202e"


def test_a_bad_picture_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.png").write_bytes(b"no picture")

    def wire() -> Scripted:
        raise AssertionError("wired too early")

    parser = argparse.ArgumentParser("ask")
    ask.add_arguments(parser)
    options = parser.parse_args(["What?", str(tmp_path / "a\x1b[2J.png")])
    error = io.StringIO()
    assert run_command(options, wire, io.StringIO(), error) == 1
    assert error.getvalue().startswith("glm4v-tui: ")
    assert error.getvalue().count("\n") == 1
    assert "\x1b" not in error.getvalue()


def test_too_many_pictures_are_told_before_anything_is_loaded(picture: Path) -> None:
    engine = ScriptedEngine(checkpoint=replace(SCRIPTED, max_pictures=1))
    asked = Asked(engine, "What?", str(picture), str(picture))
    assert asked.status == 1
    assert asked.error == (
        "glm4v-tui: Scripted takes 1 picture(s) at once, not 2. Name fewer, or another --model.\n"
    )
    assert engine.asked == []


def test_an_empty_question_is_misuse() -> None:
    asked = Asked(ScriptedEngine(), "  ")
    assert (asked.status, asked.error) == (2, "glm4v-tui: the question is empty\n")


def failing_start(error: EngineError) -> ScriptedEngine:
    return ScriptedEngine(starting=(error,))


def failing_reply(error: EngineError) -> ScriptedEngine:
    return saying(TextDelta("Half an"), error)


@pytest.mark.parametrize("engine", [failing_start, failing_reply])
def test_an_error_is_one_line_with_advice(engine: Callable[[EngineError], ScriptedEngine]) -> None:
    failing = engine(EngineError("dead", "It died.", "Restart it.", "out of\nmemory\x1b[2J"))
    asked = Asked(failing, "What?")
    assert asked.status == 1
    assert asked.error == "glm4v-tui: It died. (out of memory␛[2J) Restart it.\n"
    assert asked.out in ("", "Half an\n")
    assert failing.closed == 1
