"""A server whose prompt and greatest answer do not fit into the context together."""

from __future__ import annotations

import json
from contextlib import aclosing

import pytest

from glm4v_tui.engine.protocol import EngineError, Sampling
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from tests.conftest import not_told, refused
from tests.engine.scripted_server import Answer, ScriptedServer
from tests.engine.subjects import asked


async def answer(server: ScriptedServer) -> None:
    """Ask, and hear the whole reply."""
    engine = ServedEngine(ServerOptions(server_address(server.url)))
    await engine.start(not_told, refused)
    try:
        async with aclosing(engine.reply(asked("is anyone there?"), Sampling())) as events:
            assert [event async for event in events]
    finally:
        await engine.close()


@pytest.mark.parametrize(
    "words",
    [
        "This model's maximum context length is 4096 tokens. However, you requested 4096 output"
        " tokens and your prompt contains at least 1 input tokens, for a total of 4097 tokens.",
        "This model's maximum context length is 4096 tokens. However, you requested 4126 tokens"
        " (30 in the messages, 4096 in the completion).",
        "'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context"
        " length is 4096 tokens and your request has 30 input tokens (4096 > 4096 - 30).",
    ],
)
async def test_an_answer_gets_what_the_prompt_leaves_from_older_vllm_too(
    server: ScriptedServer, words: str
) -> None:
    told = {"error": {"message": words, "code": 400}}
    server.instead = [(400, {"Content-Type": "application/json"}, json.dumps(told).encode())]
    await answer(server)
    first, second = server.asked[-2:]
    assert first.pop("max_tokens") == 4096
    assert first == second


async def test_a_prompt_that_is_too_long_is_not_asked_again(server: ScriptedServer) -> None:
    words = "maximum context length is 4096 tokens. However, you requested 9 output tokens"
    refusal: Answer = (400, {}, json.dumps({"error": {"message": words}}).encode())
    server.instead = [refusal, refusal]
    with pytest.raises(EngineError, match="too long for the model"):
        await answer(server)
    assert len(server.asked) == 2
