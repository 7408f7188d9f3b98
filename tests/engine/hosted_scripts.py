"""Factories of scripted engines for a host process, steered by what is asked."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.protocol import (
    Consent,
    DownloadWanted,
    EngineError,
    LoadStage,
    Progress,
    ReasoningDelta,
    TextDelta,
)
from tests.scripted_engine import Hold, ScriptedEngine, Step, done, echo


def by_question(conversation: Conversation) -> Sequence[Step]:
    """Do what the question says, or answer with it."""
    question = conversation.turns[-1].text
    match question.split(" ", 1):
        case ["wait", _]:
            return [TextDelta("One "), TextDelta("moment"), Hold(), TextDelta("."), done()]
        case ["refuse", _]:
            return [EngineError("rejected", "No.", "Ask something else.", "because")]
        case ["think", thought]:
            return [ReasoningDelta(thought), TextDelta("So be it."), done(2)]
        case ["count", number]:
            return [*(TextDelta(f"{i} ") for i in range(int(number))), done(int(number))]
        case ["die", name]:
            os.kill(os.getpid(), signal.Signals[name])
        case ["stumble", _]:
            raise ZeroDivisionError("a mistake of the engine")
        case ["spawn", number]:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                return [TextDelta(str(pool.apply(abs, (int(number),)))), done()]
    return echo(conversation)


@dataclass
class SteeredEngine(ScriptedEngine):
    """A scripted engine with children of its own, one of them in another session."""

    ask_first: bool = False
    fail_to_start: bool = False
    hang_on_close: bool = False
    hang_on_start: bool = False
    sleep_after: float | None = None
    slept: int = 0
    downloads: str = ""
    bystanders: int = 0

    def __post_init__(self) -> None:
        self.script = self._answer

    def _answer(self, conversation: Conversation) -> Sequence[Step]:
        """Tell how many replies were given up, how often it has slept, or do what is said."""
        if conversation.turns[-1].text == "how often asleep?":
            return [TextDelta(str(self.slept)), done()]
        if conversation.turns[-1].text == "how many aborted?":
            return [TextDelta(str(self.aborted)), done()]
        return by_question(conversation)

    async def start(self, progress: Progress, consent: Consent) -> None:
        if self.ask_first and not await consent(DownloadWanted("m", 10, 20, "/somewhere")):
            raise EngineError("refused-by-user", "Not downloaded.")
        if self.downloads:
            progress(LoadStage("download", 0.0))
            Path(self.downloads).write_text("weights")
        pids = [_bystander(i) for i in range(self.bystanders)]
        progress(LoadStage("import", 0.0, detail=json.dumps([os.getpid(), *pids])))
        if self.fail_to_start:
            raise EngineError("out-of-memory", "It is full.", "Make room.", "16 GB wanted")
        if self.hang_on_start:
            await Hold().wait()
        await super().start(progress, consent)

    async def sleep(self) -> bool:
        self.slept += 1
        return True

    async def wake(self) -> None:
        """Nothing is taken."""

    async def close(self) -> None:
        if self.hang_on_close:
            await Hold().wait()
        await super().close()


def _bystander(number: int) -> int:
    """Start a process that ignores requests to end; every second one in its own session."""
    code = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('up', flush=True)\n"
        "while True: signal.pause()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        start_new_session=bool(number % 2),
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"up\n"
    return child.pid


def make_engine(options: str) -> SteeredEngine:
    """Return a scripted engine with these fields."""
    return SteeredEngine(**json.loads(options))
