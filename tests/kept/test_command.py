"""`glm4v-tui engine` starts, shows and ends engines that stay."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest

from glm4v_tui import kept
from glm4v_tui.cli import main
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.keeping import Claim
from glm4v_tui.engine.protocol import Engine, Sampling
from glm4v_tui.engine.running_hosts import running_hosts, stop
from glm4v_tui.settings import Settings
from tests.conftest import not_told, refused
from tests.engine.subjects import LONG, asked, hosted
from tests.waiting import PATIENCE


@dataclass(frozen=True)
class Wired:
    engine: Engine
    log_file: Path
    sampling: Sampling = field(default_factory=Sampling)
    settings: Settings = field(default_factory=Settings)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep engines in a place of this test's own, and end them."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    yield tmp_path

    async def end() -> None:
        for host in await running_hosts():
            assert await stop(host)

    asyncio.run(end())


def run(place: Path, *words: str, keep: float | None = None, options: str = "{}") -> int:
    parser = ArgumentParser()
    kept.add_arguments(parser, lambda start: None)
    engine = hosted(place, options, keep=keep)
    return kept.run(parser.parse_args(words), lambda: Wired(engine, place / "engine.log"))


def test_an_engine_is_started_shown_and_ended(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, "status") == 0
    assert "No engine is kept." in capsys.readouterr().err
    assert run(place, "start", keep=7200) == 0
    assert capsys.readouterr().out == "Scripted is ready; it stays 2 h when nobody uses it.\n"
    assert run(place, "start") == 0
    assert "Scripted runs already; it stays 2 h" in capsys.readouterr().out
    assert run(place, "status") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("scripted\n  ready · version ")
    assert "0 programs attached, 0 replies coming" in shown
    assert "if nobody comes" in shown
    assert run(place, "stop") == 0
    assert capsys.readouterr().out == "scripted has ended.\n"
    assert run(place, "stop") == 1


def test_without_a_time_it_stays_half_an_hour(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, "start") == 0
    assert "it stays 30 min" in capsys.readouterr().out


def test_looking_does_not_keep_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(place, "start")
    capsys.readouterr()

    def left() -> float:
        assert run(place, "status", "--json") == 0
        ends_in: float = json.loads(capsys.readouterr().out)["ends_in"]
        return ends_in

    first, deadline = left(), monotonic() + PATIENCE
    while left() > first - 0.2:
        assert monotonic() < deadline


def test_one_of_several_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(place, "start")
    assert run(place, "stop", "glm-4v") == 1
    assert "'glm-4v'" in capsys.readouterr().err
    assert run(place, "stop", "SCRIPT") == 0


def test_a_failed_start_says_why(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(place, "start", options='{"fail_to_start": true}') == 1
    said = capsys.readouterr().err
    assert said == "glm4v-tui: It is full. Make room. 16 GB wanted\n"
    assert run(place, "status", "scripted") == 1


async def _used(engine: HostedEngine) -> None:
    await engine.start(not_told, refused)
    async with aclosing(engine.reply_known_by("t", asked("wait forever"), Sampling())) as events:
        await anext(events)
        engine.claim("t", Claim("a.jsonl", 1))
        await engine.count(asked("x"))
        engine.leave()
        await engine.close()


def test_one_that_is_used_is_not_ended_unasked(place: Path) -> None:
    """Without a terminal nobody can be asked; `--yes` ends it."""
    asyncio.run(_used(hosted(place, keep=LONG)))
    code, said = apart("engine", "stop")
    assert code == 1
    assert "End scripted: 1 reply is coming, 1 reply waits." in said
    assert "--yes" in said
    assert apart("engine", "stop", "--yes") == (0, "")


def apart(*words: str) -> tuple[int, str]:
    """Run the program without a terminal; return its exit status and its complaints."""
    command = [sys.executable, "-m", "glm4v_tui", *words]
    done = subprocess.run(command, capture_output=True, text=True, start_new_session=True)
    return done.returncode, done.stderr


def test_the_log_is_shown_from_its_beginning_and_clean(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = place / "engine.log"
    log.write_text("of an earlier one\n")
    run(place, "start")
    with log.open("a") as file:
        file.write("one\n\x1b[31mtwo\x1b[0m\x1b]0;title\x07\nthree\n")
    capsys.readouterr()
    assert run(place, "logs") == 0
    assert capsys.readouterr().out == "one\ntwo]0;title\nthree\n"
    assert run(place, "logs", "-n", "1") == 0
    assert capsys.readouterr().out == "three\n"


def test_the_command_line_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["engine"])
    with pytest.raises(SystemExit):
        main(["engine", "start", "--keep-alive", "soon"])
    assert "'soon' is no length of time" in capsys.readouterr().err
