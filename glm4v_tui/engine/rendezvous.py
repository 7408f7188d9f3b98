"""The private place where engines that outlive their programs can be found again."""

from __future__ import annotations

import fcntl
import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from glm4v_tui.engine.host_socket import listen_at, peer_uid, runtime_directory

CONNECT_SECONDS = 5.0
"""How long a host may leave a program waiting in its queue."""

_DIGITS = 12
"""Digits of a digest in the name of a socket, which has to be short; the greeting has them all."""

_SUFFIX = ".sock"


def directory() -> Path:
    """Return this user's directory of kept engines; it need not be there."""
    name = f"glm4v-tui-{os.getuid()}"
    return Path(runtime_directory(f"{name}/{'0' * _DIGITS}{_SUFFIX}")) / name


def place(digest: str) -> Path:
    """Return the socket of the engine with this digest, whether it is there or not."""
    return directory() / f"{digest[:_DIGITS]}{_SUFFIX}"


def places() -> list[Path]:
    """Return the sockets that are there, stale ones included."""
    try:
        return sorted(directory().glob(f"*{_SUFFIX}"))
    except OSError:
        return []


@contextmanager
def locked() -> Iterator[None]:
    """Let nobody else publish or remove anything meanwhile; blocks until nobody does.

    Raises:
        OSError: the directory cannot be made, or is not ours alone.
    """
    _make_directory()
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(directory() / "lock", flags, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def reach(path: Path) -> socket.socket | None:
    """Return a connection to the host of this user that listens there; `None` where none does."""
    connected = socket.socket(socket.AF_UNIX)
    connected.settimeout(CONNECT_SECONDS)
    try:
        connected.connect(str(path))
        if peer_uid(connected) == os.getuid():
            return connected
    except OSError:
        pass
    connected.close()
    return None


def publish(digest: str) -> socket.socket:
    """Return a socket on which programs find the engine with this digest; call it when locked.

    Raises:
        FileExistsError: another host has that place.
        OSError: the socket cannot be made.
    """
    path = place(digest)
    remove_stale(path)
    if path.exists():
        raise FileExistsError(f"another engine is kept at {path}")
    return listen_at(path, backlog=64)


def remove_stale(path: Path) -> bool:
    """Remove a socket on which nobody listens, and return whether it was one; call it locked."""
    probe = socket.socket(socket.AF_UNIX)
    probe.settimeout(CONNECT_SECONDS)
    with probe:
        try:
            probe.connect(str(path))
        except (ConnectionRefusedError, FileNotFoundError):
            there = path.is_socket()
            with suppress(OSError):
                path.unlink()
            return there
        except OSError:
            return False
    return False


def withdraw(digest: str, listening: socket.socket) -> None:
    """Stop listening, and remove the socket if it is still the one that was published.

    Raises:
        OSError: the place cannot be locked.
    """
    with locked():
        listening.close()
        remove_stale(place(digest))


def _make_directory() -> None:
    path = directory()
    with suppress(FileExistsError):
        path.mkdir(0o700)
    status = path.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
        raise OSError(f"{path} is no directory of this user's")
    if status.st_mode & 0o077:
        path.chmod(0o700)
