"""HostedEngine: an engine that lives in a process of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine import rendezvous
from glm4v_tui.engine.finding_host import Found, found_or_launched, launched
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.keeping import ATTACHED
from glm4v_tui.engine.keeping_engine import KeepingEngine, not_started
from glm4v_tui.engine.protocol import (
    Consent,
    EngineError,
    LoadStage,
    Progress,
    ReplyEvent,
    Sampling,
)

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.dialogue import Dialogue


class HostedEngine(KeepingEngine):
    """An `Engine` in a host: one that runs already, or one that it starts.

    The host ends with this program, unless it is kept or was started by another one.
    """

    def __init__(self, checkpoint: Checkpoint, spec: HostSpec, keep: float | None = None) -> None:
        """`keep` is how long, in seconds, the engine outlives its programs."""
        super().__init__(spec, checkpoint.model)
        self.checkpoint = checkpoint
        """The model; once the engine is ready, as the engine knows it."""
        self.log_file = spec.log_file
        """Where the host that it starts writes."""
        self._keep = keep
        self._found: Found | None = None
        self._listening: asyncio.Task[None] | None = None

    async def start(self, progress: Progress, consent: Consent) -> None:
        """Attach to a running host, or start a new one with the engine in it.

        Raises:
            EngineError: the host or its engine cannot start.
        """
        await self.close()
        self._dialogue = None
        began, seen = monotonic(), set[str]()

        def told(stage: LoadStage) -> None:
            seen.add(stage.name)
            progress(stage)

        found = self._found = await self._find()
        try:
            dialogue = self._dialogue = await _dialogue(found, told, consent)
            self._listening = asyncio.create_task(_listen(found, dialogue))
            self.checkpoint = await dialogue.ready
            if "download" in seen:
                await self._identify_anew()
            await self._keep_longer(self._keep)
        except BaseException:
            await self.close()
            raise
        if found.attached:
            progress(LoadStage("ready", monotonic() - began, detail=ATTACHED))

    async def _find(self) -> Found:
        if self._keep is None and not rendezvous.places():
            # Nothing waits for the digest, which tells what is run as it is now.
            found = launched(self._spec)
            self._digest = asyncio.create_task(self._identify())
            self._digest.add_done_callback(_noted)
            return found
        digest = await self._identify()
        self._digest = asyncio.create_task(_known(digest))
        return await found_or_launched(self._spec, digest, self._keep)

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the conversation's last question; closing it aborts the request.

        Raises:
            EngineError: the request was rejected, or the engine or its host died.
        """
        return self.reply_known_by("", conversation, sampling)

    async def count(self, conversation: Conversation) -> Taken:
        """Count what the prompt of a conversation takes.

        Raises:
            EngineError: the engine has not started, or it or its host died.
        """
        if self._dialogue is None:
            raise not_started()
        return await self._dialogue.count(conversation)

    async def lost(self) -> EngineError:
        """Wait until the started engine or its host dies, and return why."""
        if self._dialogue is None:
            return not_started()
        return await asyncio.shield(self._dialogue.lost)

    async def close(self) -> None:
        """End the host and whatever it started, unless it stays for others or is kept."""
        if self._found is None:
            return
        host = self._found.host
        host.ending = True
        stays = self._stays(self._keep)
        if self._dialogue is None:
            self._found.close()
        else:
            self._dialogue.close()
        if stays:
            host.detach()
        else:
            await host.end()
        if self._listening is not None:
            await asyncio.wait({self._listening})


def _noted(task: asyncio.Task[str]) -> None:
    """Take note of a failure that only matters to who wants to keep the engine."""
    if not task.cancelled():
        task.exception()


async def _known(digest: str) -> str:
    return digest


async def _dialogue(found: Found, progress: Progress, consent: Consent) -> Dialogue:
    # It takes a while to import, and neither the first frame nor the host waits for it.
    await asyncio.to_thread(import_module, "glm4v_tui.engine.dialogue")
    from glm4v_tui.engine.dialogue import Dialogue

    return Dialogue(await found.connection(), progress, consent)


async def _listen(found: Found, dialogue: Dialogue) -> None:
    """Hear the host until it goes, then tell everyone who waits, and clean up."""
    error: EngineError | None = None
    host = found.host
    try:
        cause = await dialogue.heard_out()
        started = dialogue.ready.done()
        dialogue.close()
        if not host.ending:
            error = await host.death(started, cause)
    finally:
        dialogue.over(error)
        dialogue.close()
    if not host.detached:
        await host.end()
