"""Conversations that cannot be saved where they belong, written whole to another place."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.exporting import ThereError, export

if TYPE_CHECKING:
    from glm4v_tui.chat.reopening import Saved

TEXT_BYTES = 4 * 2**20
"""Room for everything but the pictures, with much to spare."""

_IN_JSON = 4 / 3
"""How much larger a picture is in a text file."""


def place_for(conversations: Iterable[Saved]) -> Path | None:
    """Return a folder of the user's that can take conversations, or that there is none; blocks."""
    needed = sum(TEXT_BYTES + _IN_JSON * _picture_bytes(saved) for saved in conversations)
    for folder in (Path.home(), Path.cwd(), Path(tempfile.gettempdir())):
        try:
            disk = os.statvfs(folder)
        except OSError:
            continue
        if os.access(folder, os.W_OK | os.X_OK) and disk.f_bavail * disk.f_frsize > needed:
            return folder
    return None


def rescue(saved: Saved, folder: Path) -> Path:
    """Write a conversation with its pictures to a new private file that can be imported; blocks.

    Raises:
        ExportError: it cannot be written.
    """
    for number in itertools.count(1):
        # Short, so that no terminal breaks the line that tells it.
        path = folder / f"glm4v-tui-rescued-{number}.json"
        try:
            return export(saved, "json", path)
        except ThereError:
            continue
    raise AssertionError


def _picture_bytes(saved: Saved) -> int:
    return sum(picture.size for picture in saved.conversation.pictures)
