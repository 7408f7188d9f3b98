"""HostedEngine: an engine that lives in a process of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from importlib import import_module
from typing import TYPE_CHECKING

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.checkpoints import Checkpoint
from glm4v_tui.engine.host_process import HostProcess, HostSpec
from glm4v_tui.engine.protocol import Consent, EngineError, Progress, ReplyEvent, Sampling

if TYPE_CHECKING:
    from glm4v_tui.engine.dialogue import Dialogue


class HostedEngine:
    """An `Engine` that starts a host, speaks to the engine in it, and ends with it."""

    def __init__(self, checkpoint: Checkpoint, spec: HostSpec) -> None:
        self.checkpoint = checkpoint
        """The model; once the engine is ready, as the engine knows it."""
        self._spec = spec
        self._host: HostProcess | None = None
        self._dialogue: Dialogue | None = None
        self._listening: asyncio.Task[None] | None = None

    async def start(self, progress: Progress, consent: Consent) -> None:
        """Start a new host and the engine in it.

        Raises:
            EngineError: the host or its engine cannot start.
        """
        await self.close()
        self._dialogue = None
        host = self._host = self._launched()
        try:
            dialogue = self._dialogue = await _dialogue(host, progress, consent)
            self._listening = asyncio.create_task(_listen(host, dialogue))
            self.checkpoint = await dialogue.ready
        except BaseException:
            await self.close()
            raise

    def _launched(self) -> HostProcess:
        try:
            return HostProcess(self._spec)
        except OSError as error:
            message = "The engine's process cannot be started."
            raise EngineError("failed", message, cause=str(error)) from error

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the conversation's last question; closing it aborts the request.

        Raises:
            EngineError: the request was rejected, or the engine or its host died.
        """
        if self._dialogue is None:
            return _no_reply()
        return self._dialogue.reply(conversation, sampling)

    async def count(self, conversation: Conversation) -> Taken:
        """Count what the prompt of a conversation takes.

        Raises:
            EngineError: the engine has not started, or it or its host died.
        """
        if self._dialogue is None:
            raise _not_started()
        return await self._dialogue.count(conversation)

    async def lost(self) -> EngineError:
        """Wait until the started engine or its host dies, and return why."""
        if self._dialogue is None:
            return _not_started()
        return await asyncio.shield(self._dialogue.lost)

    async def close(self) -> None:
        """End the host and whatever it started; safe to call at any time, also twice."""
        if self._host is None:
            return
        self._host.ending = True
        if self._dialogue is None:
            self._host.connected.close()
        else:
            self._dialogue.close()
        await self._host.end()
        if self._listening is not None:
            await asyncio.wait({self._listening})


async def _dialogue(host: HostProcess, progress: Progress, consent: Consent) -> Dialogue:
    # It takes a while to import, and neither the first frame nor the host waits for it.
    await asyncio.to_thread(import_module, "glm4v_tui.engine.dialogue")
    from glm4v_tui.engine.dialogue import open_dialogue

    return await open_dialogue(host.connected, progress, consent)


async def _listen(host: HostProcess, dialogue: Dialogue) -> None:
    """Hear the host until it goes, then tell everyone who waits, and clean up."""
    error: EngineError | None = None
    try:
        cause = await dialogue.heard_out()
        started = dialogue.ready.done()
        dialogue.close()
        if not host.ending:
            error = await host.death(started, cause)
    finally:
        dialogue.over(error)
        dialogue.close()
    await host.end()


async def _no_reply() -> AsyncGenerator[ReplyEvent, None]:
    """Be the reply of an engine that has not started."""
    raise _not_started()
    yield


def _not_started() -> EngineError:
    return EngineError("dead", "The engine has not started.")
