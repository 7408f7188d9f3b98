"""The one fake: an engine at the edge that says what a test wrote for it, when the test lets it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from glm4v_tui.chat.budget import Taken, estimated
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.checkpoints import Checkpoint, FixedPictureTokens
from glm4v_tui.engine.protocol import (
    Consent,
    ConsentQuestion,
    EngineError,
    LoadStage,
    Progress,
    ReplyDone,
    ReplyEvent,
    Sampling,
    TextDelta,
)

SCRIPTED = Checkpoint(
    model="scripted",
    title="Scripted",
    context_tokens=4096,
    max_pictures=None,
    pictures=FixedPictureTokens(side=336, tokens=144),
    reasoning="none",
    sampling=Sampling(),
)


class Hold:
    """A place in a script where the engine waits until the test releases it."""

    def __init__(self) -> None:
        self.reached = asyncio.Event()
        self._released = asyncio.Event()

    def release(self) -> None:
        self._released.set()

    async def wait(self) -> None:
        self.reached.set()
        await self._released.wait()


Step = ReplyEvent | EngineError | Hold
Script = Callable[[Conversation], Sequence[Step]]


def echo(conversation: Conversation) -> Sequence[Step]:
    """Answer with what was asked, one word at a time."""
    words = f"You asked: {conversation.turns[-1].text}".split(" ")
    pieces = [word if i == 0 else f" {word}" for i, word in enumerate(words)]
    return [*map(TextDelta, pieces), done(len(pieces))]


def done(reply_tokens: int = 1) -> ReplyDone:
    """End a scripted reply normally."""
    return ReplyDone("stop", 150, 0, reply_tokens, 0.1, 0.5)


@dataclass
class ScriptedEngine:
    """An `Engine` that plays a script and writes down what it was asked."""

    script: Script = echo
    checkpoint: Checkpoint = SCRIPTED
    starting: Sequence[LoadStage | EngineError | Hold | ConsentQuestion] = (
        LoadStage("ready", 0.0),
    )
    asked: list[Conversation] = field(default_factory=list)
    counted: list[Conversation] = field(default_factory=list)
    samplings: list[Sampling] = field(default_factory=list)
    consented: list[bool] = field(default_factory=list)
    aborted: int = 0
    closed: int = 0
    _loss: asyncio.Future[EngineError] | None = None

    async def start(self, progress: Progress, consent: Consent) -> None:
        self._loss = asyncio.get_running_loop().create_future()
        for step in self.starting:
            match step:
                case LoadStage():
                    progress(step)
                case EngineError():
                    raise step
                case Hold():
                    await step.wait()
                case _:
                    self.consented.append(await consent(step))
                    if not self.consented[-1]:
                        raise EngineError("refused-by-user", "The user said no.")

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        self.asked.append(conversation)
        self.samplings.append(sampling)
        self._raise_loss()
        try:
            for step in self.script(conversation):
                match step:
                    case EngineError():
                        raise step
                    case Hold():
                        await self._held(step)
                    case _:
                        yield step
        except (GeneratorExit, asyncio.CancelledError):
            self.aborted += 1
            raise

    async def count(self, conversation: Conversation) -> Taken:
        if self._loss is None:
            raise EngineError("dead", "It has not started.")
        self._raise_loss()
        self.counted.append(conversation)
        return replace(estimated(conversation, self.checkpoint.pictures.count), exact=True)

    async def _held(self, hold: Hold) -> None:
        """Wait for the test's release, or for death."""
        waiting = asyncio.ensure_future(hold.wait())
        either: set[asyncio.Future[Any]] = {waiting}
        if self._loss is not None:
            either.add(self._loss)
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        self._raise_loss()

    def _raise_loss(self) -> None:
        if self._loss is not None and self._loss.done():
            raise self._loss.result()

    async def lost(self) -> EngineError:
        assert self._loss is not None
        return await asyncio.shield(self._loss)

    def lose(self, error: EngineError) -> None:
        """Die, as a killed engine does."""
        assert self._loss is not None
        self._loss.set_result(error)

    async def close(self) -> None:
        self.closed += 1
