"""What is counted before a question is what vLLM counts when it answers it."""

from __future__ import annotations

import random
from contextlib import aclosing
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.protocol import ReplyDone, Sampling
from tests.engine.drawings import blank

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]

SAID = (
    "What is this?",
    "图片里有什么？请数一数。",
    "Ελληνικά עברית 🦄 e\u0301 \u2028\n\n\tx",
    "  spaces, before and after \n",
    "\nwhat begins with a line end",
    "<|user|> said <think>hm</think> <answer>no</answer> <|begin_of_image|>",
    "/nothink",
)


@pytest.fixture
def pictures(tmp_path: Path) -> list[Picture]:
    sizes = [(300, 200), (28, 28), (1200, 90), (77, 1000)]
    return [blank(tmp_path / f"{width}.png", width, height) for width, height in sizes]


async def counted_by_vllm(engine: HostedEngine, conversation: Conversation) -> int:
    sampling = Sampling(temperature=0.0, max_tokens=1)
    async with aclosing(engine.reply(conversation, sampling)) as events:
        (done,) = [event async for event in events if isinstance(event, ReplyDone)]
    return done.prompt_tokens


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("system", ["", "Be brief.", "请用中文回答。\n"])
async def test_pictures_and_system_prompt(
    hosted_demo_engine: HostedEngine, pictures: list[Picture], number: int, system: str
) -> None:
    asked = Conversation(system=system).asked("图片里有什么？", tuple(pictures[:number]))
    taken = await hosted_demo_engine.count(asked)
    assert taken.total == await counted_by_vllm(hosted_demo_engine, asked)


async def test_conversations_of_chance(
    hosted_demo_engine: HostedEngine, pictures: list[Picture]
) -> None:
    dice = random.Random(5)
    for _ in range(12):
        left = dice.sample(pictures, dice.randint(0, 4))
        asked = Conversation(system=dice.choice(["", *SAID]))
        for _ in range(dice.randint(0, 3)):
            asked = asked.asked(dice.choice(SAID), tuple(left[:1])).answered(
                dice.choice(SAID), "stop", "Hm."
            )
            left = left[1:]
        asked = asked.asked(dice.choice(SAID), tuple(left))
        taken = await hosted_demo_engine.count(asked)
        assert taken.total == await counted_by_vllm(hosted_demo_engine, asked), asked
