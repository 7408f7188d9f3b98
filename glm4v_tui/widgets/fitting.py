"""Whether a conversation fits into the model's context, asked before it is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from glm4v_tui.chat.budget import REPLY_TOKENS
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.protocol import Engine

SECONDS = 5.0
"""How long the engine may take to count; after that the question is sent, and it will tell."""


async def fits(engine: Engine, conversation: Conversation) -> bool:
    """Return whether a prompt leaves room for some answer; where nobody can tell, it does."""
    try:
        async with asyncio.timeout(SECONDS):
            taken = await engine.count(conversation)
    except (EngineError, TimeoutError):
        return True
    return taken.total + REPLY_TOKENS <= engine.checkpoint.context_tokens
