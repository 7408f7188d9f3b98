"""The boxes of an answer that is coming, each piece of which is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.box_stream import BoxStream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glm4v_tui.chat.box_stream import Span
    from glm4v_tui.chat.boxes import Named


class ComingAnswer:
    """As much of an answer as there is yet, and the boxes in it."""

    def __init__(self) -> None:
        self.text = ""
        """What has been read."""
        self.named: tuple[Named, ...] = ()
        """The boxes and points in it in order, each once, as if it ended here."""
        self._stream = BoxStream()
        self._sure: dict[int, Named] = {}

    def read(self, answer: str) -> None:
        """Read what has come since; another answer is read from its beginning."""
        if not answer.startswith(self.text):
            self._stream, self._sure, self.text = BoxStream(), {}, ""
        _keep(self._stream.feed(answer[len(self.text) :]), self._sure)
        self.text = answer
        found = _keep(self._stream.rest(), dict(self._sure))
        self.named = tuple(found[number] for number in sorted(found))


def _keep(spans: Iterable[Span], found: dict[int, Named]) -> dict[int, Named]:
    """Add boxes by their numbers, unless they have been named before."""
    for span in spans:
        for named in span.named:
            found.setdefault(named.number, named)
    return found
