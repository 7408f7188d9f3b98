"""A conversation written into a transcript of its own, to go on from there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import JsonValue

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.numbers import numbers_of
from glm4v_tui.chat.transcript import Transcript, TranscriptError


def fork(
    directory: Path,
    model: str,
    conversation: Conversation,
    sampling: Mapping[str, JsonValue] | None = None,
) -> tuple[Transcript, TranscriptError | None]:
    """Write a conversation into a new transcript; return that, and what could not be copied."""
    transcript = Transcript.begin(directory, model, conversation.system)
    failure: TranscriptError | None = None
    for turn in conversation.turns:
        try:
            if turn.role == "user":
                transcript.asked(turn, sampling, thinking=conversation.thinking)
            else:
                transcript.streamed(turn.text, turn.reasoning)
                ending, taken = turn.ending or "stop", numbers_of(turn)
                transcript.ended(ending, turn.problem, taken, edited=turn.edited)
        except TranscriptError as error:
            failure = error
    return transcript, failure
