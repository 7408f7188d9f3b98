"""A conversation written into a new transcript at once: to go on with a copy of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.numbers import numbers_of
from glm4v_tui.chat.reopening import Saved
from glm4v_tui.chat.thinking import Thinking
from glm4v_tui.chat.titles import title_of
from glm4v_tui.chat.transcript import Transcript, TranscriptError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from glm4v_tui.chat.conversation import Conversation, Turn
    from glm4v_tui.chat.numbers import Numbers


def save_copy(
    conversation: Conversation,
    directory: Path,
    model: str,
    *,
    title: str = "",
    sampling: Mapping[str, JsonValue] | None = None,
    numbers: Mapping[int, Numbers] | None = None,
) -> Path:
    """Write a whole conversation into a new transcript, and return its file; blocks.

    Raises:
        TranscriptError: it cannot be written. Pictures that are gone stay named.
    """
    transcript = Transcript.create(directory, model, conversation.system)
    try:
        for at, turn in enumerate(conversation.turns):
            if turn.role == "user":
                _ask(transcript, turn, sampling, conversation.thinking)
            else:
                transcript.streamed(turn.text, turn.reasoning)
                taken = (numbers or {}).get(at) or numbers_of(turn)
                ending = turn.ending or "stop"
                transcript.ended(ending, turn.problem, taken, edited=turn.edited)
        if title:
            transcript.filed(title=title)
    except TranscriptError:
        # Half a copy is none.
        transcript.path.unlink(missing_ok=True)
        raise
    finally:
        with suppress(TranscriptError):
            transcript.close()
    return transcript.path


def _ask(
    transcript: Transcript,
    turn: Turn,
    sampling: Mapping[str, JsonValue] | None,
    thinking: Thinking,
) -> None:
    try:
        transcript.asked(turn, sampling, thinking=thinking)
    except TranscriptError:
        if transcript.unsaved:
            raise


def unsaved(
    conversation: Conversation, model: str, sampling: Mapping[str, JsonValue] | None = None
) -> Saved:
    """Return a conversation that has no transcript as if it had one."""
    return Saved(
        path=Path(),
        conversation=conversation,
        model=model,
        started=datetime.now(UTC),
        title=title_of(conversation.turns[0]) if conversation.turns else "",
        sampling=sampling,
        numbers={},
        damaged=0,
    )
