"""A whole transcript with its pictures, to be taken to another directory."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.files import UnreadableError, make_private_directory, read_whole, write_all
from glm4v_tui.chat.journal import create, name_like
from glm4v_tui.chat.kept import keep
from glm4v_tui.chat.lines import FILE_BYTES
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.chat.reopening import Saved, TranscriptError, retold
from glm4v_tui.chat.unsaved import unsaved


@dataclass(frozen=True)
class Parcel:
    """The lines of a transcript, every version of every turn among them."""

    content: bytes
    path: Path
    """Where the transcript is; the copies of its pictures are beside it."""
    originals: tuple[Picture, ...] = ()
    """Pictures that are not among the copies."""

    @classmethod
    def of(cls, path: Path) -> Parcel:
        """Return the transcript in a file; blocks.

        Raises:
            TranscriptError: it cannot be read, or is something else.
        """
        try:
            parcel = cls(read_whole(path, FILE_BYTES), path)
        except UnreadableError as error:
            raise TranscriptError(f"“{clean(path.name)}” {error}.") from error
        parcel._told()
        return parcel

    @property
    def size(self) -> int:
        """Bytes that it takes, pictures included."""
        return len(self.content) + sum(picture.size for picture in self._pictures)

    def deliver(self, directory: Path) -> Path:
        """Write it into a directory, and return its new file; blocks.

        Raises:
            TranscriptError: it cannot be written. Pictures that are gone stay named.
        """
        try:
            path = self._write(directory)
            for picture in self._pictures:
                with suppress(PictureError):
                    keep(picture, directory)
        except OSError as error:
            raise unsaved(error, "The conversation cannot be kept there") from error
        return path

    def _write(self, directory: Path) -> Path:
        make_private_directory(directory)
        path, descriptor = create(directory, name_like(self.path.name))
        try:
            write_all(descriptor, self.content)
            os.fsync(descriptor)
        except OSError:
            path.unlink()
            raise
        finally:
            os.close(descriptor)
        return path

    @cached_property
    def _pictures(self) -> tuple[Picture, ...]:
        """Each picture that was ever asked about or shown, where it is now."""
        saved = self._told()
        asked = (p for node in saved.history.nodes.values() for p in node.turn.pictures)
        shown = (picture for _, picture in saved.shown.instead if picture is not None)
        elsewhere = {picture.digest: picture.path for picture in self.originals}
        every = {picture.digest: picture for picture in (*asked, *shown)}
        return tuple(
            replace(picture, path=elsewhere.get(digest, picture.path))
            for digest, picture in every.items()
        )

    def _told(self) -> Saved:
        return retold(self.path, (line for line in self.content.split(b"\n") if line.strip()))
