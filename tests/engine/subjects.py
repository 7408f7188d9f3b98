"""The kinds of engine that the contract is held against."""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.processes import descendants
from glm4v_tui.engine.protocol import Engine, EngineError, Sampling
from tests.engine.contract import Subject
from tests.engine.hosted_scripts import SteeredEngine
from tests.scripted_engine import SCRIPTED

ALPHABETS = "日本語 Ελληνικά עברית 🦄 e\u0301 \u2028"

SCRIPTS = "tests.engine.hosted_scripts:make_engine"


def asked(question: str) -> Conversation:
    return Conversation().asked(question)


def scripted_subject() -> Subject:
    engine = SteeredEngine()

    async def kill() -> None:
        engine.lose(EngineError("dead", "It died."))

    return _scripted(engine, kill)


def hosted_subject(directory: Path, options: str = "{}") -> Subject:
    engine = hosted(directory, options)

    async def kill() -> None:
        os.kill(only(host_of(os.getpid())), signal.SIGKILL)

    return _scripted(engine, kill)


def hosted(directory: Path, options: str = "{}", engine: str = SCRIPTS) -> HostedEngine:
    return HostedEngine(SCRIPTED, HostSpec(directory / "engine.log", options, engine))


def host_of(program: int) -> set[int]:
    """Return the hosts that a program has started, by the name that they call themselves."""
    return named("glm4v-engine", program)


def named(name: str, program: int) -> set[int]:
    """Return the descendants of a program that have this name in lists of processes."""
    return {
        pid for pid in descendants(program) if Path(f"/proc/{pid}/comm").read_text().strip() == name
    }


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
        unicode=asked(ALPHABETS),
        echoed=ALPHABETS,
        sampling=Sampling(temperature=0.0),
        kill=kill,
    )
