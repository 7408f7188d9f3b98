"""Which conversation a word on the command line means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.chat.transcripts import files_in, latest

if TYPE_CHECKING:
    from pathlib import Path

_OWN = re.compile(r"\d{4}-\d\d-\d\d-\d{6}-\d{3}-([0-9a-f]{8})")


def short(path: Path) -> str:
    """Return the id that names a conversation: the end of the name that the program gave it."""
    own = _OWN.fullmatch(path.stem)
    return own[1] if own else clean(path.stem)


def named(word: str, directory: Path, where: str = "") -> Path:
    """Return the file of the conversation that a word means; `where` says which kind is meant.

    Raises:
        TranscriptError: it means none, or more than one.
    """
    if word == "last" and (entry := latest(directory)):
        return entry.path
    if word.endswith(".jsonl") and (path := directory.joinpath(word)).is_file():
        return path
    found = [path for _, path in files_in(directory) if word and word in path.stem]
    exact = [path for path in found if word in (path.stem, short(path))]
    if len(exact or found) == 1:
        return (exact or found)[0]
    raise TranscriptError(_unclear(word, found, where))


def _unclear(word: str, found: list[Path], where: str) -> str:
    if not found:
        seen = f"`glm4v-tui transcripts list{' --deleted' if where else ''}` shows the ids."
        return f"There is no {where}conversation “{clean(word)}”; {seen}"
    some = ", ".join(sorted(short(path) for path in found)[:5])
    return f"“{clean(word)}” means {len(found)} conversations, such as {some}; write more of it."
