"""Five hundred replies over a bad line: nothing lost, nothing doubled, nothing made up."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, Sampling, TextDelta
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from tests.conftest import not_told, refused
from tests.engine.scripted_server import ScriptedServer
from tests.engine.spoiling_proxy import KINDS, SpoilingProxy
from tests.engine.subjects import asked
from tests.scripted_engine import Step, done

REPLIES, AT_ONCE = 500, 10
PIECES = 16


def thought(number: str) -> list[str]:
    return [f"思{number}.{piece} " for piece in range(4)]


def said(number: str) -> list[str]:
    return [f"{number}·{piece}é🦄 " for piece in range(PIECES)]


def by_number(conversation: Conversation) -> Sequence[Step]:
    number = conversation.turns[-1].text
    thoughts = map(ReasoningDelta, thought(number))
    return [*thoughts, *map(TextDelta, said(number)), done(PIECES)]


@dataclass
class Came:
    """What came of one reply."""

    reasoning: str = ""
    text: str = ""
    ends: int = 0
    error: EngineError | None = None


async def heard(engine: ServedEngine, number: int) -> Came:
    came = Came()
    try:
        async with aclosing(engine.reply(asked(str(number)), Sampling())) as events:
            async for event in events:
                match event:
                    case TextDelta(text):
                        came.text += text
                    case ReasoningDelta(text):
                        came.reasoning += text
                    case ReplyDone():
                        came.ends += 1
    except EngineError as error:
        came.error = error
    return came


async def test_five_hundred_spoiled_replies() -> None:
    server = ScriptedServer(script=by_number)
    await server.up()
    proxy = SpoilingProxy(server.port, seed=20261123)
    await proxy.up()
    engine = ServedEngine(ServerOptions(server_address(proxy.url)))
    await engine.start(not_told, refused)
    came: list[Came] = []
    for start in range(0, REPLIES, AT_ONCE):
        numbers = range(start, start + AT_ONCE)
        came += await asyncio.gather(*(heard(engine, number) for number in numbers))
    await engine.close()
    await proxy.down()
    await server.down()

    for number, each in enumerate(came):
        reasoning, text = "".join(thought(str(number))), "".join(said(str(number)))
        assert reasoning.startswith(each.reasoning)
        assert text.startswith(each.text)
        assert each.ends + (each.error is not None) == 1
        if each.ends:
            assert (each.reasoning, each.text) == (reasoning.rstrip(), text.rstrip())
    questions = Counter(body["messages"][-1]["content"] for body in server.asked)
    assert set(questions.values()) == {1}
    assert len(questions) == REPLIES - proxy.done["refuse"]
    assert min(proxy.done[kind] for kind in KINDS) > REPLIES // 20
    assert sum(each.ends for each in came) >= proxy.done["none"] + proxy.done["delay"]
