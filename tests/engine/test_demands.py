"""The real engine holds answers to what is demanded, and says what it cannot hold them to."""

from __future__ import annotations

import json
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.demand_checks import objection
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, TextDelta
from glm4v_tui.engine.vllm_engine import VllmEngine
from tests.engine.drawings import circles

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]

SCHEMA = {
    "type": "object",
    "properties": {
        "colour": {"enum": ["red", "blue"]},
        "count": {"type": "integer", "minimum": 0, "maximum": 9},
    },
    "required": ["colour", "count"],
    "additionalProperties": False,
}
DEMANDS = [
    Demand("choices", "two\nred\nthree"),
    Demand("regex", "[a-z]{3,6}"),
    Demand("schema", json.dumps(SCHEMA)),
]
ENDLESS = Demand("schema", '{"type": "array", "items": {"type": "integer"}, "minItems": 500}')


async def said(
    engine: VllmEngine, conversation: Conversation, most: int = 200
) -> tuple[str, str, ReplyDone]:
    """Return thinking, answer and figures."""
    sampling = replace(engine.checkpoint.sampling, max_tokens=most)
    thought = answer = ""
    async with aclosing(engine.reply(conversation, sampling)) as events:
        async for event in events:
            match event:
                case TextDelta(text):
                    answer += text
                case ReasoningDelta(text):
                    thought += text
                case ReplyDone():
                    done = event
    return thought, answer, done


@pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: demand.kind)
@pytest.mark.parametrize("thinks", [False, True], ids=["at-once", "after-thinking"])
async def test_the_answer_is_held_to_it_and_the_thinking_is_free(
    demo_engine: VllmEngine, tmp_path: Path, demand: Demand, thinks: bool
) -> None:
    picture = circles(tmp_path / "two.png", 2, "red")
    question = "What colour are the circles?"
    free = Conversation().asked(question + " /think" * thinks, (picture,))
    asked = Conversation().asked(question + " /think" * thinks, (picture,), demand)
    (free_thought, free_answer, usual) = await said(demo_engine, free)
    thought, answer, done = await said(demo_engine, asked)
    assert objection(demand, free_answer, "stop")
    assert objection(demand, answer, done.ending) == ""
    assert done.ending == "stop"
    assert thought == free_thought
    assert bool(thought) is thinks
    assert done.prompt_tokens == usual.prompt_tokens


async def test_it_is_the_right_one_of_the_choices(demo_engine: VllmEngine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    for colours in ("red\nblue", "blue\nred"):
        asked = Conversation().asked("What colour is it?", (picture,), Demand("choices", colours))
        assert (await said(demo_engine, asked))[1] == "red"


async def test_cut_off_it_is_said_to_be_incomplete(demo_engine: VllmEngine) -> None:
    asked = Conversation().asked("Count.", (), ENDLESS)
    _, answer, done = await said(demo_engine, asked, most=12)
    assert done.ending == "length"
    assert objection(ENDLESS, answer, done.ending).startswith("The answer is incomplete")


async def test_thinking_that_was_cut_is_gone_on_with_and_the_answer_held(
    demo_engine: VllmEngine, tmp_path: Path
) -> None:
    picture = circles(tmp_path / "two.png", 2, "blue")
    asked = Conversation().asked("What colour are they? /think", (picture,), DEMANDS[2])
    begun = Turn("assistant", (Text(""),), "I look for", "stopped")
    thought, answer, done = await said(demo_engine, replace(asked, turns=(*asked.turns, begun)))
    assert thought
    assert objection(DEMANDS[2], answer, done.ending) == ""


@pytest.mark.parametrize(
    ("demand", "words"),
    [
        (Demand("schema", '{"type": "array", "uniqueItems": true}'), "a part of this JSON schema"),
        (Demand("schema", '{"$ref": "#/nowhere"}'), "JSON schema: Cannot find field nowhere"),
        (Demand("regex", "(?<=a)b"), "regular expression: .*Lookbehind is not supported"),
    ],
)
async def test_what_it_cannot_be_held_to_is_refused_and_the_engine_lives(
    demo_engine: VllmEngine, demand: Demand, words: str
) -> None:
    with pytest.raises(EngineError, match=words) as caught:
        await said(demo_engine, Conversation().asked("Well?", (), demand))
    assert caught.value.kind == "rejected"
    assert (await said(demo_engine, Conversation().asked("Hello")))[1]
