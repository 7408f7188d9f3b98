"""Tokens a second through a hosted engine against vLLM's own generator, on the demo model.

Run by hand: `python -m benchmarks.stream_overhead [ROUNDS]`. Both engines are loaded at once and
take turns, so that whatever else the machine does slows both; 1 means that the host costs nothing.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from benchmarks.bare_vllm import bare_vllm, not_told, refused, tokens
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import ReplyDone, Sampling
from glm4v_tui.engine.vllm_engine import VllmEngine

RAMBLING = Sampling(temperature=2.0, top_p=1.0, max_tokens=1000)
"""So hot that the demo model hardly ever comes to an end."""

QUESTION = "Describe everything."

Span = tuple[int, float]
"""Tokens, and the seconds that they took."""


async def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as directory:
        log = Path(directory) / "engine.log"
        options = EngineOptions(str(DEMO), log_file=log).to_json()
        hosted = HostedEngine(recognise(str(DEMO)), HostSpec(log, options))
        await hosted.start(not_told, refused)
        try:
            async with bare_vllm(EngineOptions(str(DEMO))) as bare:
                rates = await compare(bare, hosted, rounds)
        finally:
            await hosted.close()
    tell(rates)


async def compare(bare: VllmEngine, hosted: HostedEngine, rounds: int) -> dict[str, float]:
    """Let the engines answer in turns, and return the tokens a second of all answers together."""
    spans: dict[str, list[Span]] = {"AsyncLLM": [], "HostedEngine": []}
    for seed in range(rounds):
        spans["AsyncLLM"].append(await span(bare_tokens(bare, seed)))
        spans["HostedEngine"].append(await span(hosted_tokens(hosted, seed)))
    return {name: sum(n for n, _ in each) / sum(s for _, s in each) for name, each in spans.items()}


def tell(rates: dict[str, float]) -> None:
    """Print each engine's rate and their ratio."""
    for name, rate in rates.items():
        print(f"{name:13} {rate:6.0f} tokens/s")
    print(f"ratio         {rates['HostedEngine'] / rates['AsyncLLM']:6.3f}")


async def span(counts: AsyncIterator[int]) -> Span:
    """Return the tokens after the first piece, and the seconds in which the reader sees them."""
    first = last = 0.0
    tokens = 0
    async for count in counts:
        last = time.perf_counter()
        first = first or last
        tokens = count
    return tokens - 1, last - first


async def bare_tokens(engine: VllmEngine, seed: int) -> AsyncIterator[int]:
    """Yield how many tokens of a reply have come, each time that some come."""
    asked = Conversation().asked(QUESTION)
    async for count, _ in tokens(engine, asked, replace(RAMBLING, seed=seed)):
        yield count


async def hosted_tokens(engine: HostedEngine, seed: int) -> AsyncIterator[int]:
    """Yield at each piece, at last the number of all tokens."""
    sampling = replace(RAMBLING, seed=seed)
    async with aclosing(engine.reply(Conversation().asked(QUESTION), sampling)) as events:
        async for event in events:
            yield event.reply_tokens if isinstance(event, ReplyDone) else 0


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
