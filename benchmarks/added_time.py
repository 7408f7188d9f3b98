"""What a host and a server add to each token, against the same engine inside.

Run by hand: `python -m benchmarks.added_time [ROUNDS] [--model MODEL] [--engine-arg KEY=VALUE]`, on
the demo model unless another one is named. The three engines are loaded at once and take turns, so
that whatever else the machine does slows all of them; on one GPU each of them needs its share of
the memory, `--engine-arg gpu_memory_utilization=0.3` say. The time from each piece of a reply to
the next is a token's; `added` compares it with that of the engine inside, at the median and at the
99th percentile, and `ratio` the tokens a second.

Where the model runs on the cores that the server needs, as on a CPU, they take time from each
other, and `ratio` says more about the machine than about the server.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Iterable
from contextlib import AsyncExitStack, aclosing
from itertools import pairwise
from pathlib import Path

from benchmarks.bare_vllm import not_told, refused
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.demo import PICTURES
from glm4v_tui.doctor.gpu import gpus
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.engine_defaults import engine_arguments
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import Engine, ReplyDone, Sampling
from glm4v_tui.engine.vllm_engine import VllmEngine
from tests.engine.served_subjects import RunServerEngine
from tests.engine.vllm_server import VllmServer, flags

QUESTION = "Describe the picture. /think"
"""The demo model says about 85 tokens to this."""

Gaps = list[float]
"""Seconds from each piece of a reply to the next."""


async def main(rounds: int, model: str, arguments: tuple[str, ...]) -> None:
    async with AsyncExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        log = directory / "engine.log"
        options = EngineOptions(model, arguments, log_file=log)
        server = VllmServer(directory, model, (*as_started(model), *flags(arguments)))
        stack.push_async_callback(server.down)
        engines: dict[str, Engine] = {
            "hosted": HostedEngine(recognise(model), HostSpec(log, options.to_json())),
            "served": RunServerEngine(server),
            "inside": VllmEngine(EngineOptions(model, arguments)),
        }
        for engine in engines.values():
            stack.push_async_callback(engine.close)
        await asyncio.gather(*(engine.start(not_told, refused) for engine in engines.values()))
        tell(await compare(engines, rounds))


def as_started(model: str) -> Iterable[str]:
    """Return the words that give a server the graphs with which the program starts its engine."""
    chosen = engine_arguments(recognise(model), Path(model), on_cpu=not gpus())
    graphs = chosen.get("compilation_config")
    return ("--compilation-config", json.dumps(graphs)) if graphs else ()


async def compare(engines: dict[str, Engine], rounds: int) -> dict[str, Gaps]:
    """Let the engines answer in turns, and return all gaps of each."""
    gaps: dict[str, Gaps] = {name: [] for name in engines}
    for turn in range(rounds + 1):
        for name, engine in engines.items():
            came = await heard(engine, turn)
            # The first answer of each only warms it up.
            gaps[name] += came if turn else []
    return gaps


async def heard(engine: Engine, seed: int) -> Gaps:
    """Return the gaps of one reply; weights that nobody trained never say twice the same at 1.0."""
    picture = inspect(PICTURES / "six-shapes.png")
    asked = Conversation().asked(QUESTION, (picture,))
    sampling = Sampling(temperature=1.0, top_p=1.0, max_tokens=256, seed=seed)
    async with aclosing(engine.reply(asked, sampling)) as events:
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
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=20)
    parser.add_argument("--model", default=str(DEMO))
    parser.add_argument("--engine-arg", action="append", default=[], metavar="KEY=VALUE")
    chosen = parser.parse_args()
    asyncio.run(main(chosen.rounds, chosen.model, tuple(chosen.engine_arg)))
