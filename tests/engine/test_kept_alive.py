"""An engine that is kept: found again by the same, never by others, shared, and ended in time."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import stat
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.engine import rendezvous as meeting
from glm4v_tui.engine import wire
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.identity import digest
from glm4v_tui.engine.keeping import ATTACHED, Claim, Keeping
from glm4v_tui.engine.protocol import EngineError, LoadStage, ReplyDone, Sampling, TextDelta
from glm4v_tui.engine.running_hosts import running_hosts, stop
from glm4v_tui.engine.slumber import AWAKE
from tests.conftest import not_told, refused
from tests.engine.contract import text
from tests.engine.subjects import GUARD, HOST, LONG, SCRIPTS, asked, called, hosted, named, only
from tests.scripted_engine import SCRIPTED
from tests.waiting import so

CLAIM = Claim("some transcript.jsonl", 1)

pytestmark = pytest.mark.usefixtures("rendezvous")


async def answer(engine: HostedEngine, question: str) -> str:
    async with aclosing(engine.reply(asked(question), Sampling())) as events:
        return text([event async for event in events])


async def started(engine: HostedEngine) -> list[LoadStage]:
    stages: list[LoadStage] = []
    await engine.start(stages.append, refused)
    return stages


async def pid() -> int:
    (host,) = await running_hosts()
    return host.pid


async def test_a_kept_engine_is_found_by_the_next_program(tmp_path: Path) -> None:
    first = hosted(tmp_path, keep=LONG)
    assert ATTACHED not in [stage.detail for stage in await started(first)]
    await first.close()
    host = await pid()
    second = hosted(tmp_path)
    assert (await started(second))[-1].detail == ATTACHED
    assert await answer(second, "hello") == "You asked: hello"
    await second.close()
    assert await pid() == host


async def test_without_being_kept_it_ends_as_ever(tmp_path: Path) -> None:
    engine = hosted(tmp_path)
    await started(engine)
    assert not await running_hosts()
    await engine.close()
    assert not named(GUARD, tmp_path)


async def test_two_programs_share_an_engine_and_one_may_go(tmp_path: Path) -> None:
    first, second = hosted(tmp_path, keep=LONG), hosted(tmp_path)
    await started(first)
    await started(second)
    await so(lambda: first.keeping == Keeping(LONG, 2))
    async with (
        aclosing(first.reply(asked("wait forever"), Sampling())) as waiting,
        aclosing(second.reply(asked("wait forever"), Sampling())) as given_up,
    ):
        assert [await anext(waiting), await anext(given_up)] == [TextDelta("One ")] * 2
        await given_up.aclose()
        assert await anext(waiting) == TextDelta("moment")
        counts = await asyncio.gather(first.count(asked("a b")), second.count(asked("a b c d e")))
        assert counts[0].total < counts[1].total
        await first.close()
    while await answer(second, "how many aborted?") != "2":
        """What the first one has left is given up soon."""
    await second.close()


async def test_it_ends_when_nobody_has_come_for_so_long(tmp_path: Path) -> None:
    engine = hosted(tmp_path, keep=0.01)
    await started(engine)
    guard = os.pidfd_open(only(named(GUARD, tmp_path)))
    await engine.close()
    await asyncio.to_thread(os.read, _ending(guard), 1)
    assert not meeting.places()


def _ending(descriptor: int) -> int:
    """Return what can be read once a process has ended."""
    reading, writing = os.pipe()

    def told() -> None:
        asyncio.get_running_loop().remove_reader(descriptor)
        os.write(writing, b".")

    asyncio.get_running_loop().add_reader(descriptor, told)
    return reading


async def test_it_is_kept_and_let_go_at_a_word(tmp_path: Path) -> None:
    engine = hosted(tmp_path)
    await started(engine)
    assert await engine.keep_alive(LONG) == Keeping(LONG, 1)
    assert len(await running_hosts()) == 1
    assert await engine.keep_alive(None) == Keeping(None, 1)
    assert not await running_hosts()
    assert await engine.keep_alive(LONG) == Keeping(LONG, 1)
    await engine.close()
    again = hosted(tmp_path)
    assert (await started(again))[-1].detail == ATTACHED
    await again.keep_alive(None)
    host = only(named(HOST, tmp_path))
    await again.close()
    await so(lambda: called(host) != HOST)


@pytest.mark.parametrize("other", [{"bystanders": 1}, {"hang_on_close": False}])
async def test_other_arguments_never_find_it(tmp_path: Path, other: dict[str, object]) -> None:
    first, second = hosted(tmp_path, keep=LONG), hosted(tmp_path, json.dumps(other))
    await started(first)
    assert ATTACHED not in [stage.detail for stage in await started(second)]
    await second.close()
    await first.close()


def test_whatever_an_engine_depends_on_tells_it_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text("{}")
    options = '{"arguments": ["a=1"], "log_file": "/one"}'
    seen = {digest("m:f", options, str(tmp_path))}
    assert digest("m:f", options.replace("/one", "/two"), str(tmp_path)) in seen
    seen.add(digest("m:g", options, str(tmp_path)))
    seen.add(digest("m:f", options.replace("a=1", "a=2"), str(tmp_path)))
    seen.add(digest("m:f", options, "another/model"))
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "1")
    seen.add(digest("m:f", options, str(tmp_path)))
    (tmp_path / "config.json").write_text("{ }")
    seen.add(digest("m:f", options, str(tmp_path)))
    assert len(seen) == 6


async def test_an_engine_at_the_place_of_another_is_not_used(tmp_path: Path) -> None:
    """A socket of this name whose host says that it runs something else."""
    wanted = digest(SCRIPTS, "{}", "scripted")
    with meeting.locked():
        listening = meeting.publish(wanted)
    server = await asyncio.start_unix_server(_greet, sock=listening)
    with pytest.raises(EngineError) as error:
        await started(hosted(tmp_path, keep=LONG))
    assert "another engine" in error.value.cause
    server.close()
    meeting.place(wanted).unlink()


async def _greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(wire.encode(wire.Hello(wire.PROTOCOL, "0" * 64)))
    await reader.read()
    writer.close()


async def test_a_host_refuses_who_looks_for_another_engine(tmp_path: Path) -> None:
    engine = hosted(tmp_path, keep=LONG)
    await started(engine)
    reader, writer = await asyncio.open_unix_connection(meeting.places()[0])
    writer.write(wire.encode(wire.Hello(wire.PROTOCOL, "0" * 64)) + wire.encode(wire.Start()))
    await reader.readline()
    assert isinstance(wire.decode(await reader.readline()), wire.StartFailed)
    writer.close()
    await engine.close()


async def test_a_stale_socket_is_replaced(tmp_path: Path) -> None:
    first = hosted(tmp_path, keep=LONG)
    await started(first)
    os.kill(only(named(GUARD, tmp_path)), signal.SIGKILL)
    await first.lost()
    await first.close()
    path = meeting.place(digest(SCRIPTS, "{}", "scripted"))
    if not path.exists():
        dead = socket.socket(socket.AF_UNIX)
        dead.bind(str(path))
        dead.close()
    second = hosted(tmp_path, keep=LONG)
    assert ATTACHED not in [stage.detail for stage in await started(second)]
    assert len(await running_hosts()) == 1
    await second.close()


async def test_programs_that_start_at_once_share_one_host(tmp_path: Path) -> None:
    engines = [hosted(tmp_path, keep=LONG) for _ in range(4)]
    stages = await asyncio.gather(*map(started, engines))
    assert sum(ATTACHED in [stage.detail for stage in each] for each in stages) == 3
    assert len(await running_hosts()) == 1
    said = await asyncio.gather(*(answer(engine, "hello") for engine in engines))
    assert said == ["You asked: hello"] * 4
    await asyncio.gather(*(engine.close() for engine in engines))


async def test_the_place_is_private(tmp_path: Path) -> None:
    (tmp_path / f"glm4v-tui-{os.getuid()}").mkdir(0o755)
    engine = hosted(tmp_path, keep=LONG)
    await started(engine)
    (path,) = meeting.places()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    assert stat.S_ISSOCK(path.stat().st_mode)
    await engine.close()


async def test_a_place_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"glm4v-tui-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EngineError) as error:
        await started(hosted(tmp_path, keep=LONG))
    assert "kept alive" in error.value.message


async def test_a_host_tells_of_itself_and_ends_when_told(tmp_path: Path) -> None:
    engine = hosted(tmp_path, keep=LONG)
    await started(engine)
    (host,) = await running_hosts()
    status = host.status
    assert status is not None
    assert (status.model, status.ready, status.keeping) == ("scripted", True, Keeping(LONG, 1))
    assert (status.pid, status.ends_in) == (host.pid, None)
    assert status.log_file == str(tmp_path / "engine.log")
    await engine.close()
    (host,) = await running_hosts()
    assert host.status is not None
    assert host.status.ends_in is not None
    assert await stop(host)
    assert not await running_hosts()


async def test_a_failed_start_is_told_to_all_and_leaves_nothing(tmp_path: Path) -> None:
    engines = [hosted(tmp_path, '{"fail_to_start": true}', keep=LONG) for _ in range(2)]
    ended = await asyncio.gather(*map(started, engines), return_exceptions=True)
    assert [isinstance(each, EngineError) for each in ended] == [True, True]
    await so(lambda: not meeting.places())


async def claimed(engine: HostedEngine, question: str, token: str = "t") -> list[object]:
    """Ask, claim the reply, and return its first two pieces; it goes on."""
    events = engine.reply_known_by(token, asked(question), Sampling())
    first = [await anext(events), await anext(events)]
    engine.claim(token, CLAIM)
    # What is answered was sent after the claim.
    await engine.count(asked(question))
    engine.leave()
    await engine.close()
    await events.aclose()
    return [*first]


async def test_a_claimed_reply_goes_on_and_is_picked_up_whole(tmp_path: Path) -> None:
    first, second = hosted(tmp_path, keep=LONG), hosted(tmp_path)
    await started(first)
    assert await claimed(first, "count 1000") == [TextDelta("0 "), TextDelta("1 ")]
    await started(second)
    await so(lambda: second.waiting)
    (waiting,) = second.waiting
    assert waiting.claim == CLAIM
    picked = await second.pick_up(waiting.token)
    rest = [event async for event in picked.rest]
    assert (picked.text + text(rest)).split() == [str(number) for number in range(1000)]
    assert isinstance(rest[-1], ReplyDone)
    second.settle(waiting.token)
    await so(lambda: not second.waiting)
    await second.close()


async def test_a_reply_that_streams_is_picked_up_and_given_up(tmp_path: Path) -> None:
    first, second = hosted(tmp_path, keep=LONG), hosted(tmp_path)
    await started(first)
    await claimed(first, "wait forever")
    await started(second)
    await so(lambda: second.waiting)
    picked = await second.pick_up("t")
    assert picked.text == "One moment"
    with pytest.raises(EngineError) as error:
        await second.pick_up("t")
    assert "does not wait" in error.value.message
    waiting = asyncio.ensure_future(anext(picked.rest))
    await asyncio.wait({waiting}, timeout=0)
    waiting.cancel()
    await asyncio.wait({waiting})
    assert await answer(second, "how many aborted?") == "1"
    await second.close()


async def test_a_reply_that_is_not_claimed_ends_with_its_program(tmp_path: Path) -> None:
    first, second = hosted(tmp_path, keep=LONG), hosted(tmp_path)
    await started(first)
    events = first.reply(asked("wait forever"), Sampling())
    await anext(events)
    first.leave()
    await first.close()
    await started(second)
    assert await answer(second, "how many aborted?") == "1"
    assert not second.waiting
    await second.close()


async def test_an_engine_is_found_once_its_model_has_been_downloaded(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    options = json.dumps({"downloads": str(model / "weights")})
    spec = HostSpec(tmp_path / "engine.log", options, SCRIPTS)
    first, second = (
        HostedEngine(replace(SCRIPTED, model=str(model)), spec, LONG) for _ in range(2)
    )
    await started(first)
    assert len(meeting.places()) == 1
    assert (await started(second))[-1].detail == ATTACHED
    await first.close()
    await second.close()


async def test_an_idle_engine_sleeps_and_wakes_for_a_question(tmp_path: Path) -> None:
    stages: asyncio.Queue[LoadStage] = asyncio.Queue()
    engine = hosted(tmp_path, '{"sleep_after": 0.01}', keep=LONG)
    await engine.start(stages.put_nowait, refused)
    while not await asleep():
        """It falls asleep soon."""
    said = await answer(engine, "how often asleep?")
    assert int(said) >= 1
    told = [stages.get_nowait() for _ in range(stages.qsize())]
    assert [stage.name for stage in told[-2:]] == ["wake-up", "ready"]
    assert told[-1].detail == AWAKE
    await engine.close()


async def asleep() -> bool:
    (host,) = await running_hosts()
    return host.status is not None and host.status.asleep


async def test_an_engine_that_is_asked_does_not_sleep(tmp_path: Path) -> None:
    engine = hosted(tmp_path, '{"sleep_after": 0.0}', keep=LONG)
    await engine.start(not_told, refused)
    async with aclosing(engine.reply(asked("wait forever"), Sampling())) as events:
        await anext(events)
        assert not await asleep()
    while not await asleep():
        """It falls asleep soon."""
    await engine.close()


async def test_a_host_of_other_words_is_known_and_ended(tmp_path: Path) -> None:
    """A host that does not speak this version's protocol is ended by its process."""
    engine = hosted(tmp_path, keep=LONG)
    await started(engine)
    await engine.close()
    (host,) = await running_hosts()
    assert await stop(replace(host, path=tmp_path / "nowhere"))
    assert not await running_hosts()
