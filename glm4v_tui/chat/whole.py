"""Whether a PDF or a video that is being copied is there to its end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from glm4v_tui.chat.documents import Glance
from glm4v_tui.chat.files import UnreadableError, open_regular, reason
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import refused

if TYPE_CHECKING:
    from pathlib import Path

_END, _TAIL = b"%%EOF", 1024
"""What a PDF ends with, in its last bytes (ISO 32000-1, H.3): it may be opened without."""


class WholeDocuments:
    """Looks into documents, one at a time, until that is ended."""

    def __init__(self) -> None:
        self._glance = Glance()

    def check(self, path: Path) -> None:
        """Open a document; blocks.

        Raises:
            PictureError: it is not there to its end, or cannot be shown.
        """
        if document_kind(path) == "PDF" and _END not in _tail(path):
            raise refused(path.name, "is cut off: it has no end")
        self._glance.leaf(path, 0, (1, 1))

    def end(self) -> None:
        """Open nothing any more."""
        self._glance.end()


def _tail(path: Path) -> bytes:
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            file.seek(-min(_TAIL, os.fstat(file.fileno()).st_size), os.SEEK_END)
            return file.read()
    except UnreadableError as refusal:
        raise refused(path.name, str(refusal)) from refusal
    except OSError as error:
        raise refused(path.name, reason(error)) from error
