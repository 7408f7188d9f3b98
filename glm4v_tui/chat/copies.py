"""Copies of a conversation's pictures: those that cannot be written yet are tried again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Part, Picture, Turn
from glm4v_tui.chat.kept import keep
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.chat.unsaved import unsaved


class Copies:
    """Keeps pictures beside a transcript."""

    def __init__(self) -> None:
        self.waiting: list[Picture] = []
        """Pictures that could not be copied yet, where they are now."""

    def keep(self, picture: Picture, directory: Path) -> Picture:
        """Copy a picture, once, and return it at its new place.

        Raises:
            TranscriptError: it is not copied.
        """
        try:
            return keep(picture, directory)
        except PictureError as error:
            raise TranscriptError(
                f"The picture is not kept with the conversation: {error}"
            ) from error
        except OSError as error:
            self.waiting.append(picture)
            name = clean(picture.name)
            raise unsaved(error, f"The picture “{name}” is not kept with it") from error

    def keep_all(self, turn: Turn, directory: Path) -> tuple[Turn, TranscriptError | None]:
        """Return a question with its pictures at their copies, and why one is not copied."""
        failure: TranscriptError | None = None
        parts: list[Part] = []
        for part in turn.parts:
            try:
                parts.append(self.keep(part, directory) if isinstance(part, Picture) else part)
            except TranscriptError as error:
                failure = error
        return replace(turn, parts=tuple(parts)), failure

    def catch_up(self, directory: Path) -> None:
        """Copy what waits.

        Raises:
            TranscriptError: a picture is still not copied.
        """
        waiting, self.waiting = self.waiting, []
        for at, picture in enumerate(waiting):
            try:
                self.keep(picture, directory)
            except TranscriptError:
                self.waiting += waiting[at + 1 :]
                raise
