"""One set of behaviours, held against every kind of engine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.answering import answered_early
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.protocol import (
    EngineError,
    ReasoningDelta,
    ReplyDone,
    TextDelta,
)
from tests.conftest import not_told, refused
from tests.engine.contract import Subject, endings, heard, text, thought
from tests.engine.drawings import blank
from tests.engine.scripted_server import ScriptedServer
from tests.engine.subjects import (
    LONG,
    asked,
    hosted,
    hosted_subject,
    kept_subject,
    scripted_subject,
    served_subject,
    vllm_subject,
)

ENGINE = pytest.mark.engine
KINDS = [
    "scripted",
    "hosted scripted",
    "kept scripted",
    "served scripted",
    pytest.param("hosted vLLM", marks=ENGINE),
    pytest.param("kept vLLM", marks=ENGINE),
    pytest.param("vLLM inside", marks=ENGINE),
    pytest.param("vllm serve", marks=ENGINE),
]


@pytest.fixture(params=KINDS)
def subject(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Subject:
    """An engine that every test leaves alive."""
    match request.param:
        case "hosted vLLM":
            return vllm_subject(request.getfixturevalue("hosted_demo_engine"), tmp_path)
        case "kept vLLM":
            engine: HostedEngine = request.getfixturevalue("kept_demo_engine")
            monkeypatch.setenv("XDG_RUNTIME_DIR", str(engine.log_file.parent))
            return vllm_subject(engine, tmp_path)
        case "vLLM inside":
            return vllm_subject(request.getfixturevalue("demo_engine"), tmp_path)
        case "vllm serve":
            server, asked_engine = map(
                request.getfixturevalue, ("demo_server", "served_demo_engine")
            )
            return vllm_subject(asked_engine, tmp_path, server.kill)
        case kind:
            made: Subject = request.getfixturevalue(kind.replace(" ", "_"))
            return made


@pytest.fixture
async def scripted() -> Subject:
    made = scripted_subject()
    await made.engine.start(not_told, refused)
    return made


@pytest.fixture
async def hosted_scripted(tmp_path: Path) -> AsyncGenerator[Subject, None]:
    made = hosted_subject(tmp_path)
    await made.engine.start(not_told, refused)
    yield made
    await made.engine.close()


@pytest.fixture
async def kept_scripted(tmp_path: Path, rendezvous: Path) -> AsyncGenerator[Subject, None]:
    launching = hosted(tmp_path, keep=LONG)
    await launching.start(not_told, refused)
    await launching.close()
    made = kept_subject(tmp_path)
    await made.engine.start(not_told, refused)
    yield made
    await made.engine.close()


@pytest.fixture
async def served_scripted() -> AsyncGenerator[Subject, None]:
    server = ScriptedServer()
    await server.up()
    made = served_subject(server)
    await made.engine.start(not_told, refused)
    yield made
    await made.engine.close()
    await server.down()


async def test_a_reply_is_text_and_then_one_end(subject: Subject) -> None:
    events = await heard(subject, subject.plain)
    assert subject.answer in text(events)
    assert endings(events) == [len(events) - 1]
    assert all(isinstance(event, TextDelta) for event in events[:-1])


async def test_a_reply_tells_its_figures(subject: Subject) -> None:
    done = (await heard(subject, subject.plain))[-1]
    assert isinstance(done, ReplyDone)
    assert done.ending == "stop"
    assert done.reply_tokens > 0
    assert done.prompt_tokens > 0


async def test_a_reply_closed_early_leaves_the_engine_free(subject: Subject) -> None:
    async with aclosing(subject.engine.reply(subject.long, subject.sampling)) as events:
        assert isinstance(await anext(events), TextDelta | ReasoningDelta)
    with pytest.raises(StopAsyncIteration):
        await anext(events)
    assert subject.answer in text(await heard(subject, subject.plain))


async def test_a_cancelled_reader_leaves_the_engine_free(subject: Subject) -> None:
    async def read() -> None:
        async with aclosing(subject.engine.reply(subject.long, subject.sampling)) as events:
            async for _ in events:
                reading.cancel()
        # A short reply may have come whole before anything was waited for.
        await asyncio.sleep(0)

    reading = asyncio.create_task(read())
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert subject.answer in text(await heard(subject, subject.plain))


async def test_a_rejected_request_leaves_the_engine_alive(subject: Subject) -> None:
    with pytest.raises(EngineError) as refusal:
        await heard(subject, subject.refused)
    assert refusal.value.kind == "rejected"
    assert refusal.value.message
    assert subject.answer in text(await heard(subject, subject.plain))


async def test_two_replies_at_once_do_not_mix(subject: Subject) -> None:
    plain, other = await asyncio.gather(
        heard(subject, subject.plain), heard(subject, subject.other)
    )
    assert subject.answer in text(plain)
    assert subject.other_answer in text(other)


async def test_thinking_comes_apart_and_first(subject: Subject) -> None:
    events = await heard(subject, subject.thoughtful)
    thoughts = [event for event in events if isinstance(event, ReasoningDelta)]
    assert subject.thought in "".join(thought.text for thought in thoughts)
    assert events[: len(thoughts)] == thoughts
    assert text(events)
    assert subject.thought not in text(events)


async def test_thinking_is_ended_early_and_the_answer_comes_from_it(subject: Subject) -> None:
    whole = await heard(subject, subject.thoughtful)
    ask, sampling = subject.engine.reply, subject.sampling
    early = answered_early(ask, subject.thoughtful, sampling, lambda _: True)
    events = [event async for event in early]
    assert isinstance(events[0], ReasoningDelta)
    assert sum(isinstance(event, ReasoningDelta) and bool(event.text) for event in events) == 1
    assert thought(whole).startswith(thought(events))
    assert text(events)
    assert "<" not in text(events)
    assert endings(events) == [len(events) - 1]


async def test_a_follow_up_gets_the_whole_conversation(subject: Subject) -> None:
    first = text(await heard(subject, subject.plain))
    follow_up = subject.plain.answered(first, "stop").asked(subject.plain.turns[-1].text)
    assert subject.answer in text(await heard(subject, follow_up))


async def test_an_answer_that_was_cut_is_gone_on_with(subject: Subject) -> None:
    assert text(await heard(subject, subject.begun)) == subject.rest


async def test_a_count_says_what_each_part_takes(subject: Subject, tmp_path: Path) -> None:
    picture = blank(tmp_path / "blank.png", 300, 200)
    asked = Conversation(system="Be brief.").asked("What is this?", (picture, picture))
    taken = await subject.engine.count(asked.answered("Nothing.", "stop").asked("图片？"))
    assert taken.exact
    assert taken.system > 0
    assert len(taken.texts) == 3
    assert all(taken.texts)
    one = subject.engine.checkpoint.pictures.count(300, 200)
    assert taken.pictures == ((one, one), (), ())
    assert taken.template > 0
    parts = taken.system + sum(taken.texts) + 2 * one + taken.template
    assert taken.total == parts


async def test_what_no_engine_answers_is_counted_all_the_same(
    subject: Subject, tmp_path: Path
) -> None:
    gone = replace(blank(tmp_path / "blank.png", 300, 200), path=tmp_path / "gone.png")
    taken = await subject.engine.count(asked("word " * 20_000, *[gone] * 9))
    assert taken.total > subject.engine.checkpoint.context_tokens
    assert len(taken.pictures[0]) == 9


async def test_counts_and_replies_do_not_hinder_each_other(subject: Subject) -> None:
    said, taken, again = await asyncio.gather(
        heard(subject, subject.plain),
        subject.engine.count(subject.plain),
        subject.engine.count(subject.other),
    )
    assert subject.answer in text(said)
    assert taken.total > 0
    assert again.total > 0


async def test_a_death_is_told_to_everyone_and_the_engine_starts_again(subject: Subject) -> None:
    loss = asyncio.create_task(subject.engine.lost())
    async with aclosing(subject.engine.reply(subject.long, subject.sampling)) as events:
        await anext(events)
        await subject.kill()
        with pytest.raises(EngineError) as death:
            [event async for event in events]
    assert death.value.kind == "dead"
    assert (await loss).kind == "dead"
    with pytest.raises(EngineError):
        await heard(subject, subject.plain)
    with pytest.raises(EngineError):
        await subject.engine.count(subject.plain)
    await subject.engine.start(not_told, refused)
    assert subject.answer in text(await heard(subject, subject.plain))


async def test_closing_twice_is_closing_once(subject: Subject) -> None:
    await subject.engine.close()
    await subject.engine.close()
    await subject.engine.start(not_told, refused)
    assert subject.answer in text(await heard(subject, subject.plain))
