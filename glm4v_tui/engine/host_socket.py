"""The private Unix socket on which a host listens."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

LONGEST_PATH = 107
"""Bytes that the path of a Unix socket may have, from unix(7)."""


def listen_privately() -> tuple[socket.socket, Path]:
    """Return a socket that listens in a new directory that only this user can enter.

    Raises:
        OSError: the directory or the socket cannot be made.
    """
    path = Path(tempfile.mkdtemp(prefix="glm4v-tui-", dir=_runtime_directory())) / "engine.sock"
    listening = socket.socket(socket.AF_UNIX)
    try:
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen(1)
    except OSError:
        listening.close()
        path.parent.rmdir()
        raise
    return listening, path


def _runtime_directory() -> str:
    """Return the first place for short-lived files that is writable and has a short path."""
    for place in (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir()):
        short = len(os.fsencode(place)) + len("/glm4v-tui-01234567/engine.sock") <= LONGEST_PATH
        if place and short and os.access(place, os.W_OK | os.X_OK):
            return place
    return "/tmp"
