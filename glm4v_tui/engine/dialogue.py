"""The program's side of a connection: asks a host, and sorts what comes back."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncGenerator

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine import wire
from glm4v_tui.engine.checkpoints import Checkpoint
from glm4v_tui.engine.connection import Connection
from glm4v_tui.engine.keeping import PickedUp
from glm4v_tui.engine.keeping_dialogue import KeepingDialogue
from glm4v_tui.engine.pieces import event_of
from glm4v_tui.engine.protocol import (
    Consent,
    EngineError,
    Progress,
    ReplyEvent,
    Sampling,
)
from glm4v_tui.engine.wire_keeping import Held, PickUp

Heard = ReplyEvent | Held | EngineError | None
"""What is heard of a reply: events, all so far, why it failed, or that nothing more comes."""


class Dialogue:
    """One start of an engine in a host, and the replies that run on it."""

    def __init__(self, connection: Connection, progress: Progress, consent: Consent) -> None:
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[Checkpoint] = loop.create_future()
        """Done when the engine takes questions, or with the reason why it never will."""
        self.lost: asyncio.Future[EngineError] = loop.create_future()
        """Done when the started engine dies."""
        self._connection = connection
        self._progress = progress
        self._consent = consent
        self._consents: set[asyncio.Task[None]] = set()
        self._numbers = itertools.count(1)
        self._replies: dict[int, asyncio.Queue[Heard]] = {}
        self._counts: dict[int, asyncio.Future[Taken]] = {}
        self._over: EngineError | None = None
        self.keeping = KeepingDialogue(connection)
        """What is said about keeping the engine, and replies that wait in it."""
        self.leaving = False
        """Whether the program is about to go, so that replies that it has claimed go on."""
        connection.send(wire.Start())

    async def heard_out(self) -> str:
        """Sort the host's messages until it goes, and return what it said that is no message."""
        try:
            await self.listen()
        except wire.WireError as error:
            return str(error)
        return ""

    async def listen(self) -> None:
        """Sort the host's messages until it goes.

        Raises:
            WireError: the host does not speak this protocol.
        """
        async for message in self._connection.messages():
            match message:
                case wire.Progress(stage):
                    self._progress(stage)
                case wire.Wanted():
                    self._ask_user(message)
                case wire.Ready(checkpoint) if not self.ready.done():
                    self.ready.set_result(checkpoint)
                case wire.StartFailed(failure) if not self.ready.done():
                    self.ready.set_exception(failure.error())
                case wire.Lost(failure) if not self.lost.done():
                    self.lost.set_result(failure.error())
                case wire.Counted():
                    self._take_count(message)
                case _ if not self.keeping.take(message):
                    self._hear(message)

    def _hear(self, message: wire.Message) -> None:
        """Put what is said about a reply where that reply is read, if it still is."""
        match message:
            case wire.AnswerPiece(reply) | wire.ReasoningPiece(reply) | wire.Finished(reply):
                heard: Heard = event_of(message)
            case wire.Ended(reply, failure):
                heard = failure.error() if failure else None
            case Held(reply):
                heard = message
            case _:
                return
        if reply in self._replies:
            self._replies[reply].put_nowait(heard)

    def _ask_user(self, wanted: wire.Wanted) -> None:
        """Let the user answer while other messages go on."""
        task = asyncio.create_task(self._answer(wanted))
        self._consents.add(task)
        task.add_done_callback(self._consents.discard)
        task.add_done_callback(self._consent_failed)

    async def _answer(self, wanted: wire.Wanted) -> None:
        yes = await self._consent(wanted.consent)
        self._connection.send(wire.Answered(wanted.question, yes))

    def _consent_failed(self, task: asyncio.Task[None]) -> None:
        """Let a question that cannot be asked end the start."""
        error = None if task.cancelled() else task.exception()
        if error and not self.ready.done():
            self.ready.set_exception(error)

    def reply(
        self, conversation: Conversation, sampling: Sampling, token: str = ""
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream a reply, which can be claimed by its token; closing it gives the reply up.

        Raises:
            EngineError: the request was rejected, or the engine died.
        """
        number = next(self._numbers)
        return self._hearing(number, wire.Ask(number, conversation, sampling, token))

    async def pick_up(self, token: str) -> PickedUp:
        """Hear a reply that waits in the host.

        Raises:
            EngineError: it does not wait any more, or the engine died.
        """
        if self._over is not None:
            raise self._over
        number = next(self._numbers)
        queue = self._replies[number] = asyncio.Queue()
        self._connection.send(PickUp(number, token))
        held = await queue.get()
        if not isinstance(held, Held):
            del self._replies[number]
            raise held if isinstance(held, EngineError) else EngineError("failed", "No reply.")
        return PickedUp(held.reasoning, held.text, self._hearing(number))

    async def _hearing(
        self, number: int, ask: wire.Ask | None = None
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Ask, or hear on, what is said about a reply."""
        if self._over is not None:
            raise self._over
        if ask is not None:
            self._send_question(ask)
        queue = self._replies.setdefault(number, asyncio.Queue())
        ended = False
        try:
            while isinstance(heard := await queue.get(), ReplyEvent):
                yield heard
            ended = True
        finally:
            del self._replies[number]
            if not (ended or self.leaving):
                self._connection.send(wire.Cancel(number))
        if isinstance(heard, EngineError):
            raise heard

    def _send_question(self, ask: wire.Ask) -> None:
        try:
            self._connection.send(ask)
        except wire.WireError as error:
            advice = "Start a new conversation."
            raise EngineError("rejected", "The conversation is too long.", advice) from error

    async def count(self, conversation: Conversation) -> Taken:
        """Have the prompt of a conversation counted.

        Raises:
            EngineError: it cannot be counted, or the engine died.
        """
        number = next(self._numbers)
        try:
            # A long conversation takes a while to encode, and is counted while the user types.
            line = await asyncio.to_thread(wire.encode, wire.Count(number, conversation))
        except wire.WireError as error:
            raise EngineError("rejected", "The conversation is too long.") from error
        if self._over is not None:
            raise self._over
        counted: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self._counts[number] = counted
        self._connection.send_line(line)
        try:
            return await counted
        finally:
            del self._counts[number]

    def _take_count(self, counted: wire.Counted) -> None:
        waiting = self._counts.get(counted.count)
        if waiting is None or waiting.done():
            return
        if counted.taken is not None:
            waiting.set_result(counted.taken)
        else:
            failure = counted.failure or wire.Failure("failed", "Nothing was counted.", "", "")
            waiting.set_exception(failure.error())

    def over(self, error: EngineError | None) -> None:
        """End everything that waits, because the host has gone or was closed."""
        reason = self._over = error or EngineError("dead", "The engine was closed.")
        for task in self._consents:
            task.cancel()
        if not self.ready.done():
            self.ready.set_exception(reason)
        if error and not self.lost.done():
            self.lost.set_result(error)
        self.keeping.over(reason)
        for queue in self._replies.values():
            queue.put_nowait(reason)
        for waiting in self._counts.values():
            if not waiting.done():
                waiting.set_exception(reason)

    def close(self) -> None:
        """Tell the host that the program goes."""
        self._connection.send(wire.Close())
        self._connection.close()
