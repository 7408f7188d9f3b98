"""The private Unix socket on which a host listens, and who is at its other end."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

LONGEST_PATH = 107
"""Bytes that the path of a Unix socket may have, from unix(7)."""

_PRIVATE = "glm4v-tui-01234567/engine.sock"
"""What the socket is called below the directory for short-lived files."""


def listen_privately() -> tuple[socket.socket, Path]:
    """Return a socket that listens in a new directory that only this user can enter.

    Raises:
        OSError: the directory or the socket cannot be made.
    """
    directory = tempfile.mkdtemp(prefix="glm4v-tui-", dir=runtime_directory(_PRIVATE))
    path = Path(directory) / "engine.sock"
    try:
        return listen_at(path, backlog=1), path
    except OSError:
        path.parent.rmdir()
        raise


def listen_at(path: Path, backlog: int) -> socket.socket:
    """Return a socket that listens at a path in a directory that only this user can enter.

    Raises:
        OSError: the socket cannot be made.
    """
    listening = socket.socket(socket.AF_UNIX)
    try:
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen(backlog)
    except OSError:
        listening.close()
        raise
    return listening


def runtime_directory(name: str) -> str:
    """Return the first place for short-lived files where a socket can have this name."""
    for place in (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir()):
        short = len(os.fsencode(place)) + len(f"/{name}") <= LONGEST_PATH
        if place and short and os.access(place, os.W_OK | os.X_OK):
            return place
    return "/tmp"


def peer_uid(connected: socket.socket) -> int:
    """Return the user id of the process at the other end of a Unix socket."""
    return _credentials(connected)[1]


def peer_pid(connected: socket.socket) -> int:
    """Return the id of the process at the other end; for a host, of who listened last."""
    return _credentials(connected)[0]


def _credentials(connected: socket.socket) -> tuple[int, int]:
    # struct ucred of unix(7): process, user and group id, each a C int.
    credentials = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    process, user = credentials[:4], credentials[4:8]
    return int.from_bytes(process, byteorder="little"), int.from_bytes(user, byteorder="little")
