"""Conversations that cannot be saved where they belong, kept whole in another place."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.unsaved import unsaved

if TYPE_CHECKING:
    from glm4v_tui.chat.parcel import Parcel

SPARE_BYTES = 4 * 2**20
"""Room that is left for others."""


def place_for(parcels: Sequence[Parcel]) -> Path | None:
    """Return a folder of the user's that can take conversations, or that there is none; blocks."""
    needed = SPARE_BYTES + sum(parcel.size for parcel in parcels)
    for folder in (Path.home(), Path.cwd(), Path(tempfile.gettempdir())):
        try:
            disk = os.statvfs(folder)
        except OSError:
            continue
        if os.access(folder, os.W_OK | os.X_OK) and disk.f_bavail * disk.f_frsize > needed:
            return folder
    return None


def rescue(parcels: Sequence[Parcel], place: Path) -> Path:
    """Write conversations into a new private folder, which can be imported; blocks.

    Raises:
        TranscriptError: they cannot be written.
    """
    folder = _new_folder(place)
    for parcel in parcels:
        parcel.deliver(folder)
    return folder


def _new_folder(place: Path) -> Path:
    for number in itertools.count(1):
        # Short, so that no terminal breaks the line that tells it.
        folder = place / f"glm4v-tui-rescued-{number}"
        try:
            folder.mkdir(0o700)
        except FileExistsError:
            continue
        except OSError as error:
            raise unsaved(error, "The conversation cannot be kept there") from error
        return folder
    raise AssertionError
