"""A proxy on loopback that delays, cuts, truncates and garbles replies, by a seed."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from random import Random
from typing import Literal

Mischief = Literal["none", "delay", "cut", "truncate", "garble", "refuse"]
KINDS: tuple[Mischief, ...] = ("none", "delay", "cut", "truncate", "garble", "refuse")

BYTES = 4000
"""About as many as a reply has: where mischief happens lies below."""


class SpoilingProxy:
    """Hands everything through, questions and their replies at its own pace and with mischief."""

    def __init__(self, port: int, seed: int) -> None:
        self._behind = port
        self._random = Random(seed)
        self._server: asyncio.Server | None = None
        self.done: Counter[Mischief] = Counter()

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def up(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def down(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        first = await near.read(65536)
        asking = first.startswith(b"POST /v1/chat")
        mischief = self._random.choice(KINDS) if asking else "none"
        self.done[mischief] += asking
        if mischief == "refuse":
            back.transport.abort()
            return
        far, forth = await asyncio.open_connection("127.0.0.1", self._behind)
        forth.write(first)
        sending = asyncio.create_task(_handed_on(near, forth))
        with suppress(OSError):
            await self._return(far, back, mischief)
        sending.cancel()
        forth.transport.abort()
        back.close()

    async def _return(
        self, far: asyncio.StreamReader, back: asyncio.StreamWriter, mischief: Mischief
    ) -> None:
        """Hand the reply back, in pieces that end anywhere."""
        left = self._random.randrange(BYTES)
        while content := await far.read(self._random.choice((1, 7, 100, 65536))):
            if mischief == "delay":
                for _ in range(self._random.randrange(5)):
                    await asyncio.sleep(0)
            if mischief in ("cut", "truncate") and len(content) >= left:
                back.write(content[:left])
                if mischief == "cut":
                    back.transport.abort()
                return
            if mischief == "garble" and len(content) >= left > 0:
                content = self._garbled(content, left)
            left -= len(content)
            back.write(content)
            await back.drain()

    def _garbled(self, content: bytes, start: int) -> bytes:
        """Overwrite some bytes with such as stand in no reply: no check could know others."""
        noise = bytes(self._random.choices((0x00, 0xFE, 0xFF), k=self._random.randrange(1, 9)))
        return (content[: start - 1] + noise + content[start - 1 + len(noise) :])[: len(content)]


async def _handed_on(near: asyncio.StreamReader, forth: asyncio.StreamWriter) -> None:
    while content := await near.read(65536):
        forth.write(content)
        await forth.drain()
    forth.transport.abort()
