"""What a host and a server add to each token, against the same engine inside, on the demo model.

Run by hand: `python -m benchmarks.added_time [ROUNDS]`. The three engines are loaded at once and
take turns, so that whatever else the machine does slows all of them. The time from each piece of a
reply to the next is a token's; `added` compares it with that of the engine inside, at the median
and at the 99th percentile, and `ratio` the tokens a second.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from contextlib import AsyncExitStack, aclosing
from itertools import pairwise
from pathlib import Path

from benchmarks.bare_vllm import not_told, refused
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.demo import PICTURES
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import Engine, ReplyDone, Sampling
from glm4v_tui.engine.vllm_engine import VllmEngine
from tests.engine.demo_server import DemoServer
from tests.engine.served_subjects import RunServerEngine

QUESTION = "Describe the picture. /think"
"""The demo model says about 85 tokens to this."""

Gaps = list[float]
"""Seconds from each piece of a reply to the next."""


async def main(rounds: int) -> None:
    async with AsyncExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        log = directory / "engine.log"
        options = EngineOptions(str(DEMO), log_file=log).to_json()
        server = DemoServer(directory)
        stack.push_async_callback(server.down)
        engines: dict[str, Engine] = {
            "hosted": HostedEngine(recognise(str(DEMO)), HostSpec(log, options)),
            "served": RunServerEngine(server),
            "inside": VllmEngine(EngineOptions(str(DEMO))),
        }
        for engine in engines.values():
            stack.push_async_callback(engine.close)
            await engine.start(not_told, refused)
        tell(await compare(engines, rounds))


async def compare(engines: dict[str, Engine], rounds: int) -> dict[str, Gaps]:
    """Let the engines answer in turns, and return all gaps of each."""
    gaps: dict[str, Gaps] = {name: [] for name in engines}
    for turn in range(rounds + 1):
        for name, engine in engines.items():
            came = await heard(engine)
            # The first answer of each only warms it up.
            gaps[name] += came if turn else []
    return gaps


async def heard(engine: Engine) -> Gaps:
    """Return the gaps of one reply."""
    picture = inspect(PICTURES / "six-shapes.png")
    asked = Conversation().asked(QUESTION, (picture,))
    async with aclosing(engine.reply(asked, Sampling(temperature=0.0))) as events:
        times = [time.perf_counter() async for event in events if not isinstance(event, ReplyDone)]
    return [later - earlier for earlier, later in pairwise(times)]


def tell(gaps: dict[str, Gaps]) -> None:
    """Print what each engine adds to the time of a token."""
    inside = sorted(gaps["inside"])
    for name, all_of_it in gaps.items():
        own = sorted(all_of_it)
        added = [1000 * (at(own, share) - at(inside, share)) for share in (0.5, 0.99)]
        ratio = (len(own) / sum(own)) / (len(inside) / sum(inside))
        print(
            f"{name}  {len(own):6} pieces  added {added[0]:+6.2f} ms (median) "
            f"{added[1]:+6.2f} ms (99 %)  ratio {ratio:.3f}"
        )


def at(sorted_gaps: Gaps, share: float) -> float:
    """Return the gap below which a share of all gaps lies."""
    return sorted_gaps[min(len(sorted_gaps) - 1, int(share * len(sorted_gaps)))]


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
