"""Why a conversation cannot be saved, and what to do."""

from __future__ import annotations

import errno

from glm4v_tui.chat.reopening import TranscriptError

_CAUSES = {
    errno.ENOSPC: "the disk is full; make room, and it will be saved with the next answer",
    errno.EDQUOT: "your disk quota is used up; make room, and it will be saved later",
    errno.EROFS: "the disk is read-only; choose another data directory",
    errno.EACCES: "there is no permission to write; choose another data directory",
    errno.EPERM: "there is no permission to write; choose another data directory",
    errno.ENOTDIR: "a file stands where the data directory should be; choose another one",
    errno.EEXIST: "a file stands where the data directory should be; choose another one",
}
"""Why a conversation is not saved, and what to do, by the system's error number."""


def unsaved(error: OSError, what: str = "The conversation is not saved") -> TranscriptError:
    """Return the error of the system as a sentence about the conversation."""
    cause = _CAUSES.get(error.errno or 0) or error.strerror or "the system gives no reason"
    return TranscriptError(f"{what}: {cause}.")
