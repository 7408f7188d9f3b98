"""How soon a program attaches to an engine that runs, and what a host adds to a token.

Run by hand: `python -m benchmarks.attach [STARTS] [TOKENS]`. Programs are started in a terminal
with the demo model, and timed from the first frame to the line that says that the engine is ready:
one that loads it, and those that attach to what it has left. Tokens come at 5 ms from engines
that stamp each with the time, inside and in a host by turns, so that whatever else the machine does
slows both; what is told is how late a token is at its reader. Targets: attached within 1 s of the
first frame, and at most 1 ms more a token at the 99th percentile.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from statistics import median, quantiles

from benchmarks.bare_vllm import not_told, refused
from benchmarks.first_frame import MARKER, PROGRAM
from benchmarks.terminal import running
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.keeping import ATTACHED
from glm4v_tui.engine.protocol import Engine, ReplyEvent, Sampling, TextDelta
from glm4v_tui.engine.running_hosts import running_hosts, stop
from tests.paced_engine import ROOMY, PacedEngine

PACE = 0.005
"""Seconds from one token to the next, as of a 9B model on one GPU."""

ROUNDS = 5


class Stamping(PacedEngine):
    """Says, with each token, when it says it."""

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        for _ in range(self.numbers):
            await asyncio.sleep(PACE)
            # The clock is the same in every process.
            yield TextDelta(repr(time.monotonic()))


def make_engine(options: str) -> Stamping:
    """Return an engine for a host that says so many tokens."""
    return Stamping(**json.loads(options))


async def lateness(engine: Engine) -> list[float]:
    """Return by how many seconds each token is late at its reader."""
    async with aclosing(engine.reply(Conversation().asked("Count"), Sampling())) as events:
        return [
            time.monotonic() - float(event.text)
            async for event in events
            if isinstance(event, TextDelta)
        ]


async def added(directory: Path, tokens: int) -> None:
    """Let an engine inside and one in a host speak in turns, and print what the host adds."""
    options = json.dumps({"numbers": tokens})
    spec = HostSpec(directory / "engine.log", options, "benchmarks.attach:make_engine")
    inside, hosted = Stamping(numbers=tokens), HostedEngine(ROOMY, spec)
    late: dict[str, list[float]] = {"inside": [], "hosted": []}
    await hosted.start(not_told, refused)
    try:
        for _ in range(ROUNDS):
            late["inside"] += await lateness(inside)
            late["hosted"] += await lateness(hosted)
    finally:
        await hosted.close()
    for name, each in late.items():
        worst = quantiles(each, n=100)[98]
        print(f"{name}: a token is {median(each) * 1e3:.3f} ms late, {worst * 1e3:.3f} ms at p99")
    more = quantiles(late["hosted"], n=100)[98] - quantiles(late["inside"], n=100)[98]
    print(f"the host adds {more * 1e3:.3f} ms at p99: {more / PACE:.3f} of a token's time")


def after_first_frame(marker: str) -> float:
    """Return the seconds from a program's first frame to this text; it is killed then."""
    with running((*PROGRAM, "--demo", "--keep-alive", "10m")) as terminal:
        frame = terminal.wait_for(MARKER)
        return terminal.wait_for(marker) - frame


async def end() -> None:
    for host in await running_hosts():
        await stop(host)


def main(starts: int, tokens: int) -> None:
    with tempfile.TemporaryDirectory() as directory:
        for name in ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = directory
        (Path(directory) / "glm4v-tui").mkdir()
        (Path(directory) / "glm4v-tui" / "settings.toml").write_text("tour = false\n")
        try:
            anew = after_first_frame("ready in")
            attached = [after_first_frame(ATTACHED) for _ in range(starts)]
        finally:
            asyncio.run(end())
        asyncio.run(added(Path(directory), tokens))
    ratio = median(attached) / anew
    print(f"ready {anew:.2f} s after the first frame when loaded, ", end="")
    print(f"{median(attached):.2f} s (slowest {max(attached):.2f} s) attached: {ratio:.3f} of it")


if __name__ == "__main__":
    main(*(int(word) for word in (*sys.argv[1:], "7", "1000")[:2]))
