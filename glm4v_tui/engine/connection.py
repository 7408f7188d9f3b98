"""One Unix socket between a program and an engine host, as a stream of messages."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator

from glm4v_tui.engine.wire import LINE_LIMIT, PROTOCOL, Hello, Message, WireError, decode, encode


class Connection:
    """Sends messages to the other side and yields the messages that come from it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def over(cls, connected: socket.socket) -> Connection:
        """Return a connection over this socket, with the greeting sent."""
        reader, writer = await asyncio.open_unix_connection(sock=connected, limit=LINE_LIMIT)
        connection = cls(reader, writer)
        connection.send(Hello(PROTOCOL))
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

    async def messages(self) -> AsyncGenerator[Message, None]:
        """Yield each message after the greeting until the other side goes.

        Raises:
            WireError: the other side does not speak this protocol.
        """
        async for message in self._lines():
            match message:
                case Hello(version) if version != PROTOCOL:
                    raise WireError(f"The other side speaks version {version}, not {PROTOCOL}.")
                case Hello():
                    continue
                case _:
                    yield message

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


def peer_uid(connected: socket.socket) -> int:
    """Return the user id of the process at the other end of a Unix socket."""
    # struct ucred of unix(7): process, user and group id, each a C int.
    credentials = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int.from_bytes(credentials[4:8], byteorder="little")
