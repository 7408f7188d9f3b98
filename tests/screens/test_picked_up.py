"""A reply that went on in the engine stands in its conversation once, whatever was saved of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest

from glm4v_tui.chat.changes import Again, Continued
from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.reopening import Saved, read
from glm4v_tui.chat.transcript import Transcript
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.keeping import Claim
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.engine.running_hosts import running_hosts, stop
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.chat_pane import ChatPane
from tests.conftest import not_told, refused
from tests.engine.subjects import LONG, hosted
from tests.screens.program import program
from tests.waiting import until

WHOLE = "".join(f"{number} " for number in range(20))
QUESTION = Turn("user", (Text("count 20"),))


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Path, None]:
    """Keep engines in a place of this test's own, and end them."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "pictures").mkdir()
    yield tmp_path
    for host in await running_hosts():
        assert await stop(host)


def nothing(transcript: Transcript) -> Claim:
    transcript.asked(QUESTION)
    return Claim(transcript.path.name, 1)


def a_part(transcript: Transcript) -> Claim:
    claim = nothing(transcript)
    transcript.streamed(WHOLE[:11])
    transcript.flush()
    return claim


def a_part_that_was_stopped(transcript: Transcript) -> Claim:
    claim = a_part(transcript)
    transcript.ended("stopped")
    return claim


def all_but_the_end(transcript: Transcript) -> Claim:
    claim = nothing(transcript)
    transcript.streamed(WHOLE)
    transcript.flush()
    return claim


def all_of_it(transcript: Transcript) -> Claim:
    claim = all_but_the_end(transcript)
    transcript.ended("stop")
    return claim


def something_that_was_edited(transcript: Transcript) -> Claim:
    claim = nothing(transcript)
    transcript.streamed("I say otherwise")
    transcript.ended("stopped", edited=True)
    return claim


def nothing_of_another_answer(transcript: Transcript) -> Claim:
    claim = a_part_that_was_stopped(transcript)
    transcript.changed(Again(turn=1, node=1))
    return claim


def a_part_of_the_rest(transcript: Transcript) -> Claim:
    transcript.asked(QUESTION)
    transcript.streamed("Well: ")
    transcript.ended("stopped")
    transcript.changed(Continued(turn=1, node=2))
    transcript.streamed(WHOLE[:4])
    transcript.flush()
    return Claim(transcript.path.name, 1, 2)


Story = Callable[[Transcript], Claim]
STORIES: dict[Story, str] = {
    nothing: WHOLE,
    a_part: WHOLE,
    a_part_that_was_stopped: WHOLE,
    all_but_the_end: WHOLE,
    all_of_it: WHOLE,
    something_that_was_edited: WHOLE,
    nothing_of_another_answer: WHOLE,
    a_part_of_the_rest: f"Well: {WHOLE}",
}


async def go_away(place: Path, story: Story) -> Path:
    """Let a program ask, save this much, and go; return the transcript."""
    engine = hosted(place, keep=LONG)
    await engine.start(not_told, refused)
    events = engine.reply_known_by("t", Conversation((QUESTION,)), Sampling())
    await anext(events)
    transcript = Transcript.create(place / "data", "scripted")
    engine.claim("t", story(transcript))
    transcript.close()
    # What is answered was sent after the claim.
    await engine.count(Conversation((QUESTION,)))
    engine.leave()
    await engine.close()
    await events.aclose()
    return transcript.path


async def come_back(place: Path, path: Path) -> tuple[Saved, str]:
    """Open the conversation and return it once it is whole, and the answer that is shown."""
    engine: HostedEngine = hosted(place)
    app = program(engine, place / "pictures", resumed=path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(ChatPane).engine_ready)
        await until(pilot, lambda: not engine.waiting)
        await until(pilot, lambda: read(path).conversation.turns[-1].ending == "stop")
        reply = app.screen.query_one(ChatLog).last_reply
        assert reply is not None
        shown = reply.answer
        app.exit()
    await engine.close()
    return read(path), shown


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
async def test_it_stands_once_and_whole(place: Path, story: Story) -> None:
    path = await go_away(place, story)
    saved, shown = await come_back(place, path)
    assert shown == STORIES[story]
    assert saved.conversation.turns == (
        QUESTION,
        Turn("assistant", (Text(STORIES[story]),), ending="stop"),
    )
    assert saved.damaged == 0
    (host,) = await running_hosts()
    assert host.status is not None
    assert host.status.waiting == 0


async def test_another_conversation_leaves_it_where_it_is(place: Path) -> None:
    await go_away(place, a_part)
    other = Transcript.create(place / "data", "scripted")
    other.asked(Turn("user", (Text("something else"),)))
    other.close()
    engine = hosted(place)
    app = program(engine, place / "pictures", resumed=other.path)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: any("for you" in each.message for each in app._notifications))
        assert len(engine.waiting) == 1
        app.exit()
    await engine.close()


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_engine_is_kept_and_let_go_by_a_key(place: Path, size: tuple[int, int]) -> None:
    engine = hosted(place)
    app = program(engine, place / "pictures")
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: engine.keeping)
        await pilot.press("alt+9")
        await until(pilot, lambda: engine.keeping and engine.keeping.seconds == 1800)
        await pilot.press("alt+9")
        await until(pilot, lambda: engine.keeping and engine.keeping.seconds is None)
        words = [each.message for each in app._notifications]
        assert any("stays 30 min when you leave" in each for each in words)
        assert any("ends when you leave" in each for each in words)
        app.exit()
    await engine.close()
