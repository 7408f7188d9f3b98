"""What `transcripts import` brings in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.import_json import ImportedError, import_json
from glm4v_tui.chat.parcel import Parcel

SUFFIX = ".jsonl"
"""How the files of transcripts end."""


def imported(file: Path, directory: Path) -> Iterator[Path]:
    """Bring in a transcript, every one of a folder, or a request; yield their new files; blocks.

    Raises:
        ImportedError: it is none of them.
        TranscriptError: it is a broken one, or cannot be written.
    """
    if file.is_dir():
        yield from _all_of(file, directory)
    elif file.suffix.lower() == SUFFIX:
        yield Parcel.of(file).deliver(directory)
    else:
        yield import_json(file, directory, "imported")


def _all_of(folder: Path, directory: Path) -> Iterator[Path]:
    name = clean(folder.name)
    if folder.resolve() == directory.resolve():
        raise ImportedError(f"“{name}” is where conversations are kept: they are there already.")
    files = sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise ImportedError(f"“{name}” has no conversations: no file in it ends in {SUFFIX}.")
    for file in files:
        yield Parcel.of(file).deliver(directory)
