"""What the screen costs while an answer streams: tokens each second, against vLLM alone.

Run from the root of the repository: `python -m benchmarks.stream [MODEL-DIRECTORY]`. The same
questions about the same picture, one conversation, greedy: first through the program in a terminal,
its engine in a process of its own, then through a bare `AsyncLLM.generate` with the same engine
arguments. Counted from the first token to the last one, on a machine that does nothing else. The
target is a ratio of 0.97.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from PIL import Image

from benchmarks.sitting import Event, sitting
from glm4v_tui import demo
from glm4v_tui.widgets.streaming import FRAME_SECONDS

PICTURE = demo.PICTURES / "six-shapes.png"
QUESTIONS = ("Describe this picture.", "List the shapes in a table.", "Describe the picture.") * 3
SETTINGS = "[sampling]\ntemperature = 0.0\nmax_tokens = 512\n"


@dataclass(frozen=True, slots=True)
class Streamed:
    """One answer."""

    tokens: int
    seconds: float
    """From the first token to the last."""


def through_the_screen(model: str) -> list[Streamed]:
    """Ask the program."""
    with sitting(["--model", model, str(PICTURE)], SETTINGS) as user:
        user.wait_for_frame()
        user.wait_for_engine()
        for question in QUESTIONS:
            user.ask(question)
        return list(_answers(user.events))


def _answers(events: list[Event]) -> Iterator[Streamed]:
    first = None
    for event in events:
        if event.what == "delta" and first is None:
            # The program joins what comes within a frame: the first token came a frame earlier.
            first = event.time - FRAME_SECONDS
        elif event.what == "ended" and first is not None:
            yield Streamed(int(event.number), event.time - first)
            first = None


async def bare(model: str) -> list[Streamed]:
    """Ask vLLM itself."""
    from vllm import SamplingParams
    from vllm.engine.arg_utils import AsyncEngineArgs
    from vllm.platforms import current_platform
    from vllm.sampling_params import RequestOutputKind
    from vllm.v1.engine.async_llm import AsyncLLM

    from glm4v_tui.engine.checkpoints import recognise
    from glm4v_tui.engine.engine_defaults import engine_arguments

    arguments = engine_arguments(recognise(model), Path(model), current_platform.is_cpu())
    llm = AsyncLLM.from_engine_args(AsyncEngineArgs(**arguments))
    sampling = SamplingParams(temperature=0.0, max_tokens=512, output_kind=RequestOutputKind.DELTA)
    asked: list[dict[str, Any]] = []
    answers: list[Streamed] = []
    try:
        for number, question in enumerate(QUESTIONS):
            pictures = [] if asked else [{"type": "image"}]
            content = [*pictures, {"type": "text", "text": question}]
            asked.append({"role": "user", "content": content})
            answer, text = await _generate(llm, asked, sampling, str(number))
            asked.append({"role": "assistant", "content": text})
            answers.append(answer)
    finally:
        llm.shutdown()
    return answers


async def _generate(
    llm: Any, asked: list[dict[str, Any]], sampling: Any, number: str
) -> tuple[Streamed, str]:
    tokenizer = llm.get_tokenizer()
    prompt = tokenizer.apply_chat_template(asked, tokenize=False, add_generation_prompt=True)
    request = {"prompt": prompt, "multi_modal_data": {"image": Image.open(PICTURE)}}
    tokens, text, first = 0, "", 0.0
    async for output in llm.generate(request, sampling, number):
        first = first or monotonic()
        tokens += len(output.outputs[0].token_ids)
        text += output.outputs[0].text
    return Streamed(tokens, monotonic() - first), text


def rate(answers: list[Streamed]) -> float:
    """Return the tokens each second; the first token of an answer starts its clock."""
    return sum(answer.tokens - 1 for answer in answers) / sum(answer.seconds for answer in answers)


def main() -> None:
    """Measure and print."""
    model = sys.argv[1] if len(sys.argv) > 1 else str(demo.MODEL)
    screen = through_the_screen(model)
    alone = asyncio.run(bare(model))
    for name, answers in (("the screen", screen), ("vLLM alone", alone)):
        tokens = [answer.tokens for answer in answers]
        print(f"{name}  {rate(answers):6.1f} tokens/s; tokens of each answer {tokens}")
    print(f"ratio       {rate(screen) / rate(alone):.3f}")


if __name__ == "__main__":
    main()
