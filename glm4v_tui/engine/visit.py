"""One program at a host, from its greeting until it goes."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from glm4v_tui.engine import wire
from glm4v_tui.engine.connection import Connection
from glm4v_tui.engine.resident import Resident, failure_of
from glm4v_tui.engine.streams import Listener, Stream, Streams
from glm4v_tui.engine.wire_keeping import Claimed, Keep, Look, PickUp, Settled, Stop

if TYPE_CHECKING:
    from glm4v_tui.engine.hosting import Hosting

log = logging.getLogger(__name__)

_GONE = wire.Failure("rejected", "That reply does not wait any more.", "", "")
_OTHER = wire.Failure("failed", "This is another engine.", "Start your own.", "")


class Visit:
    """Obeys the messages of one program."""

    def __init__(self, host: Hosting, connection: Connection, digest: str, *, first: bool) -> None:
        """`digest` is what the engine is; the `first` program is the one that launched it."""
        self.first = first
        """Whether it is the program that has launched the host."""
        self._digest = digest
        self._host = host
        self._connection = connection
        self._resident: Resident = host.resident
        self._streams: Streams = host.streams
        self._replies: dict[int, Stream] = {}
        self._counts: set[asyncio.Task[None]] = set()
        self.attached = False
        """Whether it is a program with questions, and not one that only looks."""

    async def obey(self) -> None:
        """Do what the messages say until the program goes."""
        try:
            async for message in self._connection.messages():
                if isinstance(message, wire.Close):
                    return
                self._obey(message)
        except wire.WireError:
            log.exception("The connection to a program ends here.")

    def _obey(self, message: wire.Message) -> None:
        match message:
            case wire.Start() if not (self.first or self._connection.digest == self._digest):
                self.tell(wire.StartFailed(_OTHER))
            case wire.Start():
                self.attached = True
                self._host.attach(self)
                self._resident.join(self.tell)
            case Look():
                self._host.show(self)
            case Stop():
                self._host.over.set()
            case _ if self.attached:
                self._obey_attached(message)

    def _obey_attached(self, message: wire.Message) -> None:
        match message:
            case wire.Answered(question, yes):
                self._resident.answer(question, yes)
            case wire.Ask():
                self._ask(message)
            case wire.Cancel(reply) if reply in self._replies:
                task = self._replies[reply].task
                if task is not None:
                    task.cancel()
            case wire.Count():
                self._count(message)
            case Claimed(token, claim):
                self._streams.claim(token, claim)
            case Settled(token):
                self._streams.settle(token)
            case PickUp(reply, token):
                self._pick_up(reply, token)
            case Keep():
                self._host.keep(message, self)

    def tell(self, message: wire.Message) -> None:
        """Send a message to the program."""
        self._connection.send(message)

    def leave(self, *, kept: bool) -> None:
        """Give up what the program has asked for, but for claimed replies where the host stays."""
        for count in self._counts:
            count.cancel()
        self._resident.leave(self.tell)
        self._streams.leave(self._connection, kept=kept)
        self._connection.close()

    def _ask(self, ask: wire.Ask) -> None:
        stream = Stream(ask.token, Listener(self._connection, ask.reply))
        self._replies[ask.reply] = stream
        self._streams.add(stream)

        def ended(task: asyncio.Task[None]) -> None:
            self._replies.pop(ask.reply, None)
            self._streams.end(stream, failure_of(task), told=not task.cancelled())

        events = self._resident.reply(ask.conversation, ask.sampling)
        stream.task = self._host.work(stream.listen(events), ended)

    def _pick_up(self, reply: int, token: str) -> None:
        stream = self._streams.pick_up(token, Listener(self._connection, reply))
        if stream is None:
            self.tell(wire.Ended(reply, _GONE))
        else:
            self._replies[reply] = stream

    def _count(self, count: wire.Count) -> None:
        def ended(task: asyncio.Task[None]) -> None:
            self._counts.discard(task)
            if failure := failure_of(task):
                self.tell(wire.Counted(count.count, None, failure))

        self._counts.add(self._host.work(self._counted(count), ended))

    async def _counted(self, count: wire.Count) -> None:
        taken = await self._resident.count(count.conversation)
        self.tell(wire.Counted(count.count, taken))
