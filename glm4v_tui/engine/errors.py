"""What can go wrong in an engine, told with its reason and with what to do."""

from __future__ import annotations

from typing import Literal

ErrorKind = Literal[
    "not-installed",
    "model-missing",
    "gated",
    "no-space",
    "refused-by-user",
    "unreachable",
    "unauthorised",
    "busy",
    "bad-argument",
    "out-of-memory",
    "dead",
    "rejected",
    "failed",
]
"""What went wrong; `rejected` means that only this request was refused and the engine lives."""


class EngineError(Exception):
    """Says what went wrong in an engine, why, and what the user can do."""

    def __init__(self, kind: ErrorKind, message: str, advice: str = "", cause: str = "") -> None:
        super().__init__(message)
        self.kind: ErrorKind = kind
        """What went wrong, for code."""
        self.message = message
        """What went wrong, in one sentence."""
        self.advice = advice
        """What the user can do about it."""
        self.cause = cause
        """The underlying reason, as the engine or the system put it."""
