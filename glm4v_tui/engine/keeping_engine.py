"""What an engine in a host has to say about being kept, and about replies that go on in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.keeping import Claim, Keeping, PickedUp, Waiting
from glm4v_tui.engine.protocol import EngineError, ReplyEvent, Sampling

if TYPE_CHECKING:
    from glm4v_tui.engine.dialogue import Dialogue


class KeepingEngine:
    """Speaks with the host about how long it stays, and about replies that wait."""

    def __init__(self, spec: HostSpec, model: str) -> None:
        self._spec = spec
        self._model = model
        self._dialogue: Dialogue | None = None
        self._digest: asyncio.Task[str] | None = None

    @property
    def keeping(self) -> Keeping | None:
        """How long the engine stays without programs; `None` while that is not known."""
        return self._dialogue.keeping.keeping if self._dialogue else None

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The replies that can be picked up now."""
        return self._dialogue.keeping.waiting if self._dialogue else ()

    async def keep_alive(self, seconds: float | None) -> Keeping:
        """Have the engine kept for so long when no program is left, or not at all.

        Raises:
            EngineError: that cannot be had.
        """
        if self._dialogue is None or self._digest is None:
            raise not_started()
        digest = await asyncio.shield(self._digest)
        return await self._dialogue.keeping.keep(seconds, digest)

    def reply_known_by(
        self, token: str, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream a reply that can be claimed; closing it aborts the request.

        Raises:
            EngineError: the request was rejected, or the engine or its host died.
        """
        if self._dialogue is None:
            return _no_reply()
        return self._dialogue.reply(conversation, sampling, token)

    def claim(self, token: str, claim: Claim) -> None:
        """Say where a reply belongs, so that it goes on when this program is gone."""
        if self._dialogue is not None:
            self._dialogue.keeping.claim(token, claim)

    def settle(self, token: str) -> None:
        """Say that all of a reply is in its transcript."""
        if self._dialogue is not None and not self._dialogue.leaving:
            self._dialogue.keeping.settle(token)

    async def pick_up(self, token: str) -> PickedUp:
        """Hear a reply that waits.

        Raises:
            EngineError: it does not wait any more, or the host is gone.
        """
        if self._dialogue is None:
            raise not_started()
        return await self._dialogue.pick_up(token)

    def leave(self) -> None:
        """Let claimed replies go on, where the engine stays: the program is about to go."""
        if self._dialogue is not None and self._outlives:
            self._dialogue.leaving = True

    @property
    def _outlives(self) -> bool:
        """Whether the host is kept when this program goes."""
        return self.keeping is not None and self.keeping.seconds is not None

    async def _keep_longer(self, seconds: float | None) -> None:
        """Have the engine kept for so long, if it would not be kept for longer anyway."""
        now = self.keeping.seconds if self.keeping else None
        if seconds is not None and (now is None or now < seconds):
            await self.keep_alive(seconds)

    def _stays(self, wanted: float | None) -> bool:
        """Return whether the host goes on when this program has gone."""
        if self._dialogue is None or self.keeping is None:
            return wanted is not None
        ready = self._dialogue.ready
        failed = ready.done() and not ready.cancelled() and ready.exception() is not None
        if failed or self._dialogue.lost.done():
            return self.keeping.programs > 1
        return self._outlives or self.keeping.programs > 1

    async def _identify_anew(self) -> None:
        """Let the engine be found by what it is now that the model's files have come."""
        self._digest = asyncio.create_task(self._identify())
        if self.keeping is not None and self.keeping.seconds is not None:
            await self.keep_alive(self.keeping.seconds)

    async def _identify(self) -> str:
        from glm4v_tui.engine.identity import digest

        spec = self._spec
        try:
            return await asyncio.to_thread(digest, spec.engine, spec.options, self._model)
        except OSError as error:
            message = "The model's files cannot be looked at."
            raise EngineError("failed", message, cause=str(error)) from error


async def _no_reply() -> AsyncGenerator[ReplyEvent, None]:
    """Be the reply of an engine that has not started."""
    raise not_started()
    yield


def not_started() -> EngineError:
    """Return why nothing can be asked yet."""
    return EngineError("dead", "The engine has not started.")
