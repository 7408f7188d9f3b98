"""Pictures from the clipboard of the terminal, over SSH too: kitty's OSC 5522.

The terminal is asked once and answers in packets, of which none may be taken for keys. It may ask
its user first. The protocol is described in kitty's documentation, "Copying all data types".
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass

KINDS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tif",
}
"""What is asked for, the best first, and how files of it end."""

REQUEST = f"\x1b]5522;type=read;{b64encode(' '.join(KINDS).encode()).decode()}\x1b\\"
"""Which of these kinds is there? Send it."""

_START = b"\x1b]5522;"
_ENDS = b"\x1b\\", b"\x07"
_LONGEST_KEY = 2
"""Bytes of Escape and of Alt with a letter, the keys that can be mistaken for a packet."""

_REFUSALS = {
    b"EPERM": "the terminal's user has not allowed it",
    b"ENOSYS": "this terminal does not give its clipboard",
    b"EBUSY": "the terminal is busy with another program's request",
    b"EIO": "the terminal could not read its clipboard",
}


class ClipboardError(Exception):
    """Says in words that complete a sentence why there is no picture."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """A picture from the clipboard, whose bytes are not looked into yet."""

    kind: str
    """One of `KINDS`."""
    content: bytes


class ClipboardAnswer:
    """Puts the packets of an answer together."""

    def __init__(self, limit: int) -> None:
        """Hold at most `limit` bytes."""
        self._limit = limit
        self._held = 0
        self._pieces: dict[str, list[bytes]] = {}
        self.is_over = False
        """Whether the last packet has come."""
        self.refusal = ""
        """Why there is no picture, if the terminal said so."""

    def hear(self, packet: bytes) -> None:
        """Take in one packet, without the bytes that begin and end it."""
        words, _, payload = packet.partition(b";")
        said = dict(pair.partition(b"=")[::2] for pair in words.split(b":"))
        status = said.get(b"status", b"")
        if said.get(b"type") != b"read" or self.is_over or status == b"OK":
            return
        if status == b"DATA":
            self._take(said.get(b"mime", b""), payload)
        elif status == b"DONE":
            self.is_over = True
        else:
            self._refuse(_REFUSALS.get(status, "the terminal gives no reason"))

    def clipping(self) -> Clipping:
        """Return the best picture of the answer.

        Raises:
            ClipboardError: there is none.
        """
        if self.refusal:
            raise ClipboardError(self.refusal)
        for kind in KINDS:
            if pieces := self._pieces.get(kind):
                return Clipping(kind, b"".join(pieces))
        raise ClipboardError("there is no picture on the clipboard")

    def _take(self, mime: bytes, payload: bytes) -> None:
        try:
            kind = b64decode(mime).decode("ascii", "replace")
            piece = b64decode(payload)
        except binascii.Error:
            self._refuse("the terminal's answer is garbled")
            return
        self._held += len(piece)
        if self._held > self._limit:
            self._refuse(f"it is larger than {self._limit // 2**20} MiB")
        elif kind in KINDS:
            self._pieces.setdefault(kind, []).append(piece)

    def _refuse(self, why: str) -> None:
        self.refusal, self.is_over = why, True
        self._pieces.clear()


class Packets:
    """Keeps the packets of an answer from being taken for keys."""

    def __init__(self) -> None:
        self._hear: Callable[[bytes], object] | None = None
        self._begun = b""
        self._packet: bytearray | None = None

    def expect(self, hear: Callable[[bytes], object] | None) -> None:
        """Hand every packet to this; with `None` they are dropped, which late ones are too."""
        self._hear = hear or _drop

    def keys(self, data: bytes) -> bytes:
        """Return what of the bytes is no packet; nothing is held back before the first request."""
        if self._hear is None:
            return data
        typed, data, self._begun = b"", self._begun + data, b""
        while data:
            if self._packet is None:
                before, start, data = data.partition(_START)
                if start:
                    self._packet = bytearray()
                else:
                    before, self._begun = _without_beginning(before)
                typed += before
            else:
                data = self._filled(self._packet, data)
        return typed

    def rest(self) -> bytes:
        """Return keys that looked like the beginning of a packet, now that nothing followed.

        What nobody waits for any more ends here too, lest it swallow all keys to come.
        """
        if self._hear is _drop:
            self._packet = None
        if len(self._begun) > _LONGEST_KEY:
            return b""
        begun, self._begun = self._begun, b""
        return begun

    def _filled(self, packet: bytearray, data: bytes) -> bytes:
        """Add to a packet up to its end; return what comes behind it."""
        looked = max(0, len(packet) - 1)
        packet += data
        found = [(packet.find(end, looked), end) for end in _ENDS]
        ends = [(at, end) for at, end in found if at >= 0]
        if not ends or self._hear is None:
            return b""
        at, end = min(ends)
        self._packet = None
        self._hear(bytes(packet[:at]))
        return bytes(packet[at + len(end) :])


def _without_beginning(data: bytes) -> tuple[bytes, bytes]:
    """Split bytes at the end off that may begin a packet."""
    for length in range(min(len(data), len(_START) - 1), 0, -1):
        if _START.startswith(data[-length:]):
            return data[:-length], data[-length:]
    return data, b""


def _drop(_: bytes) -> None:
    """Take no interest in a packet."""
