"""Replies that are held to what their question demands, in two requests where the model thinks.

The first one is for the thinking, which is free, up to its end; the second one goes on from there,
and lets through only what the demand allows. So the demand never reaches the thinking, whatever the
engine knows of a model's tags, and a model that chooses not to think is held to it all the same.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Any

from glm4v_tui.engine.family import ANSWER_MARK, BEGIN_THINKING, END_THINKING, STOP_TOKENS
from glm4v_tui.engine.reasoning import SPECIAL_TOKENS, TAGS
from glm4v_tui.engine.reply_events import asked_twice

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.chat.demand import Demand
    from glm4v_tui.engine.family import ReasoningStyle

_FORBIDDEN = -100.0
"""A bias under which no token is drawn."""

Submit = Callable[[Any, Sequence[int]], AsyncGenerator[Any, None]]
"""Asks with these parameters, after these tokens of the reply."""

Parameters = Callable[..., Any]
"""Makes vLLM's parameters; takes those that differ from the usual ones by name."""


def held_to(conversation: Conversation) -> Demand | None:
    """Return what the reply to a conversation is held to.

    The rest of an answer that was cut is held to nothing: no grammar begins in the middle.
    """
    begun = conversation.begun
    return None if begun and begun.text else conversation.demand


class DemandingReply:
    """A reply of which the answer is held to a demand."""

    def __init__(
        self,
        conversation: Conversation,
        demand: Demand,
        style: ReasoningStyle,
        tokenizer: Any,
        vocabulary: int,
    ) -> None:
        """`vocabulary` is how many tokens the model can say; its tokenizer may know more."""
        self._demand = demand
        self._style = style
        self._tokenizer = tokenizer
        self._vocabulary = vocabulary
        self._thinks = style != "none" and conversation.begun is not None
        """Whether it is known that the model thinks: its thinking is gone on with."""
        self._thought: list[int] = []
        self._closed = False
        self._first: Any = None

    async def outputs(
        self, submit: Submit, parameters: Parameters, most: int
    ) -> AsyncGenerator[Any, None]:
        """Yield what vLLM says, thinking first; `most` tokens are for both."""
        if self._style != "none":
            free = parameters(stop=[END_THINKING], include_stop_str_in_output=True)
            async with (
                aclosing(asked_twice(partial(submit, free, ()))) as outputs,
                aclosing(self._thinking(outputs)) as thinking,
            ):
                async for output in thinking:
                    yield output
            if self._thinks and not self._closed:
                return
        held = parameters(**self._held(), max_tokens=max(1, most - len(self._thought)))
        async with aclosing(asked_twice(partial(submit, held, self._said()))) as outputs:
            async for output in outputs:
                yield self._counted(output)

    async def _thinking(self, outputs: AsyncGenerator[Any, None]) -> AsyncGenerator[Any, None]:
        """Yield what is thought; nothing, and no more is drawn, once it is an answer."""
        text, waiting = "", list[Any]()
        async for output in outputs:
            (piece,) = output.outputs
            text += piece.text
            waiting.append(output)
            begun = text.lstrip()
            self._thinks = self._thinks or begun.startswith(BEGIN_THINKING)
            if self._thinks:
                self._first = self._first or output
                self._closed = piece.stop_reason == END_THINKING
                self._thought += [each for one in waiting for each in one.outputs[0].token_ids]
                for one in waiting:
                    yield one
                waiting.clear()
            elif not BEGIN_THINKING.startswith(begun):
                return

    def _said(self) -> list[int]:
        """Return the tokens of the reply that come before its answer."""
        opening = ANSWER_MARK[self._style] if self._thinks else ""
        return [*self._thought, *self._tokenizer.encode(opening, add_special_tokens=False)]

    def _held(self) -> dict[str, Any]:
        """Return the parameters that hold an answer to the demand."""
        return {
            "demand": self._demand,
            # As characters of a string they would pass, and be taken for what they are.
            "logit_bias": dict.fromkeys(self._marks(), _FORBIDDEN),
        }

    def _marks(self) -> list[int]:
        marks = [
            each for each in (*TAGS["think-answer"], *SPECIAL_TOKENS) if each not in STOP_TOKENS
        ]
        ids = self._tokenizer.convert_tokens_to_ids(marks)
        unknown = (None, self._tokenizer.unk_token_id)
        return [each for each in ids if each not in unknown and each < self._vocabulary]

    def _counted(self, output: Any) -> Any:
        """Count the thinking to the reply, and not to the prompt."""
        if self._first is not None:
            output.prompt_token_ids = self._first.prompt_token_ids
            output.num_cached_tokens = self._first.num_cached_tokens
        return output
