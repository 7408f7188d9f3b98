"""Downloads a model's files into the hub cache; what has come is kept and gone on from."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from glm4v_tui.engine.hub import Hub, RemoteFile, RemoteModel, network_error, raise_for_answer
from glm4v_tui.engine.model_files import storage
from glm4v_tui.engine.protocol import EngineError

_AT_ONCE = 4
"""Files that come at the same time: one connection alone seldom fills a fast line."""
_WAITS = (0.0, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each new try of a connection that brought nothing."""
_BUSY = {408, 429, 500, 502, 503, 504}
"""Answers after which a hub may well answer a little later."""
_PIECE = 1 << 20
"""Bytes read at once from the disk."""


class Download:
    """A model on its way into the cache: links to content-named files, as the hub's tools do it."""

    def __init__(
        self,
        model: RemoteModel,
        cache: Path,
        revision: str,
        waits: Sequence[float] = _WAITS,
    ) -> None:
        self.model = model
        self._waits = waits
        self._revision = revision
        self._storage = storage(model.name, cache)
        self._blobs = self._storage / "blobs"
        self.snapshot = self._storage / "snapshots" / model.commit
        """The directory that the engine reads when all is there."""
        self._here = {file: self._bytes_here(file) for file in model.files}

    @property
    def total_bytes(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.model.files)

    @property
    def bytes_here(self) -> int:
        """Bytes that are on the disk by now; may be read from any thread."""
        return sum(self._here.values())

    async def run(self, hub: Hub) -> None:
        """Bring what is not here yet: first the small files, so that weights mean all is here.

        Raises:
            EngineError: the hub does not send a file whole.
            OSError: a file cannot be kept.
        """
        for directory in (self._blobs, self._storage / "refs", self.snapshot):
            directory.mkdir(parents=True, exist_ok=True)
        weights = [file for file in self.model.files if _is_weight(file)]
        await self._bring(hub, [file for file in self.model.files if not _is_weight(file)])
        await self._bring(hub, weights)
        (self._storage / "refs" / self._revision).write_text(self.model.commit, "ascii")

    async def _bring(self, hub: Hub, files: list[RemoteFile]) -> None:
        """Bring several files at the same time, then show them; the first failure ends all."""
        absent = [file for file in files if not (self.snapshot / file.path).exists()]
        # Two files of the same content are one download.
        waiting = iter({file.etag: file for file in absent}.values())

        async def bring_next() -> None:
            for file in waiting:
                await self._fetch(hub, file)

        tasks = [asyncio.create_task(bring_next()) for _ in range(_AT_ONCE)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for file in absent:
            self._show(file)

    async def _fetch(self, hub: Hub, file: RemoteFile) -> None:
        """Bring one file under the name of its content."""
        whole, part = self._blobs / file.etag, self._part(file)
        if whole.exists():
            return
        with _locked(part, self.model.name) as kept:
            await self._receive(hub, file, kept)
            if await _digest(kept, file) != file.etag:
                part.unlink()
                self._here[file] = 0
                raise _damaged(file)
            part.replace(whole)

    async def _receive(self, hub: Hub, file: RemoteFile, kept: BinaryIO) -> None:
        """Append to a file until it has all its bytes, over as many connections as that takes."""
        failures = 0
        while (before := kept.seek(0, os.SEEK_END)) < file.size:
            cause = await self._receive_some(hub, file, kept)
            failures = 0 if kept.tell() > before else failures + 1
            if failures > len(self._waits):
                raise _broken_off(self.model.name, cause)
            await asyncio.sleep(self._waits[failures - 1] if failures else 0)

    async def _receive_some(self, hub: Hub, file: RemoteFile, kept: BinaryIO) -> str:
        """Append what one connection brings; return why it ended early, where that is known."""
        start = kept.tell()
        try:
            async with hub.open(self.model, file, start) as answer:
                if answer.status_code in _BUSY:
                    return f"the hub answered {answer.status_code}"
                raise_for_answer(answer, self.model.name)
                # A hub that cannot go on from the middle sends all of it, with 200 and not 206.
                if start and answer.status_code != 206:
                    kept.truncate(0)
                async for piece in answer.aiter_bytes():
                    kept.write(piece)
                    self._here[file] = kept.tell()
        except network_error() as error:
            return str(error) or type(error).__name__
        return ""

    def _show(self, file: RemoteFile) -> None:
        """Let a file be seen under its own name in the snapshot."""
        seen, blob = self.snapshot / file.path, self._blobs / file.etag
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.unlink(missing_ok=True)
        self._here[file] = file.size
        try:
            seen.symlink_to(os.path.relpath(blob, seen.parent))
        except OSError:
            # A file system without links; large files are not kept twice.
            shutil.move(blob, seen) if _is_weight(file) else shutil.copyfile(blob, seen)

    def _bytes_here(self, file: RemoteFile) -> int:
        if (self.snapshot / file.path).exists() or (self._blobs / file.etag).exists():
            return file.size
        part = self._part(file)
        return min(part.stat().st_size, file.size) if part.exists() else 0

    def _part(self, file: RemoteFile) -> Path:
        return self._blobs / f"{file.etag}.incomplete"


@contextmanager
def _locked(part: Path, model: str) -> Iterator[BinaryIO]:
    """Open a file that is still growing, for this program alone."""
    with part.open("a+b") as kept:
        try:
            fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"Another program is downloading {model} at this moment."
            raise EngineError("failed", message, "Try again when it has ended.") from error
        except OSError as error:
            # A file system without locks: the digest finds what two writers would spoil.
            if error.errno not in {errno.ENOLCK, errno.ENOTSUP, errno.EINVAL}:
                raise
        yield kept


async def _digest(kept: BinaryIO, file: RemoteFile) -> str:
    """Return the digest of the kind that names a file: SHA-256, or git's for small ones."""
    digest = hashlib.sha256()
    if len(file.etag) == 40:
        digest = hashlib.sha1(b"blob %d\0" % file.size, usedforsecurity=False)
    kept.seek(0)
    while piece := kept.read(_PIECE):
        digest.update(piece)
        # Lets the other files go on, and a cancellation in.
        await asyncio.sleep(0)
    return digest.hexdigest()


def _is_weight(file: RemoteFile) -> bool:
    return file.path.endswith((".safetensors", ".bin"))


def _damaged(file: RemoteFile) -> EngineError:
    message = f"{file.path} did not arrive as the hub describes it."
    return EngineError("failed", message, "Try again; only this file is fetched anew.")


def _broken_off(model: str, cause: str) -> EngineError:
    message = f"The download of {model} was cut off, and the hub is no longer reached."
    return EngineError("failed", message, "What has come is kept; try again to go on.", cause)
