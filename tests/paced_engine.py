"""An engine that counts aloud at a pace, for programs in processes of their own.

Tests within the program's process use the scripted engine, which needs no pace.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace

from glm4v_tui.chat.budget import Taken, estimated
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.checkpoints import Checkpoint
from glm4v_tui.engine.protocol import (
    Consent,
    EngineError,
    LoadStage,
    Progress,
    ReplyDone,
    ReplyEvent,
    Sampling,
    TextDelta,
)
from tests.scripted_engine import SCRIPTED

ROOMY = replace(SCRIPTED, context_tokens=1 << 24)
"""A model that no conversation is too long for: none is held up by a question about that."""


@dataclass
class PacedEngine:
    """Answers every question with the numbers from 0, and with “done.” at the end."""

    pace: float = 0.01
    """Seconds from one number to the next."""
    numbers: int = 100_000
    checkpoint: Checkpoint = ROOMY

    async def start(self, progress: Progress, consent: Consent) -> None:
        progress(LoadStage("ready", 0.0))

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        for number in range(self.numbers):
            yield TextDelta(f"{number} ")
            await asyncio.sleep(self.pace)
        yield TextDelta("done.")
        yield ReplyDone("stop", 10, 0, self.numbers, 0.1, self.numbers * self.pace)

    async def count(self, conversation: Conversation) -> Taken:
        return estimated(conversation, self.checkpoint.pictures.count)

    async def lost(self) -> EngineError:
        await asyncio.Event().wait()
        raise AssertionError

    async def close(self) -> None:
        """Nothing is held."""


def make_engine(options: str) -> PacedEngine:
    """Return a paced engine with these fields, for a host."""
    return PacedEngine(**json.loads(options))
