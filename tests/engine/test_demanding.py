"""Thinking and answer as two requests: what each is asked with, and what comes of both."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.demand import Demand
from glm4v_tui.engine.demanding import DemandingReply, held_to
from glm4v_tui.engine.family import ReasoningStyle

CHOICES = Demand("choices", "red\nblue")
ASKED = Conversation().asked("Which?", (), CHOICES)
MOST = 20

Piece = tuple[str, str | None, str | None]
"""A text, how the request ended with it, and what stopped it."""


class Tokenizer:
    """Every letter is a token of its own number; tags are 1000 and more."""

    unk_token_id = None

    def encode(self, text: str, *, add_special_tokens: bool) -> list[int]:
        assert not add_special_tokens
        return [ord(letter) for letter in text]

    def convert_tokens_to_ids(self, tokens: list[str]) -> list[int]:
        return [1000 + place for place in range(len(tokens))]


class Asking:
    """Plays the pieces of one request after the other, and writes down how each was made."""

    def __init__(self, *requests: Sequence[Piece]) -> None:
        self._requests = list(requests)
        self.made: list[tuple[dict[str, Any], str]] = []
        self.closed = 0

    def parameters(self, **more: Any) -> Any:
        return more

    async def submit(self, parameters: Any, said: Sequence[int]) -> AsyncGenerator[Any, None]:
        self.made.append((parameters, "".join(map(chr, said))))
        try:
            for text, reason, stopped_by in self._requests[len(self.made) - 1]:
                piece = SimpleNamespace(
                    text=text,
                    token_ids=[ord(letter) for letter in text],
                    finish_reason=reason,
                    stop_reason=stopped_by,
                )
                prompt = [0] * (10 + len(said))
                yield SimpleNamespace(
                    outputs=[piece], prompt_token_ids=prompt, num_cached_tokens=len(self.made)
                )
        finally:
            self.closed += 1


async def reply(
    asking: Asking, style: ReasoningStyle, conversation: Conversation = ASKED
) -> list[Any]:
    demanding = DemandingReply(conversation, CHOICES, style, Tokenizer(), 2000)
    async with aclosing(demanding.outputs(asking.submit, asking.parameters, MOST)) as outputs:
        return [output async for output in outputs]


def text(outputs: list[Any]) -> str:
    return "".join(output.outputs[0].text for output in outputs)


async def test_a_model_that_never_thinks_is_asked_once() -> None:
    asking = Asking([("red", "stop", None)])
    assert text(await reply(asking, "none")) == "red"
    [(parameters, said)] = asking.made
    assert parameters["demand"] == CHOICES
    assert parameters["max_tokens"] == MOST
    assert said == ""


@pytest.mark.parametrize(("style", "mark"), [("think", "\n"), ("think-answer", "<answer>")])
async def test_the_thinking_is_free_and_the_answer_goes_on_from_it(
    style: ReasoningStyle, mark: str
) -> None:
    thinking = [("\n<th", None, None), ("ink>Hm", None, None), ("</think>", "stop", "</think>")]
    asking = Asking(thinking, [("red", "stop", None)])
    outputs = await reply(asking, style)
    assert text(outputs) == "\n<think>Hm</think>red"
    (free, nothing), (held, said) = asking.made
    assert "demand" not in free
    assert (free["stop"], nothing) == (["</think>"], "")
    assert said == f"\n<think>Hm</think>{mark}"
    assert held["max_tokens"] == MOST - len("\n<think>Hm</think>")
    assert held["demand"] == CHOICES
    assert {(len(each.prompt_token_ids), each.num_cached_tokens) for each in outputs} == {(10, 1)}


async def test_one_that_answers_at_once_is_held_from_the_first_word() -> None:
    asking = Asking(
        [("\n", None, None), ("The", None, None), (" sky", None, None)], [("red", "stop", None)]
    )
    assert text(await reply(asking, "think")) == "red"
    assert [said for _, said in asking.made] == ["", ""]
    assert asking.closed == 2


async def test_thinking_that_fills_all_the_room_has_no_answer() -> None:
    asking = Asking([("<think>Hm", "length", None)])
    outputs = await reply(asking, "think")
    assert text(outputs) == "<think>Hm"
    assert outputs[-1].outputs[0].finish_reason == "length"
    assert len(asking.made) == 1


async def test_thinking_that_is_gone_on_with_needs_no_tag_to_be_known() -> None:
    begun = Turn("assistant", (Text(""),), "I look", "stopped")
    conversation = replace(ASKED, turns=(*ASKED.turns, begun))
    asking = Asking(
        [(" there", None, None), ("</think>", "stop", "</think>")], [("red", "stop", None)]
    )
    assert text(await reply(asking, "think", conversation)) == " there</think>red"


async def test_closing_it_ends_the_request_that_runs() -> None:
    asking = Asking([("<think>Hm", None, None), (" hm", None, None)])
    demanding = DemandingReply(ASKED, CHOICES, "think", Tokenizer(), 2000)
    async with aclosing(demanding.outputs(asking.submit, asking.parameters, MOST)) as outputs:
        await anext(outputs)
    assert asking.closed == 1


def test_the_rest_of_a_cut_answer_is_held_to_nothing() -> None:
    begun = Turn("assistant", (Text("re"),), "", "length")
    assert held_to(ASKED) == CHOICES
    assert held_to(replace(ASKED, turns=(*ASKED.turns, begun))) is None
    assert held_to(ASKED.answered("red", "stop").asked("And now?")) is None
