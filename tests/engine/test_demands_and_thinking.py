"""The real engine, inside and in a host: demands, budgets and answers at once, all together."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from textual.message import Message

from glm4v_tui.chat.conversation import Conversation, Picture, Text, Turn
from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.demand_checks import objection
from glm4v_tui.chat.thinking import Thinking
from glm4v_tui.engine.protocol import Engine
from glm4v_tui.widgets.streaming import ReplyDelta, ReplyEnded, stream_reply
from tests.engine.drawings import circles

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]

QUESTION = "How many circles are there?"
SCHEMA = {
    "type": "object",
    "properties": {"colour": {"enum": ["red", "blue"]}, "count": {"enum": [1, 2, 3, 4]}},
    "required": ["colour", "count"],
    "additionalProperties": False,
}
DEMANDS = [
    Demand("choices", "two\nred\nthree"),
    Demand("regex", "[a-z]{3,6}"),
    Demand("schema", json.dumps(SCHEMA)),
]
held_to_any = pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: demand.kind)


@pytest.fixture(params=["demo_engine", "hosted_demo_engine"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """The same engine inside, and in a host."""
    made: Engine = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    return circles(tmp_path / "three.png", 3, "red")


class Heard:
    """A reply as the screen hears it."""

    def __init__(self) -> None:
        self.thought = self.answer = ""
        self.ended: ReplyEnded | None = None

    def hear(self, message: Message) -> None:
        match message:
            case ReplyDelta():
                self.thought += message.reasoning
                self.answer += message.text
            case ReplyEnded():
                self.ended = message

    @property
    def end(self) -> ReplyEnded:
        assert self.ended is not None
        return self.ended

    @property
    def tokens(self) -> int | None:
        return self.end.thought.tokens if self.end.thought else None

    @property
    def cut(self) -> str | None:
        return self.end.thought.cut if self.end.thought else None


async def heard(
    engine: Engine, asked: Conversation, *, most: int = 200, pieces: int | None = None
) -> Heard:
    """Hear the reply; it is to answer now after so many pieces of its thinking."""
    reply, come = Heard(), count(1)
    sampling = replace(engine.checkpoint.sampling, max_tokens=most)
    await stream_reply(
        engine.reply,
        asked,
        sampling,
        reply.hear,
        lambda: pieces is not None and next(come) >= pieces,
    )
    return reply


def asking(picture: Picture, demand: Demand, thinking: Thinking = Thinking(True)) -> Conversation:  # noqa: B008
    return Conversation(thinking=thinking).asked(QUESTION, (picture,), demand)


def is_held(reply: Heard, demand: Demand) -> bool:
    """Return whether the answer is what was demanded, and nothing else is said of it."""
    wrong = objection(demand, reply.answer, "stop")
    return (reply.end.ending, reply.end.objection, wrong) == ("stop", "", "")


@held_to_any
async def test_a_budget_ends_the_thinking_and_the_answer_is_held(
    engine: Engine, picture: Picture, demand: Demand
) -> None:
    reply = await heard(engine, asking(picture, demand, Thinking(True, 6)))
    assert (reply.tokens, reply.cut) == (6, "limit")
    assert is_held(reply, demand)


@held_to_any
async def test_asked_to_answer_now_it_answers_as_is_demanded(
    engine: Engine, picture: Picture, demand: Demand
) -> None:
    whole = await heard(engine, asking(picture, demand))
    reply = await heard(engine, asking(picture, demand), pieces=3)
    assert reply.cut == "user"
    assert 0 < (reply.tokens or 0) <= (whole.tokens or 0)
    assert whole.thought.startswith(reply.thought)
    assert is_held(reply, demand)


@held_to_any
@pytest.mark.parametrize(("most", "pieces", "cut"), [(500, 3, "user"), (2, 400, "limit")])
async def test_of_budget_and_key_the_first_ends_the_thinking(
    engine: Engine, picture: Picture, demand: Demand, most: int, pieces: int, cut: str
) -> None:
    reply = await heard(engine, asking(picture, demand, Thinking(True, most)), pieces=pieces)
    assert reply.cut == cut
    assert 0 < (reply.tokens or 0) <= most
    assert is_held(reply, demand)


@held_to_any
async def test_thinking_that_was_cut_is_gone_on_with_within_its_budget(
    engine: Engine, picture: Picture, demand: Demand
) -> None:
    asked = asking(picture, demand, Thinking(True, 9))
    first = await heard(engine, asked, most=5)
    assert (first.end.ending, first.answer) == ("length", "")
    assert first.end.objection.startswith("The answer is incomplete")
    begun = Turn("assistant", (Text(""),), first.thought, "length", thought=first.end.thought)
    rest = await heard(engine, replace(asked, turns=(*asked.turns, begun)))
    assert (first.tokens or 0) + (rest.tokens or 0) == 9
    assert rest.cut == "limit"
    assert is_held(rest, demand)


async def test_an_answer_that_was_cut_is_gone_on_with_and_judged_as_a_whole(
    engine: Engine, picture: Picture
) -> None:
    """No grammar begins in the middle: what comes is free, and what it comes to is said."""
    demand = DEMANDS[2]
    asked = asking(picture, demand, Thinking(False))
    whole = await heard(engine, asked)
    assert is_held(whole, demand)
    cut = whole.answer[:9]
    begun = Turn("assistant", (Text(cut),), "", "stopped")
    rest = await heard(engine, replace(asked, turns=(*asked.turns, begun)), most=30)
    end = rest.end
    assert end.objection == objection(demand, cut + rest.answer, end.ending)
