"""Outputs cut where a budget of thinking is spent: a slow reader gets several tokens at once."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from copy import copy
from typing import Any

from glm4v_tui.engine.tally import ThoughtCount

Decode = Callable[[Sequence[int]], str]
"""Returns the text of tokens."""


async def cut_at(
    outputs: AsyncGenerator[Any, None], count: ThoughtCount, most: int, decode: Decode
) -> AsyncGenerator[Any, None]:
    """Yield the outputs; the one that goes beyond so many tokens of thinking comes in two."""
    drawn: list[int] = []
    async for output in outputs:
        (piece,) = output.outputs
        kept = _spent_by(piece.token_ids, count, most)
        for half in _halves(output, kept, drawn, decode) if kept else (output,):
            yield half
        drawn += piece.token_ids


def _spent_by(tokens: Sequence[int], count: ThoughtCount, most: int) -> int:
    """Count tokens, and return how many of them spend a budget; 0 where it is not spent here."""
    for place, token in enumerate(tokens, start=1):
        before = count.tokens
        count.take([token], 0.0)
        if before < most <= count.tokens:
            return place if place < len(tokens) else 0
    return 0


def _halves(output: Any, kept: int, drawn: Sequence[int], decode: Decode) -> Sequence[Any]:
    """Return an output in two, the first with so many of its tokens, where the text allows."""
    (piece,) = output.outputs
    text = decode([*drawn, *piece.token_ids[:kept]])[len(decode(drawn)) :]
    if not text or not piece.text.startswith(text):
        return (output,)
    first = _with(output, piece.token_ids[:kept], text)
    first.outputs[0].finish_reason = None
    return (first, _with(output, piece.token_ids[kept:], piece.text[len(text) :]))


def _with(output: Any, tokens: Sequence[int], text: str) -> Any:
    other, piece = copy(output), copy(output.outputs[0])
    piece.token_ids, piece.text = tokens, text
    other.outputs = [piece]
    return other
