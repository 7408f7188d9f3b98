"""An `EngineError` as a value that can be told to another process."""

from __future__ import annotations

from dataclasses import dataclass

from glm4v_tui.engine.protocol import EngineError, ErrorKind


@dataclass(frozen=True, slots=True)
class Failure:
    """An `EngineError` as a value."""

    kind: ErrorKind
    message: str
    advice: str
    cause: str

    @classmethod
    def of(cls, error: EngineError) -> Failure:
        """Return the value of this error."""
        return cls(error.kind, error.message, error.advice, error.cause)

    def error(self) -> EngineError:
        """Return this value as an error again."""
        return EngineError(self.kind, self.message, self.advice, self.cause)
