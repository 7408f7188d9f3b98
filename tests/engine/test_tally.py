"""What thinking takes is counted by tokens, however many of them come at once."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import Any

import pytest

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.thinking import Thought, both
from glm4v_tui.engine.output_halves import cut_at
from glm4v_tui.engine.protocol import ReasoningDelta, ReplyDone, ReplyEvent
from glm4v_tui.engine.reasoning import ReasoningSplitter
from glm4v_tui.engine.reply_events import reply_events
from glm4v_tui.engine.tally import ThinkingTags, ThoughtCount

TAGS = ThinkingTags(begin=1, end=2, answer=3)
SPACE = 5
WORDS = {5: " ", 1: "<think>", 2: "</think>", 3: "<answer>", 4: "</answer>"}


@dataclass
class Piece:
    token_ids: tuple[int, ...]
    finish_reason: str | None = None

    text: str = ""

    def __post_init__(self) -> None:
        self.text = decoded(self.token_ids)


def decoded(tokens: Sequence[int]) -> str:
    return "".join(WORDS.get(token, f" w{token}") for token in tokens)


@dataclass
class Output:
    outputs: tuple[Piece, ...]
    prompt_token_ids: list[int] = field(default_factory=lambda: [9] * 7)
    num_cached_tokens: int = 4


async def outputs(pieces: Sequence[Sequence[int]]) -> AsyncGenerator[Any, None]:
    for number, tokens in enumerate(pieces, start=1):
        yield Output((Piece(tuple(tokens), "stop" if number == len(pieces) else None),))


async def events(
    pieces: Sequence[Sequence[int]], tags: ThinkingTags | None = TAGS, begun: Turn | None = None
) -> list[ReplyEvent]:
    splitter = ReasoningSplitter("think-answer", begun)
    told = reply_events(outputs(pieces), splitter, 0.0, tags)
    return [event async for event in told]


def done(said: list[ReplyEvent]) -> ReplyDone:
    assert isinstance(said[-1], ReplyDone)
    return said[-1]


@pytest.mark.parametrize(
    "pieces",
    [
        [[1], [10], [11], [12], [2], [3], [20], [4]],
        [[1, 10, 11, 12, 2, 3, 20, 4]],
        [[1, 10], [11, 12, 2, 3], [20, 4]],
        [[10], [1, 11, 12, 13], [2], [3, 20], [4]],
        [[1], [10, 11], [12, 3], [20, 4]],
    ],
)
async def test_only_what_stands_between_the_tags_is_thinking(pieces: list[list[int]]) -> None:
    figures = done(await events(pieces))
    assert figures.thought is not None
    assert figures.thought.tokens == 3
    assert figures.reply_tokens == sum(map(len, pieces))
    assert (figures.prompt_tokens, figures.cached_tokens) == (7, 4)


async def test_each_piece_of_thinking_tells_how_much_there_is_by_then() -> None:
    said = await events([[1], [10], [11], [2], [3], [20], [4]])
    figures = [event.so_far for event in said if isinstance(event, ReasoningDelta)]
    assert [each.thought.tokens for each in figures if each and each.thought] == [1, 2]
    assert [each.reply_tokens for each in figures if each] == [2, 3]


async def test_thinking_that_is_gone_on_with_is_counted_from_there() -> None:
    begun = Turn("assistant", (Text(""),), "Hm")
    figures = done(await events([[10], [11], [2], [3], [20], [4]], begun=begun))
    assert figures.thought is not None
    assert figures.thought.tokens == 2


@pytest.mark.parametrize(("tags", "pieces"), [(TAGS, [[20], [21]]), (None, [[1], [10], [2]])])
async def test_nothing_is_told_where_there_was_none_or_nobody_can_tell(
    tags: ThinkingTags | None, pieces: list[list[int]]
) -> None:
    assert done(await events(pieces, tags)).thought is None


def test_the_time_is_from_the_first_token_to_the_last() -> None:
    count = ThoughtCount(TAGS, thinking=False)
    for token, at in ((1, 4.0), (10, 5.0), (11, 6.0), (12, 7.5), (2, 8.0), (20, 99.0)):
        count.take([token], at)
    assert count.thought == Thought(2.5, 3)


def test_what_was_thought_twice_is_added_up_where_both_were_counted() -> None:
    assert both(Thought(1.0, 5), Thought(2.0, 6)) == Thought(3.0, 11)
    assert both(Thought(1.0, 5), Thought(2.0)) == Thought(3.0)
    assert both(None, Thought(2.0, 6)) == Thought(2.0, 6)
    assert both(Thought(2.0, 6), None) == Thought(2.0, 6)
    assert both(None, None) is None


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize(
    "pieces",
    [
        [[1, 10, 11, 12, 2, 3, 20, 4]],
        [[1, 10], [11, 12, 2, 3], [20, 4]],
        [[1], [10], [11], [12], [2], [3], [20], [4]],
    ],
)
async def test_tokens_that_come_at_once_are_cut_where_a_budget_is_spent(
    pieces: list[list[int]], most: int
) -> None:
    count = ThoughtCount(TAGS, thinking=False)
    cut = [output.outputs[0] async for output in cut_at(outputs(pieces), count, most, decoded)]
    ends = list(accumulate(len(piece.token_ids) for piece in cut))
    assert 1 + most in ends
    whole = list(chain.from_iterable(pieces))
    assert [token for piece in cut for token in piece.token_ids] == whole
    assert "".join(piece.text for piece in cut) == decoded(whole)
    assert [piece.finish_reason for piece in cut] == [None] * (len(cut) - 1) + ["stop"]


async def test_what_cannot_be_cut_is_left_whole() -> None:
    count = ThoughtCount(TAGS, thinking=False)
    pieces = [[1, 10, 11, 12, 2]]
    told = cut_at(outputs(pieces), count, 1, lambda tokens: "something else" * len(tokens))
    assert len([output async for output in told]) == 1


async def test_white_space_is_counted_before_it_can_be_shown() -> None:
    said = await events([[1], [10], [SPACE], [11], [2], [3], [20], [4]])
    thoughts = [event for event in said if isinstance(event, ReasoningDelta)]
    assert [event.text for event in thoughts] == ["w10", "", "  w11"]
    counted = [event.so_far.thought for event in thoughts if event.so_far]
    assert [each.tokens for each in counted if each] == [1, 2, 3]
