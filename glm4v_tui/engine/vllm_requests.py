"""Questions to vLLM's `AsyncLLM`: conversations laid out as a model takes them, and submitted."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.demanding import DemandingReply, held_to
from glm4v_tui.engine.family import LOOP, STOP_TOKENS
from glm4v_tui.engine.prompts import (
    PREFIX,
    PREFIX_TOKEN,
    messages,
    template_for,
    template_text,
    template_values,
)
from glm4v_tui.engine.reply_events import asked_twice
from glm4v_tui.engine.thinking_choices import as_asked

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.demand import Demand
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.protocol import Sampling


class Requests:
    """What is asked of an `AsyncLLM`, one at a time until it is submitted."""

    def __init__(self, llm: Any, checkpoint: Checkpoint) -> None:
        self.llm = llm
        """The running engine."""
        self.checkpoint = checkpoint
        """The model that it runs."""
        self.prefix = PREFIX
        """The beginning of every prompt; empty where the tokenizer adds it by itself."""
        self._submitting = asyncio.Lock()

    async def look_at_prefix(self) -> None:
        """Leave the prompt's beginning out of the template if the tokenizer adds it by itself."""
        prompt = await self.laid_out(Conversation().asked("Hello"), {})
        mark = self.llm.get_tokenizer().convert_tokens_to_ids(PREFIX_TOKEN)
        if prompt["prompt_token_ids"].count(mark) > 1:
            self.prefix = ""

    def outputs(
        self, conversation: Conversation, images: dict[str, Image], sampling: Sampling
    ) -> AsyncGenerator[Any, None]:
        """Yield what vLLM says to the last question of a conversation, piece by piece."""
        submit = partial(self._submitted, conversation, images)
        parameters = partial(self._parameters, sampling)
        if demand := held_to(conversation):
            style = "none" if conversation.thinking.over else self.checkpoint.reasoning
            tokenizer = self.llm.get_tokenizer()
            vocabulary = self.llm.model_config.get_vocab_size()
            reply = DemandingReply(conversation, demand, style, tokenizer, vocabulary)
            return reply.outputs(submit, parameters, sampling.max_tokens)
        return asked_twice(partial(submit, parameters(), ()))

    async def _submitted(
        self,
        conversation: Conversation,
        images: dict[str, Image],
        parameters: Any,
        said: Sequence[int],
    ) -> AsyncGenerator[Any, None]:
        """Lay a conversation out and submit it; the picture caches need both in the same order.

        `said` are tokens that the reply has already.
        """
        async with self._submitting:
            prompt = await self.laid_out(conversation, images)
            prompt["prompt_token_ids"] = [*prompt["prompt_token_ids"], *said]
            # An answer that is held to a demand is held to it from its first token.
            held = True if parameters.structured_outputs else None
            outputs = self.llm.generate(prompt, parameters, uuid.uuid4().hex, reasoning_ended=held)
            first = asyncio.ensure_future(anext(outputs))
            try:
                # One round of the loop, in which the request leaves for the engine.
                await asyncio.sleep(0)
            except asyncio.CancelledError:
                first.cancel()
                raise
        async with aclosing(outputs):
            yield await first
            async for output in outputs:
                yield output

    async def laid_out(self, conversation: Conversation, images: dict[str, Image]) -> Any:
        """Return a conversation as vLLM takes it, with the images by their digests."""
        from vllm.renderers.params import ChatParams

        conversation = as_asked(conversation, self.checkpoint.switch)
        style = self.checkpoint.reasoning
        template = template_for(conversation, self.checkpoint.template, style)
        parameters = ChatParams(
            chat_template=template_text(template),
            chat_template_content_format="openai",
            chat_template_kwargs=template_values(conversation, self.prefix),
        )
        turns = messages(conversation, images, style)
        _, (prompt,) = await self.llm.renderer.render_chat_async([turns], parameters)
        return prompt

    def _parameters(self, sampling: Sampling, demand: Demand | None = None, **more: Any) -> Any:
        from vllm.sampling_params import (
            RepetitionDetectionParams,
            RequestOutputKind,
            SamplingParams,
        )

        usual = {
            **asdict(sampling),
            "stop_token_ids": self._stop_ids(),
            "skip_special_tokens": False,
            "output_kind": RequestOutputKind.DELTA,
            "repetition_detection": RepetitionDetectionParams(**LOOP),
        }
        held = {"structured_outputs": _structured(demand)} if demand else {}
        return SamplingParams(**(usual | held | more))

    def _stop_ids(self) -> list[int]:
        tokenizer = self.llm.get_tokenizer()
        ids = tokenizer.convert_tokens_to_ids(list(STOP_TOKENS))
        return [number for number in ids if number not in (None, tokenizer.unk_token_id)]


def _structured(demand: Demand) -> Any:
    from vllm.sampling_params import StructuredOutputsParams

    match demand.kind:
        case "schema":
            return StructuredOutputsParams(json=demand.text)
        case "regex":
            return StructuredOutputsParams(regex=demand.text)
        case "choices":
            return StructuredOutputsParams(choice=list(demand.choices))


def request_failures() -> tuple[type[Exception], ...]:
    """Return what vLLM and its renderer raise for a request."""
    from vllm.exceptions import VLLMError

    return (VLLMError, ValueError, TypeError, KeyError, RuntimeError, AssertionError, OSError)
