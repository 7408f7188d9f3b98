"""What is written and not sent yet, kept in files beside the transcripts until it is."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import socket
from pathlib import Path

from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.files import (
    UnreadableError,
    make_private_directory,
    read_whole,
    replace_private,
)

FOLDER = "drafts"
"""Where they lie in the folder of the transcripts."""

_BYTES = 2**25
"""What is read of a draft at most; nobody types more."""


class Drafts:
    """Keeps one text for each conversation by name; everything here blocks, and nothing raises."""

    def __init__(self, transcripts: Path) -> None:
        self._folder = transcripts / FOLDER
        host = re.sub(r"[^A-Za-z0-9.]", "_", socket.gethostname())
        self._here = f"new-{host}"

    def new_name(self) -> str:
        """Return a name for a conversation that has no transcript yet."""
        return f"{self._here}-{os.getpid()}-{secrets.token_hex(4)}"

    def keep(self, name: str, text: str) -> bool:
        """Keep a text in the place of the one before, and tell whether it could be written."""
        if not text.strip():
            self.forget(name)
            return True
        try:
            make_private_directory(self._folder)
            replace_private(self._file(name), encodable(text).encode())
        except OSError:
            return False
        return True

    def kept(self, name: str) -> str:
        """Return what is kept, empty where nothing is; hostile text."""
        with contextlib.suppress(OSError, UnreadableError):
            return read_whole(self._file(name), _BYTES).decode(errors="replace")
        return ""

    def forget(self, name: str) -> None:
        """Keep a text no longer."""
        with contextlib.suppress(OSError):
            self._file(name).unlink(missing_ok=True)

    def move(self, name: str, after: str, text: str) -> bool:
        """Keep a text that was kept by another name until now."""
        written = self.keep(name, text)
        if written and after not in ("", name):
            self.forget(after)
        return written

    def left_behind(self, name: str) -> str:
        """Take over what was last written for a new conversation in a program that is gone."""
        found = [path for path in self._folder.glob(f"{self._here}-*.txt") if _is_left(path)]
        with contextlib.suppress(OSError):
            if newest := max(found, key=lambda path: path.stat().st_mtime, default=None):
                newest.rename(self._file(name))
                return self.kept(name)
        return ""

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.txt"


def _is_left(path: Path) -> bool:
    """Return whether the program that wrote a draft runs no more."""
    try:
        os.kill(int(path.stem.split("-")[-2]), 0)
    except ProcessLookupError:
        return True
    except (ValueError, IndexError, OSError, OverflowError):
        return False
    return False
