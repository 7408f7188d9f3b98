"""The replies of a host: each keeps all that it has said until it is known to be saved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass

from glm4v_tui.engine import pieces, wire
from glm4v_tui.engine.connection import Connection
from glm4v_tui.engine.events import ReplyDone, ReplyEvent, ReplyWaits, Said, TextDelta
from glm4v_tui.engine.keeping import Claim, Waiting
from glm4v_tui.engine.wire_keeping import Held

MOST_WAITING = 100
"""Whole replies that are kept for programs to come; the oldest go first."""

MOST_CHARACTERS = 16_000_000
"""Characters that those may have together."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Where a reply is heard: a connection, and the reply's number there."""

    connection: Connection
    number: int

    async def hear(self, event: Said) -> None:
        """Send an event, and wait while more is on its way than is read."""
        self.connection.send(pieces.piece(self.number, event))
        await self.connection.drained()

    def end(self, failure: wire.Failure | None) -> None:
        """Send that the reply is over."""
        self.connection.send(wire.Ended(self.number, failure))


class Stream:
    """One reply, from the question until it is saved or given up."""

    def __init__(self, token: str, listener: Listener) -> None:
        self.token = token
        """What it is known by; empty where it ends with its program."""
        self.listener: Listener | None = listener
        """Who hears it; `None` while it waits to be picked up."""
        self.claim: Claim | None = None
        """Where it belongs; only then it can go on without its program."""
        self.ended = False
        """Whether nothing more comes."""
        self.task: asyncio.Task[None] | None = None
        self._said: list[Said] = []
        self._failure: wire.Failure | None = None

    async def listen(self, events: AsyncGenerator[ReplyEvent, None]) -> None:
        """Take what the engine says, and pass it on."""
        async with aclosing(events):
            async for event in events:
                if isinstance(event, ReplyWaits):
                    # What runs in a host waits for no server.
                    continue
                if self.token:
                    self._said.append(event)
                if self.listener is not None:
                    await self.listener.hear(event)

    def end(self, failure: wire.Failure | None, *, told: bool) -> None:
        """Take note that nothing more comes, and tell so unless the reply was given up."""
        self.ended, self._failure = True, failure
        if self.listener is not None and told:
            self.listener.end(failure)

    def move(self, listener: Listener) -> None:
        """Let another program hear it, all of it."""
        self.listener = listener
        listener.connection.send(Held(listener.number, self._joined(False), self._joined(True)))
        for event in self._said:
            if isinstance(event, ReplyDone):
                listener.connection.send(pieces.piece(listener.number, event))
        if self.ended:
            listener.end(self._failure)

    @property
    def characters(self) -> int:
        """How much it has said."""
        return sum(len(event.text) for event in self._said if not isinstance(event, ReplyDone))

    def _joined(self, answer: bool) -> str:
        told = (event for event in self._said if not isinstance(event, ReplyDone))
        return "".join(event.text for event in told if isinstance(event, TextDelta) == answer)


class Streams:
    """Every reply of a host that is coming, or that is not known to be saved."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """`changed` is called whenever other replies wait, or come, than before."""
        self._changed = changed
        self._running: set[Stream] = set()
        self._kept: dict[str, Stream] = {}

    @property
    def running(self) -> int:
        """Replies that are coming."""
        return len(self._running)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Replies that nobody hears."""
        return tuple(
            Waiting(stream.token, stream.claim, stream.ended)
            for stream in self._kept.values()
            if stream.claim and stream.listener is None
        )

    def add(self, stream: Stream) -> None:
        """Take a reply that begins."""
        self._running.add(stream)
        if stream.token:
            self._kept[stream.token] = stream

    def end(self, stream: Stream, failure: wire.Failure | None, *, told: bool) -> None:
        """Take note that a reply has ended, or was given up, which is not told."""
        self._running.discard(stream)
        stream.end(failure, told=told)
        if not told:
            self._kept.pop(stream.token, None)
        self._bound()
        self._changed()

    def claim(self, token: str, claim: Claim) -> None:
        """Take note where a reply belongs."""
        if token in self._kept:
            self._kept[token].claim = claim

    def settle(self, token: str) -> None:
        """Forget a reply that is saved."""
        stream = self._kept.get(token)
        if stream is not None and stream.ended:
            del self._kept[token]

    def pick_up(self, token: str, listener: Listener) -> Stream | None:
        """Let a program hear a reply that waits; `None` where it does not wait any more."""
        stream = self._kept.get(token)
        if stream is None or stream.listener is not None:
            return None
        stream.move(listener)
        self._changed()
        return stream

    def leave(self, connection: Connection, *, kept: bool) -> None:
        """Let a program go: claimed replies go on where the host stays, others are given up."""
        for stream in [*self._running, *self._kept.values()]:
            if stream.listener is None or stream.listener.connection is not connection:
                continue
            if kept and stream.claim is not None:
                stream.listener = None
            elif stream.task is not None and not stream.ended:
                stream.task.cancel()
            else:
                self._kept.pop(stream.token, None)
        self._changed()

    def _bound(self) -> None:
        """Forget the oldest whole replies where there are too many."""
        left = MOST_CHARACTERS
        for place, stream in enumerate(self._newest_first()):
            left -= stream.characters
            if place >= MOST_WAITING or left < 0:
                del self._kept[stream.token]

    def _newest_first(self) -> Iterator[Stream]:
        whole = [stream for stream in self._kept.values() if stream.ended]
        return iter([stream for stream in reversed(whole) if stream.listener is None])
