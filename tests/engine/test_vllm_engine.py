"""The real engine answers about pictures, remembers, stops, refuses, dies and starts again."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from glm4v_tui.chat.areas import Area
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.cutting import cut
from glm4v_tui.engine.protocol import (
    EngineError,
    ReasoningDelta,
    ReplyDone,
    ReplyEvent,
    TextDelta,
)
from glm4v_tui.engine.vllm_engine import VllmEngine
from tests.conftest import not_told, refused
from tests.engine.drawings import blank, circles

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]


async def reply(engine: VllmEngine, conversation: Conversation) -> list[ReplyEvent]:
    async with aclosing(engine.reply(conversation, engine.checkpoint.sampling)) as events:
        return [event async for event in events]


async def answer(engine: VllmEngine, question: str, *pictures: Picture) -> str:
    return text_of(await reply(engine, Conversation().asked(question, pictures)))


def text_of(events: list[ReplyEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


async def test_question_about_a_picture(demo_engine: VllmEngine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    events = await reply(
        demo_engine, Conversation().asked("How many circles are there?", (picture,))
    )
    assert "3" in text_of(events)
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert done.ending == "stop"
    assert done.prompt_tokens > demo_engine.checkpoint.pictures.count(400, 300)
    assert 0 < done.first_token_seconds <= done.total_seconds


async def test_follow_up_needs_the_history(demo_engine: VllmEngine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "two.png", 2, "blue")
    asked = Conversation().asked("How many circles are there?", (picture,))
    both = asked.answered(text_of(await reply(demo_engine, asked)), "stop").asked(
        "What colour are they?"
    )
    events = await reply(demo_engine, both)
    assert "blue" in text_of(events).lower()
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert done.cached_tokens > 0


async def test_two_pictures(demo_engine: VllmEngine, tmp_path: Path) -> None:
    one, three = circles(tmp_path / "1.png", 1, "green"), circles(tmp_path / "3.png", 3, "green")
    words = await answer(demo_engine, "Which picture has more circles?", one, three)
    assert "second" in words.lower()


async def test_system_prompt_asks_for_thinking(demo_engine: VllmEngine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    conversation = Conversation(system="Think step by step.")
    events = await reply(demo_engine, conversation.asked("How many circles are there?", (picture,)))
    assert any(isinstance(event, ReasoningDelta) for event in events)
    assert "3" in text_of(events)
    assert "<" not in text_of(events)


async def test_same_picture_file_in_many_turns_at_once(
    demo_engine: VllmEngine, tmp_path: Path
) -> None:
    pictures = [circles(tmp_path / f"{count}.png", count, "red") for count in (1, 2, 3)] * 3
    questions = [answer(demo_engine, "How many circles are there?", each) for each in pictures]
    counts = [words.lower() for words in await asyncio.gather(*questions)]
    assert all(
        any(word in said for word in words)
        for said, words in zip(
            counts, [("1", "one"), ("2", "two"), ("3", "three")] * 3, strict=True
        )
    )


async def test_closing_the_reply_frees_the_engine(demo_engine: VllmEngine) -> None:
    endless = replace(demo_engine.checkpoint.sampling, temperature=2.0, top_k=0, max_tokens=4000)
    async with aclosing(
        demo_engine.reply(Conversation().asked("Describe everything."), endless)
    ) as events:
        assert isinstance(await anext(events), TextDelta | ReasoningDelta)
    await reply(demo_engine, Conversation().asked("Hello"))
    assert running_requests() == 0


def running_requests() -> float:
    """Return what the engine itself says that it is working on."""
    metrics = [each for each in REGISTRY.collect() if each.name == "vllm:num_requests_running"]
    assert metrics
    return sum(sample.value for metric in metrics for sample in metric.samples)


async def test_long_thin_picture_is_refused_and_the_engine_lives(
    demo_engine: VllmEngine, tmp_path: Path
) -> None:
    thin = blank(tmp_path / "thin.png", 20000, 10)
    with pytest.raises(EngineError) as refusal:
        await answer(demo_engine, "What is this?", thin)
    assert refusal.value.kind == "rejected"
    assert "“thin.png” is 20000×10 pixels" in refusal.value.message
    assert await answer(demo_engine, "Hello")


async def test_too_many_pictures_are_refused(demo_engine: VllmEngine, tmp_path: Path) -> None:
    pictures = [circles(tmp_path / f"{number}.png", 1, "red") for number in range(5)]
    with pytest.raises(EngineError) as refusal:
        await answer(demo_engine, "What is this?", *pictures)
    assert refusal.value.kind == "rejected"
    assert "more pictures than the model takes: 5, not 4" in refusal.value.message


async def test_too_long_a_conversation_is_refused(demo_engine: VllmEngine) -> None:
    with pytest.raises(EngineError) as refusal:
        await answer(demo_engine, "word " * 5000)
    assert refusal.value.kind == "rejected"
    assert "too long" in refusal.value.message
    assert "4,096" in refusal.value.message


async def test_killed_engine_is_noticed_and_starts_again(demo_engine: VllmEngine) -> None:
    (core,) = (each for each in multiprocessing.active_children() if "EngineCore" in each.name)
    assert core.pid is not None
    os.kill(core.pid, signal.SIGKILL)
    error = await demo_engine.lost()
    assert error.kind == "dead"
    with pytest.raises(EngineError) as death:
        await answer(demo_engine, "Hello")
    assert death.value.kind == "dead"
    await demo_engine.start(not_told, refused)
    assert await answer(demo_engine, "Hello")


async def test_a_part_of_a_picture_is_all_that_is_seen(
    demo_engine: VllmEngine, tmp_path: Path
) -> None:
    whole = circles(tmp_path / "two.png", 2, "red")
    part = cut(whole, Area(0, 70, 130, 130), tmp_path / "cuttings")
    question = "How many shapes are there?"
    assert "2" in (in_digits(await answer(demo_engine, question, whole)))
    assert "1" in (in_digits(await answer(demo_engine, question, part)))


def in_digits(answer: str) -> str:
    return answer.lower().replace("one", "1").replace("two", "2")


async def test_thinking_that_was_cut_comes_to_the_same_answer(
    demo_engine: VllmEngine, tmp_path: Path
) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    asked = Conversation().asked("How many circles are there? /think", (picture,))
    whole = await reply(demo_engine, asked)
    thought = "".join(event.text for event in whole if isinstance(event, ReasoningDelta))
    begun = thought[: thought.index(" ", len(thought) // 2)]
    rest = await reply(demo_engine, asked.answered("", "length", begun))
    added = "".join(event.text for event in rest if isinstance(event, ReasoningDelta))
    assert (begun + added, text_of(rest)) == (thought, text_of(whole))


async def test_thinking_is_counted_to_the_token(demo_engine: VllmEngine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "three.png", 3, "red")
    asked = Conversation().asked("How many circles are there? /think", (picture,))
    events = await reply(demo_engine, asked)
    thought = "".join(event.text for event in events if isinstance(event, ReasoningDelta))
    taken = await demo_engine.count(Conversation().asked(thought))
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert done.thought is not None
    # The white space around thinking is drawn too, and not shown.
    assert 0 <= (done.thought.tokens or 0) - taken.texts[0] <= 2
    assert 0 < done.thought.seconds < done.total_seconds
    counts = [event.so_far for event in events if isinstance(event, ReasoningDelta)]
    assert counts[-1] is not None
    assert counts[-1].prompt_tokens == done.prompt_tokens
