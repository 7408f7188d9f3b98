"""The file of a transcript with its pictures beside it, and what could not be written yet."""

from __future__ import annotations

from pathlib import Path

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture, Turn
from glm4v_tui.chat.copies import Copies
from glm4v_tui.chat.journal import Journal
from glm4v_tui.chat.parcel import Parcel
from glm4v_tui.chat.records import AnyRecord, written
from glm4v_tui.chat.reopening import ReadOnlyError, Saved, TranscriptError, newer, read
from glm4v_tui.chat.unsaved import unsaved


class Ledger:
    """Writes records and pictures; what fails is kept and goes out with what comes next.

    Every method blocks, and says why something is not saved by raising `TranscriptError`.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._copies = Copies()

    @classmethod
    def create(cls, directory: Path) -> Ledger:
        """Begin a file and make it now."""
        try:
            return cls(Journal.create(directory))
        except OSError as error:
            raise unsaved(error) from error

    @classmethod
    def begin(cls, directory: Path) -> Ledger:
        """Begin a file, which is made with its first records."""
        return cls(Journal.begin(directory))

    @classmethod
    def open(cls, path: Path) -> tuple[Ledger, Saved]:
        """Go on with a file, and return what stands in it.

        Raises:
            ReadOnlyError: another program, or a newer version, writes to it.
        """
        try:
            journal = Journal.open(path)
        except BlockingIOError as error:
            raise _occupied(path) from error
        except OSError as error:
            # Reading says better what is wrong with it.
            read(path)
            raise unsaved(error) from error
        try:
            # Read only now: until it was locked, another program may have gone on with it.
            saved = read(path)
            if saved.newer:
                raise newer(path)
        except TranscriptError:
            journal.close()
            raise
        return cls(journal), saved

    @property
    def path(self) -> Path:
        """Where the file is; it moves when another program writes to the same one."""
        return self._journal.path

    @property
    def unsaved(self) -> bool:
        """Whether there is anything that could not be written yet."""
        return self._journal.waiting or bool(self._copies.waiting)

    def append(self, *records: AnyRecord, sync: bool = True) -> None:
        """Write records, after those that wait, and then the pictures that wait."""
        try:
            self._journal.append(*map(written, records), sync=sync)
        except OSError as error:
            raise unsaved(error) from error
        self._copies.catch_up(self.path.parent)

    def keep(self, picture: Picture) -> Picture:
        """Copy a picture, once, and return it at its new place."""
        return self._copies.keep(picture, self.path.parent)

    def keep_all(self, turn: Turn) -> tuple[Turn, TranscriptError | None]:
        """Return a question with its pictures at their copies, and why one is not copied."""
        return self._copies.keep_all(turn, self.path.parent)

    def parcel(self) -> Parcel:
        """Return all of it, with what could not be written."""
        try:
            content = self._journal.whole()
        except OSError as error:
            raise unsaved(error, "What is saved cannot be read") from error
        return Parcel(content, self.path, tuple(self._copies.waiting))

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._journal.close()


def _occupied(path: Path) -> ReadOnlyError:
    return ReadOnlyError(
        f"The conversation “{clean(path.name)}” is open in another program: it can be read here, "
        "and a copy of it can be gone on with."
    )
