"""vLLM's own engine, set up exactly as the program does it, with nothing around it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import ConsentQuestion, LoadStage, Sampling
from glm4v_tui.engine.vllm_engine import VllmEngine


@asynccontextmanager
async def bare_vllm(options: EngineOptions) -> AsyncIterator[VllmEngine]:
    """Start the program's engine in this process."""
    engine = VllmEngine(options)
    await engine.start(not_told, refused)
    try:
        yield engine
    finally:
        await engine.close()


async def tokens(
    engine: VllmEngine, conversation: Conversation, sampling: Sampling
) -> AsyncIterator[tuple[int, str]]:
    """Yield tokens so far and the newest text of `AsyncLLM.generate`, past the program's engine."""
    from vllm.sampling_params import RequestOutputKind, SamplingParams

    parameters = SamplingParams(
        **asdict(sampling), skip_special_tokens=False, output_kind=RequestOutputKind.DELTA
    )
    requests = engine._requests
    assert requests is not None
    images = await asyncio.to_thread(engine._album.images, conversation.pictures)
    prompt = await requests.laid_out(conversation, images)
    count = 0
    async for output in requests.llm.generate(prompt, parameters, uuid.uuid4().hex):
        count += len(output.outputs[0].token_ids)
        yield count, output.outputs[0].text


def not_told(stage: LoadStage) -> None:
    """Take no interest in the progress of a start."""


async def refused(question: ConsentQuestion) -> bool:
    """Answer every question of consent with no."""
    return False
