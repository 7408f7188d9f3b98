"""What the screen costs while an answer streams: tokens each second, against vLLM alone.

Run from the root of the repository: `python -m benchmarks.stream [MODEL-DIRECTORY]`. The same
questions about the same picture, one conversation, long answers: first through the program in a
terminal, its engine in a process of its own, then through a bare `AsyncLLM.generate` of the same
engine. Counted from the first token to the last one, on a machine that does nothing else. The
target is a ratio of 0.97; on a machine with two processors the screen takes some of what a CPU
engine would have.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from benchmarks.bare_vllm import bare_vllm, tokens
from benchmarks.sitting import Event, sitting
from glm4v_tui import demo
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.engine.vllm_engine import VllmEngine
from glm4v_tui.widgets.streaming import FRAME_SECONDS

PICTURE = demo.PICTURES / "six-shapes.png"
QUESTIONS = ("Describe this picture.", "List the shapes in a table.", "Describe the picture.")
SAMPLING = Sampling(temperature=2.0, top_p=1.0, max_tokens=600)
"""So hot that the demo model hardly ever comes to an end."""
SETTINGS = """
[sampling]
temperature = 2.0
top_p = 1.0
max_tokens = 600
[engine]
trust_remote_code = true
"""


@dataclass(frozen=True, slots=True)
class Streamed:
    """One answer."""

    tokens: int
    seconds: float
    """From the first token to the last."""


def through_the_screen(model: str, engine_args: list[str]) -> list[Streamed]:
    """Ask the program."""
    given = [word for pair in engine_args for word in ("--engine-arg", pair)]
    with sitting(["--model", model, *given, str(PICTURE)], SETTINGS) as user:
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


async def bare(options: EngineOptions) -> list[Streamed]:
    """Ask vLLM itself, in one conversation too."""
    conversation, pictures = Conversation(), (inspect(PICTURE),)
    answers: list[Streamed] = []
    async with bare_vllm(options) as engine:
        for question in QUESTIONS:
            asked = conversation.asked(question, () if answers else pictures)
            answer, text = await _generate(engine, asked)
            conversation = asked.answered(text, "stop")
            answers.append(answer)
    return answers


async def _generate(engine: VllmEngine, asked: Conversation) -> tuple[Streamed, str]:
    counts, text, first = [0], "", 0.0
    async for count, piece in tokens(engine, asked, SAMPLING):
        first = first or monotonic()
        counts.append(count)
        text += piece
    return Streamed(counts[-1], monotonic() - first), text


def rate(answers: list[Streamed]) -> float:
    """Return the tokens each second; the first token of an answer starts its clock."""
    return sum(answer.tokens - 1 for answer in answers) / sum(answer.seconds for answer in answers)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="?", default=str(demo.MODEL))
    parser.add_argument("--engine-arg", action="append", default=[], metavar="KEY=VALUE")
    wanted = parser.parse_args()
    screen = through_the_screen(wanted.model, wanted.engine_arg)
    alone = asyncio.run(bare(EngineOptions(wanted.model, tuple(wanted.engine_arg), None, True)))
    for name, answers in (("the screen", screen), ("vLLM alone", alone)):
        counts = [answer.tokens for answer in answers]
        print(f"{name}  {rate(answers):6.1f} tokens/s; tokens of each answer {counts}")
    print(f"ratio       {rate(screen) / rate(alone):.3f}")


if __name__ == "__main__":
    main()
