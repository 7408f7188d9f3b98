"""HostedEngine beyond the contract: failures to start, consent, back-pressure, privacy."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import pytest

from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.processes import descendants
from glm4v_tui.engine.protocol import (
    ConsentQuestion,
    DownloadWanted,
    EngineError,
    LoadStage,
    ReplyDone,
    Sampling,
    TextDelta,
)
from tests.conftest import not_told, refused
from tests.engine.contract import text
from tests.engine.subjects import GUARD, HOST, asked, hosted, named, only


@asynccontextmanager
async def started(directory: Path, **options: object) -> AsyncGenerator[HostedEngine, None]:
    engine = hosted(directory, json.dumps(options))
    await engine.start(not_told, refused)
    try:
        yield engine
    finally:
        await engine.close()


async def answer(engine: HostedEngine, question: str) -> str:
    async with aclosing(engine.reply(asked(question), Sampling())) as events:
        return text([event async for event in events])


async def failure(engine: HostedEngine) -> EngineError:
    """Return the error of a start, which must leave nothing behind."""
    before = descendants(os.getpid())
    with pytest.raises(EngineError) as error:
        await engine.start(not_told, refused)
    assert not descendants(os.getpid()) - before
    return error.value


async def test_stages_arrive_in_order(tmp_path: Path) -> None:
    engine = hosted(tmp_path)
    stages: list[LoadStage] = []
    await engine.start(stages.append, refused)
    await engine.close()
    assert [stage.name for stage in stages] == ["import", "ready"]


async def test_a_failed_start_says_all_that_the_engine_said(tmp_path: Path) -> None:
    error = await failure(hosted(tmp_path, '{"fail_to_start": true}'))
    said = (error.kind, error.message, error.advice, error.cause)
    assert said == ("out-of-memory", "It is full.", "Make room.", "16 GB wanted")


async def test_an_engine_that_is_not_there_is_named(tmp_path: Path) -> None:
    error = await failure(hosted(tmp_path, engine="glm4v_tui.no_such_engine:make"))
    assert error.kind == "failed"
    assert "glm4v_tui.no_such_engine" in error.cause
    assert "Traceback" in (tmp_path / "engine.log").read_text()


async def test_a_host_that_dies_before_it_speaks_leaves_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    error = await failure(hosted(tmp_path))
    assert error.kind == "failed"
    assert "has ended with code 1 while it was starting" in error.message
    assert "/nowhere" in error.cause


async def test_a_log_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    error = await failure(hosted(tmp_path / "file"))
    assert error.kind == "failed"
    assert str(tmp_path / "file") in error.cause


async def test_a_failed_start_can_be_tried_again(tmp_path: Path) -> None:
    answers = iter([False, True])
    questions: list[ConsentQuestion] = []

    async def consent(question: ConsentQuestion) -> bool:
        questions.append(question)
        return next(answers)

    engine = hosted(tmp_path, '{"ask_first": true}')
    with pytest.raises(EngineError) as refusal:
        await engine.start(not_told, consent)
    assert refusal.value.kind == "refused-by-user"
    await engine.start(not_told, consent)
    assert await answer(engine, "hello") == "You asked: hello"
    await engine.close()
    assert questions == [DownloadWanted("m", 10, 20, "/somewhere")] * 2


async def test_a_question_that_cannot_be_asked_ends_the_start(tmp_path: Path) -> None:
    async def consent(question: ConsentQuestion) -> bool:
        raise LookupError("no screen")

    with pytest.raises(LookupError):
        await hosted(tmp_path, '{"ask_first": true}').start(not_told, consent)
    assert not named(GUARD, tmp_path)


async def test_closing_while_it_starts_ends_the_start(tmp_path: Path) -> None:
    engine = hosted(tmp_path, '{"hang_on_start": true}')
    begun = asyncio.Event()
    starting = asyncio.create_task(engine.start(lambda stage: begun.set(), refused))
    await begun.wait()
    await engine.close()
    with pytest.raises(EngineError):
        await starting
    assert not named(GUARD, tmp_path)


async def test_closing_before_the_start_does_nothing(tmp_path: Path) -> None:
    engine = hosted(tmp_path)
    await engine.close()
    assert (await engine.lost()).kind == "dead"
    with pytest.raises(EngineError):
        await answer(engine, "hello")


async def test_what_arrives_unread_is_kept_and_holds_nothing_up(tmp_path: Path) -> None:
    async with (
        started(tmp_path) as engine,
        aclosing(engine.reply(asked("count 50000"), Sampling())) as slow,
    ):
        first = await anext(slow)
        assert await answer(engine, "hello") == "You asked: hello"
        rest = [event async for event in slow]
    assert first == TextDelta("0 ")
    assert text(rest).split() == [str(number) for number in range(1, 50000)]
    assert isinstance(rest[-1], ReplyDone)


async def test_a_reply_given_up_is_aborted_on_the_engine(tmp_path: Path) -> None:
    async with started(tmp_path) as engine:
        async with aclosing(engine.reply(asked("wait forever"), Sampling())) as events:
            await anext(events)
        assert await answer(engine, "how many aborted?") == "1"


async def test_a_reply_that_has_ended_is_not_aborted(tmp_path: Path) -> None:
    async with started(tmp_path) as engine:
        await answer(engine, "hello")
        assert await answer(engine, "how many aborted?") == "0"


async def test_a_mistake_of_the_engine_ends_only_the_reply(tmp_path: Path) -> None:
    async with started(tmp_path) as engine:
        with pytest.raises(EngineError) as error:
            await answer(engine, "stumble now")
        assert await answer(engine, "hello") == "You asked: hello"
    assert error.value.kind == "failed"
    assert "a mistake of the engine" in error.value.cause
    assert "Traceback" in (tmp_path / "engine.log").read_text()


async def test_a_conversation_over_the_limit_is_rejected(tmp_path: Path) -> None:
    async with started(tmp_path) as engine:
        with pytest.raises(EngineError) as error:
            await answer(engine, "x" * 17 * 1024 * 1024)
        assert await answer(engine, "hello") == "You asked: hello"
    assert error.value.kind == "rejected"


async def test_a_long_conversation_is_not(tmp_path: Path) -> None:
    question = "картинка " * 100_000
    async with started(tmp_path) as engine:
        assert await answer(engine, question) == f"You asked: {question}"


async def test_the_engine_can_spawn_processes(tmp_path: Path) -> None:
    async with started(tmp_path) as engine:
        assert await answer(engine, "spawn -3") == "3"


async def test_nothing_is_imported_from_the_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "asyncio.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    async with started(tmp_path) as engine:
        assert await answer(engine, "hello") == "You asked: hello"


async def test_the_host_is_private_and_apart_from_the_terminal(tmp_path: Path) -> None:
    log = tmp_path / "new" / "engine.log"
    async with started(log.parent):
        host = Path(f"/proc/{only(named(HOST, log.parent))}")
        assert os.getsid(int(host.name)) != os.getsid(0)
        assert (host / "fd/0").readlink() == Path("/dev/null")
        assert (host / "fd/1").readlink() == (host / "fd/2").readlink() == log
    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700
