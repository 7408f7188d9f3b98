"""The kinds of engine that the contract is held against."""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import active_children
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.doctor.gpu import gpus
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.processes import descendants
from glm4v_tui.engine.protocol import Engine, EngineError, Sampling
from glm4v_tui.engine.running_hosts import running_hosts
from tests.engine.contract import Subject
from tests.engine.drawings import kept
from tests.engine.hosted_scripts import SteeredEngine
from tests.engine.scripted_server import ScriptedServer
from tests.engine.served_subjects import RunServerEngine
from tests.scripted_engine import SCRIPTED

ALPHABETS = "日本語 Ελληνικά עברית 🦄 e\u0301 \u2028"

ENGINE_CORE = "VLLM::EngineCor"
"""What vLLM's process calls itself, cut off by the system."""

HOST = "glm4v-engine"
"""What a host calls itself."""

GUARD = "glm4v-guard"
"""What a host's guard calls itself."""

LONG = 600.0
"""Seconds for which an engine is kept that a test ends itself."""

SCRIPTS = "tests.engine.hosted_scripts:make_engine"


def asked(question: str, *pictures: Picture) -> Conversation:
    return Conversation().asked(question, pictures)


def scripted_subject() -> Subject:
    engine = SteeredEngine()

    async def kill() -> None:
        engine.lose(EngineError("dead", "It died."))

    return _scripted(engine, kill)


def hosted_subject(directory: Path, options: str = "{}") -> Subject:
    engine = hosted(directory, options)

    async def kill() -> None:
        os.kill(only(named(HOST, directory)), signal.SIGKILL)

    return _scripted(engine, kill)


def kept_subject(directory: Path) -> Subject:
    """Return an engine that is attached to a host that another program has launched."""

    async def kill() -> None:
        (host,) = await running_hosts()
        os.kill(host.pid, signal.SIGKILL)

    return _scripted(hosted(directory, keep=LONG), kill)


def served_subject(server: ScriptedServer) -> Subject:
    return _scripted(RunServerEngine(server), server.down)


def vllm_subject(
    engine: Engine, directory: Path, kill_server: Callable[[], Awaitable[None]] | None = None
) -> Subject:
    """Return an engine with the demo model, asked about a red circle and a blue square.

    `kill_server` kills what runs the model where that is not below the test.
    """
    picture = red_circle_blue_square(directory)

    async def kill() -> None:
        if isinstance(engine, HostedEngine):
            os.kill(only(named(ENGINE_CORE, engine.log_file.parent)), signal.SIGKILL)
        else:
            (core,) = (each for each in active_children() if each.name.startswith("EngineCore"))
            core.kill()

    return Subject(
        engine=engine,
        plain=asked("What colour is the circle?", picture),
        answer="red",
        long=asked("Describe the picture. /think", picture),
        refused=asked("word " * 20_000, picture),
        thoughtful=asked("What colour is the circle? /think", picture),
        thought="I look",
        begun=asked("What colour is the circle?", picture).answered("The circle is", "stopped"),
        rest=" red.",
        other=asked("What colour is the square?", picture),
        other_answer="blue",
        sampling=Sampling(temperature=0.0),
        kill=kill_server or kill,
    )


def red_circle_blue_square(directory: Path) -> Picture:
    """Draw the picture that the demo model is asked about."""
    image = Image.new("RGB", (336, 336), "white")
    drawing = ImageDraw.Draw(image)
    drawing.ellipse((40, 120, 140, 220), fill="red")
    drawing.rectangle((200, 120, 300, 220), fill="blue")
    return kept(image, directory / "red circle, blue square.png")


@cache
def share_of_gpu() -> tuple[str, ...]:
    """Return the arguments with which several engines fit on one GPU; none where none is."""
    share = ("gpu_memory_utilization=0.15", f"kv_cache_memory_bytes={2**28}")
    return share if gpus() else ()


def hosted_demo(directory: Path, keep: float | None = None) -> HostedEngine:
    """Return the demo model in vLLM in a host."""
    log = directory / "engine.log"
    options = EngineOptions(str(DEMO), share_of_gpu(), log_file=log)
    return HostedEngine(recognise(options.model), HostSpec(log, options.to_json()), keep)


def hosted(
    directory: Path, options: str = "{}", engine: str = SCRIPTS, keep: float | None = None
) -> HostedEngine:
    return HostedEngine(SCRIPTED, HostSpec(directory / "engine.log", options, engine), keep)


@contextmanager
def found_in(directory: Path) -> Iterator[None]:
    """Have kept engines found in this directory alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(directory))
        yield


def named(name: str, directory: Path) -> set[int]:
    """Return the processes of this name below the test that print to a file in this directory."""
    found = {pid for pid in descendants(os.getpid()) if called(pid) == name}
    return {pid for pid in found if Path(f"/proc/{pid}/fd/1").readlink().parent == directory}


def called(pid: int) -> str:
    """Return the name of a process, empty where it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip()
    return ""


def only(pids: set[int]) -> int:
    (pid,) = pids
    return pid


def _scripted(engine: Engine, kill: Callable[[], Awaitable[None]]) -> Subject:
    return Subject(
        engine=engine,
        plain=asked("is anyone there?"),
        answer="You asked: is anyone there?",
        long=asked("wait forever"),
        refused=asked("refuse this"),
        thoughtful=asked("think it over"),
        thought="it over",
        begun=asked("is anyone there?").answered("Yes, I", "stopped"),
        rest="You asked: Yes, I",
        other=asked(ALPHABETS),
        other_answer=ALPHABETS,
        sampling=Sampling(temperature=0.0),
        kill=kill,
    )
