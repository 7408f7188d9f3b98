"""How fast the demo model starts and answers in the program's engine, and in vLLM by its defaults.

Run by hand: `python -m benchmarks.demo_speed`, for one to two minutes. The engines run one after
the other, each as if alone on the machine; the ratio says how many times better the program's is.
"""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import aclosing
from pathlib import Path
from time import perf_counter

from benchmarks.bare_vllm import refused, tokens
from benchmarks.speeds import Counts, Speeds, measured
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import LoadStage, ReplyDone, Sampling
from glm4v_tui.engine.vllm_engine import VllmEngine
from glm4v_tui.engine.vllm_requests import Requests


async def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        ours = await hosted(Path(directory) / "engine.log")
    tell(ours, await by_default())


async def hosted(log: Path) -> Speeds:
    """Launch the program's engine as the program does, and measure it from the program's side."""
    stages = Stages()
    options = EngineOptions(str(DEMO), log_file=log).to_json()
    engine = HostedEngine(recognise(str(DEMO)), HostSpec(log, options))
    await engine.start(stages.hear, refused)
    ready = stages.tell()

    async def ask(conversation: Conversation, sampling: Sampling) -> Counts:
        async with aclosing(engine.reply(conversation, sampling)) as events:
            async for event in events:
                yield event.reply_tokens if isinstance(event, ReplyDone) else 0

    try:
        return await measured(ask, ready)
    finally:
        await engine.close()


async def by_default() -> Speeds:
    """Start `AsyncLLM` with little said but the model, and read its own outputs."""
    from vllm.engine.arg_utils import AsyncEngineArgs
    from vllm.v1.engine.async_llm import AsyncLLM

    began = perf_counter()
    engine = VllmEngine(EngineOptions(str(DEMO)))
    # By default vLLM wants nearly all of the memory to be free.
    arguments = AsyncEngineArgs(model=str(DEMO), kv_cache_memory_bytes=2**30)
    llm = await asyncio.to_thread(AsyncLLM.from_engine_args, arguments)
    engine._requests = Requests(llm, engine.checkpoint)
    ready = perf_counter() - began

    async def ask(conversation: Conversation, sampling: Sampling) -> Counts:
        async for count, _ in tokens(engine, conversation, sampling):
            yield count

    try:
        return await measured(ask, ready)
    finally:
        await engine.close()


class Stages:
    """Notes when each stage of a start begins, as the program sees it."""

    def __init__(self) -> None:
        self._began = perf_counter()
        self._begins = {"launch": self._began}

    def hear(self, stage: LoadStage) -> None:
        """Note the time of a stage's first message."""
        self._begins.setdefault(stage.name, perf_counter())

    def tell(self) -> float:
        """Print the seconds of each stage, and return those of the whole."""
        names, times = list(self._begins), list(self._begins.values())
        for name, begin, end in zip(names, times, times[1:], strict=False):
            print(f"  {name:20} {end - begin:7.2f} s")
        return times[-1] - self._began


def tell(ours: Speeds, theirs: Speeds) -> None:
    """Print what was measured side by side; a ratio above 1 is in the program's favour."""
    print(f"{'':22} {'program':>9} {'defaults':>9} {'ratio':>7}")
    for name, own in ours.seconds.items():
        other = theirs.seconds[name]
        print(f"{name:22} {own:7.3f} s {other:7.3f} s {other / own:7.2f}")
    for name, own in ours.rates.items():
        other = theirs.rates[name]
        print(f"{name:22} {own:5.0f} t/s {other:5.0f} t/s {own / other:7.2f}")


if __name__ == "__main__":
    asyncio.run(main())
