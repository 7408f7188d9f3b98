"""What a transcript says of itself before anything else: its version, its model, its resuming."""

from __future__ import annotations

from glm4v_tui.chat.changes import now
from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.records import LINEAR, VERSION, AnyRecord, Opened, Resumed


class Heading:
    """Holds records back until there is something for them to stand above."""

    def __init__(self, opened: Opened, first: AnyRecord) -> None:
        self._opened = opened
        self._waiting = [first]

    @classmethod
    def new(cls, model: str, system: str) -> Heading:
        """Return that of a new conversation."""
        opened = _opened(LINEAR, model, system)
        return cls(opened, opened)

    @classmethod
    def resumed(cls, version: int, model: str, system: str) -> Heading:
        """Return that of one that is gone on with."""
        resumed = Resumed(time=now(), model=encodable(model))
        return cls(_opened(version, model, system), resumed)

    @property
    def branched(self) -> bool:
        """Whether turns may have several versions."""
        return self._opened.version >= VERSION

    def branch(self) -> None:
        """Tell programs that know of no versions that this transcript has some."""
        if not self.branched:
            self._opened = self._opened.model_copy(update={"version": VERSION})
            self._waiting.append(self._opened)

    def taken(self) -> list[AnyRecord]:
        """Return what has not been written yet, once."""
        waiting, self._waiting = self._waiting, []
        return waiting


def _opened(version: int, model: str, system: str) -> Opened:
    return Opened(version=version, time=now(), model=encodable(model), system=encodable(system))
