"""The stream of a server taken apart into its events, as the HTML standard describes them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator

EVENT_BYTES = 2**20
"""Bytes that one event may have; a token takes about 250."""

_FIELDS = (b"data", b"event", b"id", b"retry")


class GarbledError(Exception):
    """Says that what came is not what a server sends."""


async def event_data(chunks: AsyncIterator[bytes]) -> AsyncGenerator[str, None]:
    """Yield the data of each event; one that was cut off at the end is dropped.

    Raises:
        GarbledError: the bytes are no such stream.
    """
    lines: list[bytes] = []
    async for line in _lines(chunks):
        if line:
            lines += _data(line)
            continue
        if lines:
            yield _text(b"\n".join(lines))
            lines = []


async def _lines(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    """Yield whole lines without their ends."""
    rest = b""
    async for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield line.removesuffix(b"\r")
        if len(rest) > EVENT_BYTES:
            raise GarbledError("a line without an end")


def _data(line: bytes) -> list[bytes]:
    field, _, value = line.partition(b":")
    if field and field not in _FIELDS:
        raise GarbledError("a line that is none of an event stream")
    return [value.removeprefix(b" ")] if field == b"data" else []


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GarbledError("bytes that are no text") from error
