"""The kinds of engine that the contract is held against."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

from PIL import Image, ImageDraw

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.processes import descendants
from glm4v_tui.engine.protocol import Engine, EngineError, Sampling
from tests.engine.contract import Subject
from tests.engine.hosted_scripts import SteeredEngine
from tests.scripted_engine import SCRIPTED

ALPHABETS = "日本語 Ελληνικά עברית 🦄 e\u0301 \u2028"

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
        (host,) = (pid for pid in host_of(os.getpid()) if prints_to(pid) == directory)
        os.kill(host, signal.SIGKILL)

    return _scripted(engine, kill)


def vllm_subject(engine: Engine, directory: Path) -> Subject:
    """Return an engine with the demo model, asked about a red circle and a blue square."""
    picture = red_circle_blue_square(directory)

    async def kill() -> None:
        above = {pid for pid in host_of(os.getpid()) if prints_to(pid) == directory}
        os.kill(only(_engine_cores(above or {os.getpid()})), signal.SIGKILL)

    return Subject(
        engine=engine,
        plain=asked("What colour is the circle?", picture),
        answer="red",
        long=asked("Describe the picture. /think", picture),
        refused=asked("word " * 20_000, picture),
        thoughtful=asked("What colour is the circle? /think", picture),
        thought="I look",
        other=asked("What colour is the square?", picture),
        other_answer="blue",
        sampling=Sampling(temperature=0.0),
        kill=kill,
    )


def red_circle_blue_square(directory: Path) -> Picture:
    """Draw the picture that the demo model is asked about."""
    path = directory / "red circle, blue square.png"
    image = Image.new("RGB", (336, 336), "white")
    drawing = ImageDraw.Draw(image)
    drawing.ellipse((40, 120, 140, 220), fill="red")
    drawing.rectangle((200, 120, 300, 220), fill="blue")
    image.save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Picture(path, path.name, digest, 336, 336, path.stat().st_size, "PNG")


def hosted_demo(directory: Path) -> HostedEngine:
    """Return the demo model in vLLM in a host."""
    log = directory / "engine.log"
    options = EngineOptions(str(DEMO), log_file=log)
    return HostedEngine(recognise(options.model), HostSpec(log, options.to_json()))


def hosted(directory: Path, options: str = "{}", engine: str = SCRIPTS) -> HostedEngine:
    return HostedEngine(SCRIPTED, HostSpec(directory / "engine.log", options, engine))


def host_of(program: int) -> set[int]:
    """Return the hosts that a program has started, by the name that they call themselves."""
    return named("glm4v-engine", program)


def named(name: str, program: int) -> set[int]:
    """Return the descendants of a program that have this name in lists of processes."""
    return {pid for pid in descendants(program) if called(pid) == name}


def prints_to(pid: int) -> Path:
    """Return the directory of the file that a process prints to."""
    return Path(f"/proc/{pid}/fd/1").readlink().parent


def _engine_cores(parents: set[int]) -> set[int]:
    """Return vLLM's processes right below these."""
    return {
        pid
        for parent in parents
        for pid in descendants(parent) - below(descendants(parent))
        if called(pid).startswith("VLLM::Engine")
    }


def below(pids: set[int]) -> set[int]:
    return {lower for pid in pids for lower in descendants(pid)}


def called(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text().strip()


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
        other=asked(ALPHABETS),
        other_answer=ALPHABETS,
        sampling=Sampling(temperature=0.0),
        kill=kill,
    )
