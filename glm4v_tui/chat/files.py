"""Reading files that may be anything, and writing files that are private."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)

_REASONS = {
    errno.ENOENT: "is not there any more",
    errno.ENOTDIR: "is not there any more",
    errno.ESTALE: "is not there any more",
    errno.EACCES: "cannot be opened: you have no permission",
    errno.EPERM: "cannot be opened: you have no permission",
    errno.ELOOP: "is a link that leads back to itself",
}


class UnreadableError(Exception):
    """Says in words that complete a sentence why a file cannot be read."""


def open_regular(path: Path) -> int:
    """Open a regular file for reading and return its descriptor; a pipe or device is never opened.

    Raises:
        UnreadableError: it is something else, or the system refuses.
    """
    try:
        _refuse_special(os.stat(path))  # noqa: PTH116
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise UnreadableError(reason(error)) from error
    try:
        _refuse_special(os.fstat(descriptor))
    except UnreadableError:
        os.close(descriptor)
        raise
    return descriptor


def read_whole(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes.

    Raises:
        UnreadableError: it is something else, too large, or the system refuses.
    """
    descriptor = open_regular(path)
    try:
        with os.fdopen(descriptor, "rb") as file:
            if os.fstat(descriptor).st_size <= limit:
                content = file.read(limit + 1)
                if len(content) <= limit:
                    return content
    except OSError as error:
        raise UnreadableError(reason(error)) from error
    raise UnreadableError(f"is larger than {limit // 2**20} MiB")


def make_private_directory(path: Path) -> None:
    """Make a directory that only its owner may enter, and those above it; leave existing ones."""
    if path.is_dir():
        return
    if path.parent != path:
        make_private_directory(path.parent)
    try:
        path.mkdir(0o700)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        path.chmod(0o700)


def create_private(path: Path) -> int:
    """Create a file that did not exist, for appending by its owner alone; return its descriptor."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    os.fchmod(descriptor, 0o600)
    return descriptor


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, in one call unless the system takes fewer."""
    written = os.write(descriptor, content)
    while written < len(content):
        written += os.write(descriptor, content[written:])


def write_private(path: Path, content: bytes) -> None:
    """Write a file for its owner alone that did not exist, and leave no half of it.

    Raises:
        OSError: it cannot be written, or is there already.
    """
    descriptor = create_private(path)
    try:
        write_all(descriptor, content)
    except OSError:
        path.unlink()
        raise
    finally:
        os.close(descriptor)


def replace_private(path: Path, content: bytes) -> None:
    """Write a file for its owner alone that is there whole or not at all, and on the disk.

    Raises:
        OSError: it cannot be written; what was there before is left.
    """
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    descriptor = create_private(draft)
    try:
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def reason(error: OSError | ValueError) -> str:
    """Return words that complete a sentence about a file, from what the system said."""
    if not isinstance(error, OSError) or error.errno is None:
        return "has a name that the system does not take"
    known = _REASONS.get(error.errno)
    return known or f"cannot be opened: {error.strerror or 'the system gives no reason'}"


def _refuse_special(status: os.stat_result) -> None:
    for is_kind, words in _KINDS:
        if is_kind(status.st_mode):
            raise UnreadableError(words)
