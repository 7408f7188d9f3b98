"""What is pasted, kept from acting as keys: its escape characters are spelled out on the way in.

Textual takes an escape character in a paste for the beginning of a key, and types what follows it
letter by letter: Enter, and whatever else pasted bytes may spell.
"""

from __future__ import annotations

BEGIN, END = b"\x1b[200~", b"\x1b[201~"
"""What a terminal writes around a paste."""

_ESCAPE, _SPELLED = b"\x1b", "␛".encode()


class Pastes:
    """Follows where pastes begin and end in what a terminal sends, cut anywhere."""

    def __init__(self) -> None:
        self._pasting = False
        self._tail = b""
        self._held = b""

    def keys(self, data: bytes) -> bytes:
        """Return bytes from the terminal with no escape character left inside of a paste.

        Keys are never held back, only what may be the beginning of the mark behind a paste.
        """
        parted = b""
        while data:
            ready, data = self._pasted(data) if self._pasting else self._typed(data)
            parted += ready
        return parted

    def _typed(self, data: bytes) -> tuple[bytes, bytes]:
        seen = self._tail + data
        at = seen.find(BEGIN)
        if at < 0:
            self._tail = seen[1 - len(BEGIN) :]
            return data, b""
        end = at + len(BEGIN) - len(self._tail)
        self._pasting, self._tail = True, b""
        return data[:end], data[end:]

    def _pasted(self, data: bytes) -> tuple[bytes, bytes]:
        pasted, found, rest = (self._held + data).partition(END)
        self._held = b""
        if found:
            self._pasting = False
            return _spelled(pasted) + END, rest
        begun = next(
            length for length in range(len(END) - 1, -1, -1) if pasted.endswith(END[:length])
        )
        whole = len(pasted) - begun
        self._held = pasted[whole:]
        return _spelled(pasted[:whole]), b""


def _spelled(pasted: bytes) -> bytes:
    return pasted.replace(_ESCAPE, _SPELLED)
