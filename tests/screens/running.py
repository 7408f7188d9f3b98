"""An engine that runs already, for tests of the whole screen on the engine of the whole run."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.checkpoints import Checkpoint
from glm4v_tui.engine.protocol import (
    Consent,
    Engine,
    EngineError,
    LoadStage,
    Progress,
    ReplyEvent,
    Sampling,
)


class Running:
    """The engine of the whole run, which is neither started nor closed here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def checkpoint(self) -> Checkpoint:
        return self._engine.checkpoint

    async def start(self, progress: Progress, consent: Consent) -> None:
        progress(LoadStage("ready", 0.0))

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        return self._engine.reply(conversation, sampling)

    async def count(self, conversation: Conversation) -> Taken:
        return await self._engine.count(conversation)

    async def lost(self) -> EngineError:
        return await self._engine.lost()

    async def close(self) -> None:
        """Leave the engine to the tests that follow."""
