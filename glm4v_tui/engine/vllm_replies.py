"""A conversation's last question becomes one reply of vLLM's."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, aclosing
from functools import partial
from typing import TYPE_CHECKING, Any

from glm4v_tui.engine.answering import tokens_left, within_budget
from glm4v_tui.engine.output_halves import cut_at
from glm4v_tui.engine.reasoning import ReasoningSplitter
from glm4v_tui.engine.reply_events import reply_events
from glm4v_tui.engine.tally import ThoughtCount, thinking_tags

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.album import Album
    from glm4v_tui.engine.protocol import ReplyEvent, Sampling
    from glm4v_tui.engine.vllm_requests import Requests


def replied(
    requests: Requests, album: Album, conversation: Conversation, sampling: Sampling
) -> AsyncGenerator[ReplyEvent, None]:
    """Stream the reply to the last question, or the rest of it; closing it aborts the request."""
    return within_budget(partial(_requested, requests, album), conversation, sampling)


async def _requested(
    requests: Requests, album: Album, conversation: Conversation, sampling: Sampling
) -> AsyncGenerator[ReplyEvent, None]:
    """Stream what one request brings."""
    began = time.monotonic()
    images = await asyncio.to_thread(album.of, conversation.pictures)
    style, over = requests.checkpoint.reasoning, conversation.thinking.over
    splitter = ReasoningSplitter(style, conversation.begun, over=over)
    tokenizer = requests.llm.get_tokenizer()
    tags = thinking_tags(tokenizer, style)
    async with AsyncExitStack() as closing:
        outputs = requests.outputs(conversation, images, sampling)
        await closing.enter_async_context(aclosing(outputs))
        if (left := tokens_left(conversation)) is not None:
            count = ThoughtCount(tags, splitter.thinking)
            outputs = cut_at(outputs, count, left, partial(_decoded, tokenizer))
            await closing.enter_async_context(aclosing(outputs))
        events = reply_events(outputs, splitter, began, tags)
        await closing.enter_async_context(aclosing(events))
        async for event in events:
            yield event


def _decoded(tokenizer: Any, tokens: Sequence[int]) -> str:
    text: str = tokenizer.decode(
        list(tokens), skip_special_tokens=False, clean_up_tokenization_spaces=False
    )
    return text
