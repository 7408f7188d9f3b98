"""The real engine thinks as long as it is to, and answers from what it has thought."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.thinking import Thinking
from glm4v_tui.engine.answering import answered_early
from glm4v_tui.engine.protocol import Engine, ReplyDone, ReplyEvent
from glm4v_tui.engine.served import ServedEngine
from tests.engine.contract import text, thought
from tests.engine.drawings import circles

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]


@pytest.fixture(params=["demo_engine", "hosted_demo_engine", "served_demo_engine"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """The same engine inside, in a host, and behind a server."""
    made: Engine = request.getfixturevalue(request.param)
    return made


def done(events: list[ReplyEvent]) -> ReplyDone:
    assert isinstance(events[-1], ReplyDone)
    return events[-1]


def tokens(events: list[ReplyEvent]) -> int:
    figures = done(events).thought
    assert figures is not None
    assert figures.tokens is not None
    return figures.tokens


async def heard(engine: Engine, conversation: Conversation) -> list[ReplyEvent]:
    async with aclosing(engine.reply(conversation, engine.checkpoint.sampling)) as events:
        return [event async for event in events]


async def test_asked_to_answer_now_it_does_from_what_it_has_thought(
    engine: Engine, tmp_path: Path
) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    asked = Conversation().asked("How many circles are there? /think", (picture,))
    whole = await heard(engine, asked)
    sampling = engine.checkpoint.sampling
    pieces = answered_early(engine.reply, asked, sampling, lambda delta: "circle" in delta.text)
    events = [event async for event in pieces]
    begun = thought(events)
    assert thought(whole).startswith(begun)
    assert 0 < tokens(events) < tokens(whole)
    assert text(events)
    assert "<" not in begun + text(events)
    assert done(events).ending == "stop"
    assert done(events).prompt_tokens == done(whole).prompt_tokens
    assert tokens(events) < done(events).reply_tokens < done(whole).reply_tokens


@pytest.mark.parametrize("most", [1, 6, 14])
async def test_a_budget_is_kept_to_the_token(engine: Engine, tmp_path: Path, most: int) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    asked = Conversation(thinking=Thinking(True, most))
    events = await heard(engine, asked.asked("How many circles are there?", (picture,)))
    if isinstance(engine, ServedEngine):
        # A server says what it has by then, which is a few tokens where it had much to do.
        assert most <= tokens(events) < most + 8
    else:
        assert tokens(events) == most
    assert text(events)
    assert "<" not in thought(events) + text(events)
    assert done(events).ending == "stop"


async def test_a_budget_that_is_not_spent_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    asked = Conversation().asked("How many circles are there? /think", (picture,))
    whole = await heard(engine, asked)
    ample = await heard(engine, replace(asked, thinking=Thinking(True, 500)))
    assert (thought(ample), text(ample)) == (thought(whole), text(whole))


async def test_thinking_is_switched_on_and_off(engine: Engine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    for question, wanted in (("", True), (" /think", False)):
        asked = Conversation(thinking=Thinking(wanted)).asked(
            f"How many circles are there?{question}", (picture,)
        )
        events = await heard(engine, asked)
        assert bool(thought(events)) == wanted
        assert "3" in text(events)


async def test_what_is_counted_is_what_is_asked(engine: Engine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    asked = Conversation(thinking=Thinking(True)).asked("How many circles are there?", (picture,))
    counted = await engine.count(asked)
    assert counted.total == done(await heard(engine, asked)).prompt_tokens
