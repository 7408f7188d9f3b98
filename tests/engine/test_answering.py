"""Thinking that is ended early is one reply of two requests, and loses nothing."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

import pytest

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.thinking import Cut, Thinking, Thought
from glm4v_tui.engine.answering import answered_early, within_budget
from glm4v_tui.engine.protocol import (
    EngineError,
    ReasoningDelta,
    ReplyDone,
    ReplyEvent,
    Sampling,
    TextDelta,
)
from tests.scripted_engine import Hold, ScriptedEngine, Step

ASKED = Conversation(system="Be brief.").asked("What is it?")
SAMPLING = Sampling(max_tokens=100, seed=7)


def so_far(tokens: int) -> ReplyDone:
    return ReplyDone("stopped", 150, 128, tokens, 0.5, tokens / 10, Thought(tokens / 20, tokens))


THINKING: list[Step] = [
    *(ReasoningDelta("Let me", so_far(2)), ReasoningDelta(" look", so_far(3))),
    *(ReasoningDelta(" again", so_far(4)), TextDelta("Blue."), so_far(9)),
]
ANSWER: list[Step] = [TextDelta("Re"), TextDelta("d."), ReplyDone("stop", 160, 144, 5, 0.2, 1.5)]


def engine(first: Sequence[Step] = THINKING, second: Sequence[Step] = ANSWER) -> ScriptedEngine:
    return ScriptedEngine(lambda asked: second if asked.thinking.over else first)


def looked(delta: ReasoningDelta) -> bool:
    return delta.text == " look"


def early(
    asked: ScriptedEngine, conversation: Conversation = ASKED
) -> AsyncGenerator[ReplyEvent, None]:
    return answered_early(asked.reply, conversation, SAMPLING, looked)


async def test_the_answer_comes_from_the_thinking_so_far() -> None:
    asked = engine()
    events = [event async for event in early(asked)]
    assert [type(event) for event in events[:-1]] == [ReasoningDelta] * 3 + [TextDelta] * 2
    first, second = asked.asked
    assert (first, second.turns[:-1], second.system) == (ASKED, ASKED.turns, "Be brief.")
    assert second.begun == Turn("assistant", (Text(""),), "Let me look", "stopped")
    assert asked.aborted == 1


async def test_what_both_requests_took_is_added_up() -> None:
    asked = engine()
    done = [event async for event in early(asked)][-1]
    assert done == ReplyDone("stop", 150, 128, 3 + 5, 0.5, 0.3 + 1.5, Thought(0.15, 3, "user"))
    assert [each.max_tokens for each in asked.samplings] == [100, 97]
    assert {each.seed for each in asked.samplings} == {7}


async def test_an_engine_that_cannot_count_is_asked_all_the_same() -> None:
    asked = engine([ReasoningDelta("Let me"), ReasoningDelta(" look"), Hold()])
    events = [event async for event in early(asked)]
    assert events[-1] == ANSWER[-1]
    assert asked.samplings[1] == SAMPLING


async def test_thinking_that_was_gone_on_with_is_kept_whole() -> None:
    asked = engine([ReasoningDelta(" look"), Hold()])
    begun = ASKED.answered("", "stopped", "Let me")
    assert [event async for event in early(asked, begun)]
    assert asked.asked[1].turns[:-1] == ASKED.turns
    assert asked.asked[1].turns[-1].reasoning == "Let me look"


async def test_an_answer_that_is_gone_on_with_is_never_thrown_away() -> None:
    asked = engine([TextDelta("Re"), ReasoningDelta(" look"), TextDelta("d."), so_far(9)])
    events = [event async for event in early(asked, ASKED.answered("It is ", "stopped", "Hm"))]
    assert len(events) == 4
    assert len(asked.asked) == 1


async def test_a_failure_in_between_comes_after_all_that_was_thought() -> None:
    asked, heard = engine(second=[EngineError("rejected", "No.")]), list[ReplyEvent]()

    async def hear() -> None:
        async for event in early(asked):
            heard.append(event)

    with pytest.raises(EngineError, match="No"):
        await hear()
    assert [type(event) for event in heard] == [ReasoningDelta] * 3


async def test_closing_it_early_aborts_whichever_request_runs() -> None:
    asked = engine(second=[TextDelta("Re"), Hold()])
    async with aclosing(early(asked)) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                break
    assert asked.aborted == 2


async def within(asked: ScriptedEngine, most: int, begun: Turn | None = None) -> list[ReplyEvent]:
    turns = (*ASKED.turns, *((begun,) if begun else ()))
    limited = replace(ASKED, turns=turns, thinking=Thinking(True, most))
    return [event async for event in within_budget(asked.reply, limited, SAMPLING)]


@pytest.mark.parametrize(("most", "thought"), [(1, "Let me"), (2, "Let me"), (3, "Let me look")])
async def test_a_budget_ends_the_thinking_where_it_is_spent(most: int, thought: str) -> None:
    asked = engine()
    events = await within(asked, most)
    assert "".join(each.text for each in events if isinstance(each, ReasoningDelta)) == thought
    assert "".join(each.text for each in events if isinstance(each, TextDelta)) == "Red."
    assert sum(isinstance(each, ReplyDone) for each in events) == 1
    assert len(asked.asked) == 2


@pytest.mark.parametrize("cut", ["user", "limit"])
async def test_what_ends_the_thinking_is_told_at_once_and_at_the_end(cut: Cut) -> None:
    asked = engine()
    events = await within(asked, 3) if cut == "limit" else [event async for event in early(asked)]
    last = [each for each in events if isinstance(each, ReasoningDelta)][-1]
    assert (last.text, last.so_far and last.so_far.thought) == ("", Thought(0.15, 3, cut))
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert done.thought == Thought(0.15, 3, cut)


async def test_thinking_that_ends_before_its_budget_is_left_alone() -> None:
    asked = engine()
    assert await within(asked, 5) == THINKING
    assert len(asked.asked) == 1


async def test_tokens_of_the_reply_count_where_nobody_counts_those_of_the_thinking() -> None:
    told = replace(so_far(3), thought=None)
    asked = engine([ReasoningDelta("Let me", told), Hold()])
    assert len(await within(asked, 3)) == 4


async def test_what_was_thought_before_is_spent() -> None:
    begun = Turn("assistant", (Text(""),), "Hm.", "length", thought=Thought(1.0, 7))
    asked = engine()
    assert await within(asked, 7, begun) == ANSWER
    assert [each.thinking.over for each in asked.asked] == [True]
    assert asked.asked[0].begun is not None
    assert asked.asked[0].begun.reasoning == "Hm."
    asked = engine()
    events = await within(asked, 9, begun)
    assert [type(each) for each in events[:3]] == [ReasoningDelta, ReasoningDelta, TextDelta]
