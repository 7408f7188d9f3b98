"""What a server may do, and what becomes of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.picture_tokens import FixedPictureTokens
from glm4v_tui.engine.protocol import (
    EngineError,
    LoadStage,
    ReasoningDelta,
    ReplyDone,
    ReplyEvent,
    ReplyWaits,
    Sampling,
    TextDelta,
)
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.serving.finding import SeveralModelsError, found
from tests.conftest import not_told, refused
from tests.engine.drawings import blank
from tests.engine.scripted_server import Answer, ScriptedServer, a_model, piece, streamed
from tests.engine.subjects import asked
from tests.scripted_engine import Hold
from tests.waiting import so

PLAIN = asked("is anyone there?")


def engine_of(server: ScriptedServer, **options: Any) -> ServedEngine:
    return ServedEngine(ServerOptions(server_address(server.url), **options))


@pytest.fixture
async def engine(server: ScriptedServer) -> AsyncGenerator[ServedEngine, None]:
    made = engine_of(server)
    await made.start(not_told, refused)
    yield made
    await made.close()


async def heard(engine: ServedEngine, conversation: Conversation = PLAIN) -> list[ReplyEvent]:
    async with aclosing(engine.reply(conversation, Sampling(temperature=0.0))) as events:
        return [event async for event in events]


async def failure(engine: ServedEngine) -> EngineError:
    with pytest.raises(EngineError) as raised:
        await heard(engine)
    return raised.value


async def test_the_model_is_found_with_its_limits(engine: ServedEngine) -> None:
    checkpoint = engine.checkpoint
    assert checkpoint.title.startswith("GLM-4.1V-9B-Thinking at 127.0.0.1:")
    assert checkpoint.context_tokens == 4096
    assert checkpoint.reasoning == "think-answer"
    assert checkpoint.counts


async def test_a_server_that_is_not_up_is_waited_for_in_sight(server: ScriptedServer) -> None:
    await server.down()
    told: list[LoadStage] = []
    engine = engine_of(server)
    starting = asyncio.create_task(engine.start(told.append, refused))
    await so(lambda: any("Trying again in" in stage.detail for stage in told))
    await server.up()
    await starting
    assert told[-1].name == "ready"
    assert await heard(engine)
    await engine.close()


async def test_a_busy_server_is_asked_again_and_answers_once(
    server: ScriptedServer, engine: ServedEngine
) -> None:
    server.instead.append((429, {"Retry-After": "1"}, b'{"error": "too many"}'))
    events = await heard(engine)
    assert isinstance(events[0], ReplyWaits)
    assert len(server.asked) == 2
    assert sum(isinstance(event, ReplyDone) for event in events) == 1


async def test_a_question_that_may_have_been_taken_is_not_sent_twice(
    server: ScriptedServer, engine: ServedEngine
) -> None:
    for status in (500, 502, 504):
        server.instead.append((status, {}, b"no"))
        assert (await failure(engine)).kind == "failed"
    server.instead.append(streamed(piece(content="One"), tail=""))
    assert (await failure(engine)).kind == "failed"
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, "unauthorised"),
        (403, "unauthorised"),
        (404, "model-missing"),
        (413, "rejected"),
        (400, "rejected"),
        (302, "failed"),
        (500, "failed"),
    ],
)
async def test_a_refusal_says_what_to_do(
    server: ScriptedServer, engine: ServedEngine, status: int, kind: str
) -> None:
    server.instead.append((status, {"Location": "http://elsewhere"}, b"<html>\x1b[2Jno</html>"))
    error = await failure(engine)
    assert error.kind == kind
    assert error.message
    assert "\x1b" not in f"{error.message}{error.advice}{error.cause}"
    assert await heard(engine)


@pytest.mark.parametrize(
    "answer",
    [
        streamed(piece(content="One"), tail="data: {\n\n"),
        streamed(piece(content="One"), tail="garbage\n\n"),
        streamed(piece(content="One"), tail="data: [1]\n\n"),
        streamed(piece(content="One"), ["x"]),
        streamed(piece(content=["One"])),
        streamed(piece(content="One"), {"choices": "none"}),
        streamed(piece(content="One")),
        (200, {"Content-Type": "text/html"}, b"<html>Log in</html>\n\n"),
        (200, {}, b"\xff\xfe\x00\n\n"),
        streamed({"error": {"message": "The engine has died.", "code": 500}}),
    ],
)
async def test_what_is_no_whole_reply_is_an_error(
    server: ScriptedServer, engine: ServedEngine, answer: Answer
) -> None:
    server.instead.append(answer)
    assert (await failure(engine)).kind == "failed"
    assert await heard(engine)


async def test_both_names_of_thinking_come_apart_from_the_answer(
    server: ScriptedServer, engine: ServedEngine
) -> None:
    for name in ("reasoning", "reasoning_content"):
        server.instead.append(
            streamed(
                piece(**{name: "I see"}), piece(**{name: " it."}), piece("stop", content="Yes.")
            )
        )
        events = await heard(engine)
        assert events[:3] == [ReasoningDelta("I see"), ReasoningDelta(" it."), TextDelta("Yes.")]


async def test_raw_tags_come_apart_too(server: ScriptedServer, engine: ServedEngine) -> None:
    server.instead.append(
        streamed(piece(content="<thi"), piece(content="nk>Hm.</think><answer>Yes"), piece("stop"))
    )
    assert (await heard(engine))[:2] == [ReasoningDelta("Hm."), TextDelta("Yes")]


@pytest.mark.parametrize(
    ("finish", "ending"),
    [
        ("stop", "stop"),
        ("length", "length"),
        ("repetition", "repetition"),
        ("abort", "stopped"),
        ("content_filter", "error"),
    ],
)
async def test_endings(
    server: ScriptedServer, engine: ServedEngine, finish: str, ending: str
) -> None:
    usage = {
        "prompt_tokens": 7,
        "completion_tokens": 2,
        "prompt_tokens_details": {"cached_tokens": 5},
    }
    server.instead.append(streamed(piece(finish, content="Yes."), {"choices": [], "usage": usage}))
    done = (await heard(engine))[-1]
    assert isinstance(done, ReplyDone)
    assert (done.ending, done.prompt_tokens, done.cached_tokens, done.reply_tokens) == (
        ending,
        7,
        5,
        2,
    )


async def test_stopping_closes_the_connection(server: ScriptedServer, engine: ServedEngine) -> None:
    async with aclosing(engine.reply(asked("wait forever"), Sampling())) as events:
        await anext(events)
    await so(lambda: server.aborted == 1)


async def test_vllm_is_sent_what_only_vllm_knows(
    server: ScriptedServer, engine: ServedEngine
) -> None:
    await heard(engine, asked("is it? /nothink"))
    body = server.asked[-1]
    assert body["top_k"] == 0
    assert body["max_tokens"] == 4096
    assert not body["skip_special_tokens"]
    assert body["chat_template_kwargs"]["enable_thinking"] is False


async def test_other_servers_are_sent_what_all_know_and_do_not_count(
    server: ScriptedServer,
) -> None:
    server.models = [a_model("some-vision-model", owned_by="someone", max_model_len=None)]
    engine = engine_of(server)
    await engine.start(not_told, refused)
    await heard(engine)
    known = {"model", "messages", "stream", "stream_options", "max_tokens", "temperature", "top_p"}
    assert set(server.asked[-1]) <= {*known, "presence_penalty", "frequency_penalty", "seed"}
    assert not engine.checkpoint.counts
    assert "POST /tokenize" not in server.requests
    with pytest.raises(EngineError, match="does not count"):
        await engine.count(PLAIN)
    await engine.close()


async def test_the_key_is_sent_and_never_told(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.key = "hunter2"
    monkeypatch.setenv("GLM4V_API_KEY", "hunter3")
    with pytest.raises(EngineError) as refusal:
        await engine_of(server).start(not_told, refused)
    error = refusal.value
    assert error.kind == "unauthorised"
    assert "hunter3" not in f"{error.message}{error.advice}{error.cause}"
    monkeypatch.setenv("GLM4V_API_KEY", "hunter2")
    engine = engine_of(server)
    await engine.start(not_told, refused)
    assert await heard(engine)
    assert "hunter2" not in json.dumps(server.asked)
    await engine.close()


async def test_a_server_on_this_machine_is_asked_without_a_proxy(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    engine = engine_of(server)
    await engine.start(not_told, refused)
    await engine.close()


async def test_of_several_models_one_is_chosen(server: ScriptedServer) -> None:
    server.models = [a_model("one"), a_model("two\x1b[2J")]
    with pytest.raises(SeveralModelsError, match="one, two"):
        await asyncio.to_thread(found, ServerOptions(server_address(server.url)))
    engine = engine_of(server, model="two\x1b[2J")
    await engine.start(not_told, refused)
    await heard(engine)
    assert server.asked[-1]["model"] == "two\x1b[2J"
    assert "\x1b" not in engine.checkpoint.title
    await engine.close()


async def test_a_model_that_is_not_there_is_told_with_those_that_are(
    server: ScriptedServer,
) -> None:
    with pytest.raises(EngineError, match=r"other.*GLM-4\.1V"):
        await engine_of(server, model="other").start(not_told, refused)


async def test_what_is_no_such_server_is_told(server: ScriptedServer) -> None:
    engine = ServedEngine(ServerOptions(server_address(f"{server.url}/elsewhere")))
    with pytest.raises(EngineError) as refusal:
        await engine.start(not_told, refused)
    assert refusal.value.kind == "model-missing"


async def test_a_closed_engine_ends_its_replies(server: ScriptedServer) -> None:
    hold = Hold()
    server.script = lambda _: [TextDelta("One"), hold]
    engine = engine_of(server)
    await engine.start(not_told, refused)
    async with aclosing(engine.reply(PLAIN, Sampling())) as events:
        await anext(events)
        await engine.close()
        with pytest.raises(EngineError):
            await anext(events)


async def test_a_look_at_a_dark_place_is_short_and_says_nothing() -> None:
    free = server_address("http://127.0.0.1:9")
    assert await asyncio.to_thread(found, ServerOptions(free)) is None


async def test_an_idle_server_that_goes_is_missed(server: ScriptedServer) -> None:
    engine = engine_of(server, watch_seconds=0.01)
    await engine.start(not_told, refused)
    loss = asyncio.create_task(engine.lost())
    await so(lambda: server.requests.count("GET /health") > 2)
    assert not loss.done()
    await server.down()
    assert (await loss).kind == "dead"
    assert (await failure(engine)).kind == "dead"
    await engine.close()


async def test_a_server_that_falls_silent_ends_its_replies(server: ScriptedServer) -> None:
    hold = Hold()
    server.script = lambda _: [TextDelta("One"), hold]
    engine = engine_of(server, watch_seconds=0.01)
    await engine.start(not_told, refused)
    async with aclosing(engine.reply(PLAIN, Sampling())) as events:
        assert await anext(events) == TextDelta("One")
        server.ill = True
        with pytest.raises(EngineError) as death:
            await anext(events)
    assert death.value.kind == "dead"
    await engine.close()


async def test_a_server_that_counts_pictures_otherwise_is_not_believed(
    server: ScriptedServer,
) -> None:
    server.rule = FixedPictureTokens(side=1120, tokens=1602)
    engine = engine_of(server)
    await engine.start(not_told, refused)
    assert not engine.checkpoint.counts
    await engine.close()


async def test_no_picture_is_sent_to_be_counted(
    server: ScriptedServer, engine: ServedEngine, tmp_path: Path
) -> None:
    before = len(server.requests)
    picture = replace(blank(tmp_path / "a.png", 300, 200), path=tmp_path / "gone.png")
    taken = await engine.count(asked("one two three", picture))
    assert taken.texts == (3,)
    assert taken.pictures == ((engine.checkpoint.pictures.count(300, 200),),)
    assert len(server.requests) == before + 2
    await engine.count(asked("one two three", picture))
    assert len(server.requests) == before + 3
