"""What the model has said since it was last written, remembered without waiting for the disk."""

from __future__ import annotations

from threading import Lock

from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.records import Delta


class Saying:
    """Takes pieces on the event loop, and gives them out as one record in a thread."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, str]] = []
        self._lock = Lock()

    def add(self, text: str, reasoning: str) -> None:
        """Remember what was said next; never blocks."""
        with self._lock:
            self._pieces.append((text, reasoning))

    def taken(self, turn: int) -> list[Delta]:
        """Return what was remembered as at most one record about a turn, and forget it."""
        with self._lock:
            pieces, self._pieces = self._pieces, []
        text = encodable("".join(text for text, _ in pieces))
        reasoning = encodable("".join(reasoning for _, reasoning in pieces))
        return [Delta(turn=turn, text=text, reasoning=reasoning)] if text or reasoning else []
