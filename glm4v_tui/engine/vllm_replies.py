"""A conversation's last question becomes one reply of vLLM's."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING

from glm4v_tui.engine.answering import within_budget
from glm4v_tui.engine.reasoning import ReasoningSplitter
from glm4v_tui.engine.reply_events import reply_events
from glm4v_tui.engine.tally import thinking_tags

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
    images = await asyncio.to_thread(album.images, conversation.pictures)
    async with aclosing(requests.outputs(conversation, images, sampling)) as outputs:
        style, over = requests.checkpoint.reasoning, conversation.thinking.over
        splitter = ReasoningSplitter(style, conversation.begun, over=over)
        tags = thinking_tags(requests.llm.get_tokenizer(), style)
        events = reply_events(outputs, splitter, began, tags)
        async with aclosing(events):
            async for event in events:
                yield event
