"""Program, guard and host die in every way, and nothing of them is left."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from glm4v_tui.engine.checkpoints import DEMO
from glm4v_tui.engine.host_process import VLLM_ENGINE
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.processes import descendants
from tests.conftest import not_told, refused
from tests.engine.subjects import ENGINE_CORE, GUARD, HOST, SCRIPTS, called, hosted, named, only
from tests.waiting import so

GONE_MILLISECONDS = 10_000
"""How soon everything must be gone after the program's end."""

BYSTANDERS: dict[str, Any] = {"bystanders": 4}
HANGING = BYSTANDERS | {"hang_on_close": True}
HALF_WAY = BYSTANDERS | {"hang_on_start": True}


class Running:
    """A program with a hosted engine, and every process that belongs to it."""

    def __init__(self, process: subprocess.Popen[str], directory: Path) -> None:
        self.process = process
        self.said = _line(process.stdout)
        """What the engine says first."""
        self.host = only(named(HOST, directory))
        self.guard = only(named(GUARD, directory))

    @property
    def others(self) -> set[int]:
        """Every process of the program but itself."""
        return {*json.loads(self.said)[1:], self.guard, self.host}


@contextmanager
def running(
    directory: Path, options: dict[str, Any] | str, ending: str = "forget", engine: str = SCRIPTS
) -> Iterator[Running]:
    text = options if isinstance(options, str) else json.dumps(options)
    module = "tests.engine.hosting_program"
    command = [sys.executable, "-m", module, str(directory), engine, text, ending]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"TMPDIR": str(directory), "XDG_RUNTIME_DIR": ""},
    ) as process:
        try:
            yield Running(process, directory)
        finally:
            process.kill()


def _line(pipe: IO[str] | None) -> str:
    assert pipe is not None
    return pipe.readline()


@contextmanager
def all_gone(pids: Iterable[int]) -> Iterator[None]:
    """Make sure that these processes live before, and are gone in time after."""
    with ExitStack() as stack:
        poll = select.poll()
        waiting = set()
        for pid in pids:
            descriptor = os.pidfd_open(pid)
            stack.callback(os.close, descriptor)
            poll.register(descriptor, select.POLLIN)
            waiting.add(descriptor)
        assert not poll.poll(0)
        yield
        while waiting:
            ended = {descriptor for descriptor, _ in poll.poll(GONE_MILLISECONDS)}
            assert ended, "processes are left"
            for descriptor in ended:
                poll.unregister(descriptor)
            waiting -= ended


@pytest.mark.parametrize(
    ("number", "options"),
    [
        ("SIGKILL", BYSTANDERS),
        ("SIGTERM", BYSTANDERS),
        ("SIGHUP", BYSTANDERS),
        ("SIGINT", BYSTANDERS),
        ("SIGKILL", HANGING),
        ("SIGKILL", HALF_WAY),
    ],
)
def test_nothing_outlives_a_killed_program(
    tmp_path: Path, number: str, options: dict[str, Any]
) -> None:
    with running(tmp_path, options) as program, all_gone(program.others):
        program.process.send_signal(signal.Signals[number])
    assert not list(tmp_path.glob("glm4v-tui-*"))


@pytest.mark.parametrize("ending", ["close", "crash", "forget"])
def test_nothing_outlives_a_program_that_ends(tmp_path: Path, ending: str) -> None:
    with running(tmp_path, BYSTANDERS, ending) as program, all_gone(program.others):
        program.process.communicate("now\n")
    assert not list(tmp_path.glob("glm4v-tui-*"))


@pytest.mark.parametrize("options", [BYSTANDERS, HANGING], ids=["", "hanging"])
@pytest.mark.parametrize("with_host", [True, False], ids=["host", "guard"])
def test_nothing_outlives_a_program_killed_with_its_host_or_its_guard(
    tmp_path: Path, options: dict[str, Any], with_host: bool
) -> None:
    with running(tmp_path, options) as program, all_gone(program.others):
        os.kill(program.host if with_host else program.guard, signal.SIGKILL)
        program.process.kill()


@pytest.mark.parametrize("name", [HOST, GUARD])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
async def test_the_program_learns_of_a_death_and_nothing_is_left(
    tmp_path: Path, name: str, number: signal.Signals
) -> None:
    details: list[str] = []
    engine = hosted(tmp_path, json.dumps(BYSTANDERS))
    await engine.start(lambda stage: details.append(stage.detail), refused)
    with all_gone(json.loads(details[0])):
        os.kill(only(named(name, tmp_path)), number)
        assert (await engine.lost()).kind == "dead"
        await engine.close()


async def test_a_killed_host_is_named_with_the_end_of_its_log(tmp_path: Path) -> None:
    engine = hosted(tmp_path)
    await engine.start(not_told, refused)
    with (tmp_path / "engine.log").open("a") as log:
        log.write("\x1b[31mthe last words\x1b[0m\n")
    os.kill(only(named(HOST, tmp_path)), signal.SIGKILL)
    loss = await engine.lost()
    await engine.close()
    assert "SIGKILL" in loss.message
    assert str(tmp_path / "engine.log") in loss.advice
    assert loss.cause == "the last words"


async def test_a_start_cancelled_half_way_leaves_nothing(tmp_path: Path) -> None:
    details: asyncio.Queue[str] = asyncio.Queue()
    engine = hosted(tmp_path, json.dumps(HALF_WAY))
    starting = asyncio.create_task(
        engine.start(lambda stage: details.put_nowait(stage.detail), refused)
    )
    with all_gone(json.loads(await details.get())):
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting
    assert not named(GUARD, tmp_path)


async def test_a_start_cancelled_at_once_leaves_nothing(tmp_path: Path) -> None:
    before = descendants(os.getpid())
    engine = hosted(tmp_path)
    starting = asyncio.create_task(engine.start(not_told, refused))
    await so(lambda: descendants(os.getpid()) - before)
    launched = descendants(os.getpid()) - before
    with all_gone(launched):
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting


@pytest.mark.engine
@pytest.mark.parametrize("with_host", [True, False], ids=["host", "program"])
def test_nothing_outlives_a_program_with_a_real_engine(tmp_path: Path, with_host: bool) -> None:
    options = EngineOptions(str(DEMO), log_file=tmp_path / "engine.log").to_json()
    with running(tmp_path, options, engine=VLLM_ENGINE) as program:
        while _line(program.process.stdout) != "ready\n":
            pass
        everyone = descendants(program.process.pid)
        assert any(called(pid) == ENGINE_CORE for pid in everyone)
        with all_gone(everyone):
            if with_host:
                os.kill(program.host, signal.SIGKILL)
            program.process.kill()
