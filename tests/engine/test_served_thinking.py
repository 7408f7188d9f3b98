"""How servers are told to think and to hold their answers, and what of it they cannot be told."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.thinking import Thinking
from glm4v_tui.engine.checkpoints import DEMO
from glm4v_tui.engine.protocol import (
    EngineError,
    ReasoningDelta,
    ReplyDone,
    ReplyEvent,
    Sampling,
)
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.engine.thinking_choices import choices, refusal
from tests.conftest import not_told, refused
from tests.engine.contract import text, thought
from tests.engine.scripted_server import Answer, ScriptedServer, a_model, piece, streamed
from tests.engine.subjects import asked

PLAIN = asked("Well?")
SCHEMA = Demand("schema", '{"type": "object"}')
YEAR = Demand("regex", "[0-9]{4}")


async def started(server: ScriptedServer, **fields: Any) -> ServedEngine:
    """Return an engine that has met a model of this description."""
    if fields:
        server.models = [a_model(**fields)]
    engine = ServedEngine(ServerOptions(server_address(server.url)))
    await engine.start(not_told, refused)
    return engine


async def heard(engine: ServedEngine, conversation: Conversation) -> list[ReplyEvent]:
    async with aclosing(engine.reply(conversation, Sampling(max_tokens=100))) as events:
        return [event async for event in events]


def counted(tokens: int, finish: str | None = None, **delta: str) -> dict[str, object]:
    """Return a piece of a reply with the tokens by then."""
    return {**piece(finish, **delta), "usage": {"prompt_tokens": 9, "completion_tokens": tokens}}


def whole(tokens: int) -> dict[str, object]:
    details = {"cached_tokens": 4}
    told = {"prompt_tokens": 9, "completion_tokens": tokens, "prompt_tokens_details": details}
    return {"choices": [], "usage": told}


TAGGED = streamed(
    *(counted(1, content="<think>"), counted(2, content="Hm"), counted(4, content=", so it is")),
    *(counted(5, content="</think>"), counted(6, content="Yes."), counted(7, "stop")),
    whole(7),
)
IN_FIELDS = streamed(
    *(counted(2, reasoning="Hm"), counted(4, reasoning=", so it is")),
    *(counted(6, content="Yes."), counted(7, "stop"), whole(7)),
)


@pytest.mark.parametrize("answer", [TAGGED, IN_FIELDS], ids=["tags", "fields"])
async def test_the_tokens_of_the_thinking_are_told_while_it_comes(
    server: ScriptedServer, answer: Answer
) -> None:
    engine = await started(server)
    server.instead.append(answer)
    events = await heard(engine, PLAIN)
    told = [event.so_far for event in events if isinstance(event, ReasoningDelta)]
    assert [each.thought.tokens for each in told if each and each.thought] == [1, 3]
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert (done.thought.tokens if done.thought else None) == 3
    assert (done.reply_tokens, done.cached_tokens) == (7, 4)
    await engine.close()


async def test_where_nobody_counts_the_tokens_stay_unknown(server: ScriptedServer) -> None:
    engine = await started(server)
    server.instead.append(streamed(piece(reasoning="Hm"), piece("stop", content="Yes."), whole(7)))
    first, _, done = await heard(engine, PLAIN)
    assert first == ReasoningDelta("Hm")
    assert isinstance(done, ReplyDone)
    assert done.thought is not None
    assert done.thought.tokens is None
    await engine.close()


async def test_a_budget_closes_the_thinking_and_asks_for_the_answer(
    server: ScriptedServer,
) -> None:
    engine = await started(server)
    server.instead += [TAGGED, streamed(counted(1, content="No."), counted(2, "stop"), whole(2))]
    events = await heard(engine, replace(PLAIN, thinking=Thinking(True, 1)))
    assert (thought(events), text(events)) == ("Hm", "No.")
    _, second = server.asked
    assert second["messages"][-1]["content"] == "<think>Hm</think><answer>"
    assert second["continue_final_message"]
    assert second["max_tokens"] == 100 - 2
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert done.reply_tokens == 2 + 2
    await engine.close()


async def test_a_switch_in_words_is_said_in_the_question(server: ScriptedServer) -> None:
    engine = await started(server, name="toy", root=str(DEMO))
    await heard(engine, replace(asked("Well? /think"), thinking=Thinking(False)))
    assert server.asked[-1]["messages"][-1]["content"] == "Well?"
    await heard(engine, replace(PLAIN, thinking=Thinking(True)))
    assert server.asked[-1]["messages"][-1]["content"] == "Well? /think"
    await engine.close()


@pytest.mark.parametrize("wanted", [True, False])
async def test_a_switch_of_the_template_is_handed_to_it(
    server: ScriptedServer, wanted: bool
) -> None:
    for owner in ("vllm", "sglang", "llamacpp"):
        engine = await started(server, name="zai-org/GLM-4.6V", owned_by=owner)
        assert {"on", "off"} <= set(choices(engine.checkpoint))
        await heard(engine, replace(PLAIN, thinking=Thinking(wanted)))
        assert server.asked[-1]["chat_template_kwargs"]["enable_thinking"] is wanted
        await engine.close()


async def test_what_a_server_cannot_be_told_is_said(server: ScriptedServer) -> None:
    engine = await started(server, name="zai-org/GLM-4.6V", owned_by="someone")
    assert choices(engine.checkpoint) == ()
    assert "cannot be told whether" in refusal(Thinking(False), engine.checkpoint)
    await engine.close()
    engine = await started(server, name="zai-org/GLM-4.6V", owned_by="sglang")
    assert choices(engine.checkpoint) == ("default", "on", "off")
    assert "cannot be told how long" in refusal(Thinking(True, 5), engine.checkpoint)
    assert not refusal(Thinking(False), engine.checkpoint)
    await engine.close()


@pytest.mark.parametrize("demand", [SCHEMA, YEAR, Demand("choices", "yes\nno")])
async def test_the_answer_is_demanded_after_the_thinking(
    server: ScriptedServer, demand: Demand
) -> None:
    engine = await started(server)
    closed = [counted(1, content="<think>"), counted(2, content="Hm"), counted(3, content="</")]
    server.instead += [
        streamed(*closed, counted(4, "stop", content="think>"), whole(4)),
        # A tag in what is demanded is text like any other.
        streamed(piece(content='{"a": "<think>"}'), piece("stop"), whole(5)),
    ]
    events = await heard(engine, asked_for(demand))
    assert (thought(events), text(events)) == ("Hm", '{"a": "<think>"}')
    first, second = server.asked
    assert (first["stop"], first["include_stop_str_in_output"]) == (["</think>"], True)
    assert not {"response_format", "structured_outputs"} & set(first)
    assert {"response_format", "structured_outputs"} & set(second)
    assert second["messages"][-1]["content"] == "<think>Hm</think><answer>"
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert (done.reply_tokens, done.prompt_tokens) == (4 + 5, 9)
    await engine.close()


async def test_what_is_said_without_thinking_is_thrown_away_and_demanded(
    server: ScriptedServer,
) -> None:
    engine = await started(server)
    server.instead += [
        streamed(piece(content="In the year"), piece("stop"), whole(3)),
        streamed(piece(content="1984"), piece("stop"), whole(4)),
    ]
    events = await heard(engine, asked_for(YEAR))
    assert text(events) == "1984"
    assert server.asked[1]["messages"][-1]["role"] == "user"
    await engine.close()


async def test_thinking_that_fills_the_reply_ends_it(server: ScriptedServer) -> None:
    engine = await started(server)
    server.instead.append(streamed(counted(2, "length", content="<think>Hm"), whole(2)))
    events = await heard(engine, asked_for(YEAR))
    assert thought(events) == "Hm"
    assert isinstance(events[-1], ReplyDone)
    assert events[-1].ending == "length"
    assert len(server.asked) == 1
    await engine.close()


async def test_other_servers_hold_answers_to_schemas_and_say_so(server: ScriptedServer) -> None:
    engine = await started(server, name="some-model", owned_by="someone")
    await heard(engine, asked_for(SCHEMA))
    assert server.asked[-1]["response_format"]["json_schema"]["schema"] == {"type": "object"}
    with pytest.raises(EngineError, match="cannot be told to hold an answer to a regular") as no:
        await heard(engine, asked_for(YEAR))
    assert no.value.kind == "rejected"
    assert len(server.asked) == 1
    await engine.close()


def asked_for(demand: Demand) -> Conversation:
    return Conversation().asked("Well?", (), demand)
