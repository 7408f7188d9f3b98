"""One set of behaviours, held against every kind of engine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest
import pytest_asyncio

from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, TextDelta
from tests.engine.contract import Subject, consenting, endings, heard, text, unheard
from tests.engine.subjects import hosted_subject, scripted_subject

pytestmark = pytest.mark.asyncio(loop_scope="session")

KINDS = ["scripted", "hosted"]


@pytest_asyncio.fixture(params=KINDS, loop_scope="session")
async def subject(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[Subject, None]:
    made = scripted_subject() if request.param == "scripted" else hosted_subject(tmp_path)
    await made.engine.start(unheard, consenting)
    yield made
    await made.engine.close()


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
    begun = asyncio.Event()

    async def read() -> None:
        async with aclosing(subject.engine.reply(subject.long, subject.sampling)) as events:
            async for _ in events:
                begun.set()

    reading = asyncio.create_task(read())
    await begun.wait()
    reading.cancel()
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
    plain, unicode = await asyncio.gather(
        heard(subject, subject.plain), heard(subject, subject.unicode)
    )
    assert subject.answer in text(plain)
    assert subject.echoed in text(unicode)


async def test_thinking_comes_apart_and_first(subject: Subject) -> None:
    events = await heard(subject, subject.thoughtful)
    thoughts = [event for event in events if isinstance(event, ReasoningDelta)]
    assert subject.thought in "".join(thought.text for thought in thoughts)
    assert events[: len(thoughts)] == thoughts
    assert text(events)
    assert subject.thought not in text(events)


async def test_a_follow_up_gets_the_whole_conversation(subject: Subject) -> None:
    first = text(await heard(subject, subject.plain))
    follow_up = subject.plain.answered(first, "stop").asked(subject.plain.turns[-1].text)
    assert subject.answer in text(await heard(subject, follow_up))


async def test_death_is_told_to_everyone_and_a_new_start_works(subject: Subject) -> None:
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
    await subject.engine.start(unheard, consenting)
    assert subject.answer in text(await heard(subject, subject.plain))


async def test_closing_twice_is_the_same_as_once(subject: Subject) -> None:
    await subject.engine.close()
    await subject.engine.close()
    await subject.engine.start(unheard, consenting)
    assert subject.answer in text(await heard(subject, subject.plain))
