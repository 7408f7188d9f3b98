"""The events of a reply as messages between a program and an engine host, and back."""

from __future__ import annotations

from glm4v_tui.engine import wire
from glm4v_tui.engine.events import ReasoningDelta, ReplyDone, Said, TextDelta


def piece(reply: int, event: Said) -> wire.Message:
    """Return the message that carries this event of a reply."""
    match event:
        case TextDelta(text):
            return wire.AnswerPiece(reply, text)
        case ReplyDone():
            return wire.Finished(reply, event)
        case ReasoningDelta(text, so_far):
            return wire.ReasoningPiece(reply, text, so_far)


def event_of(message: wire.AnswerPiece | wire.ReasoningPiece | wire.Finished) -> Said:
    """Return the event that a message carries."""
    match message:
        case wire.AnswerPiece(_, text):
            return TextDelta(text)
        case wire.Finished(_, done):
            return done
        case wire.ReasoningPiece(_, text, so_far):
            return ReasoningDelta(text, so_far)
