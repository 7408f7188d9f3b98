"""One Unix socket between a program and an engine host, as a stream of messages."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import aclosing

from glm4v_tui.engine.wire import LINE_LIMIT, PROTOCOL, Hello, Message, WireError, decode, encode


class Connection:
    """Sends messages to the other side and yields the messages that come from it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.digest = ""
        """What the other side has said in its greeting that the engine is."""
        self._reader = reader
        self._writer = writer

    @classmethod
    async def over(cls, connected: socket.socket, digest: str = "") -> Connection:
        """Return a connection over this socket, with the greeting sent."""
        reader, writer = await asyncio.open_unix_connection(sock=connected, limit=LINE_LIMIT)
        connection = cls(reader, writer)
        connection.send(Hello(PROTOCOL, digest))
        return connection

    def send(self, message: Message) -> None:
        """Send a message, or drop it where the other side has gone.

        Raises:
            WireError: the message is too long.
        """
        self.send_line(encode(message))

    def send_line(self, line: bytes) -> None:
        """Send a message that is encoded already, or drop it where the other side has gone."""
        if not self._writer.is_closing():
            self._writer.write(line)

    async def drained(self) -> None:
        """Wait until the other side has read most of what was sent, or has gone."""
        try:
            await self._writer.drain()
        except ConnectionError:
            return

    async def greeted(self) -> bool:
        """Wait for the greeting, and return whether there was one before the other side went.

        Raises:
            WireError: the other side does not speak this protocol.
        """
        async with aclosing(self._lines()) as lines:
            async for message in lines:
                return self._is_greeting(message)
        return False

    async def messages(self) -> AsyncGenerator[Message, None]:
        """Yield each message after the greeting until the other side goes.

        Raises:
            WireError: the other side does not speak this protocol.
        """
        async for message in self._lines():
            if not self._is_greeting(message):
                yield message

    def _is_greeting(self, message: Message) -> bool:
        if not isinstance(message, Hello):
            return False
        if message.version != PROTOCOL:
            words = f"The other side speaks version {message.version}, not {PROTOCOL}."
            raise WireError(words)
        self.digest = message.digest
        return True

    async def _lines(self) -> AsyncGenerator[Message, None]:
        """Yield every message until the other side goes."""
        try:
            while line := await self._reader.readline():
                if not line.endswith(b"\n"):
                    return
                yield decode(line)
        except ConnectionError:
            return
        except ValueError as error:
            raise WireError(f"A line is longer than {LINE_LIMIT} bytes.") from error

    def close(self) -> None:
        """End the connection once what was sent is on its way."""
        self._writer.close()
