"""Makes sure that a model is on the disk before an engine loads it."""

from __future__ import annotations

import asyncio
import errno
import shutil
from pathlib import Path
from time import monotonic

from glm4v_tui.engine.aside import aside
from glm4v_tui.engine.download import Download
from glm4v_tui.engine.download_report import DownloadReport, in_bytes
from glm4v_tui.engine.hub import connected, is_offline, network_error
from glm4v_tui.engine.model_files import (
    cached_snapshot,
    hub_cache,
    is_hub_name,
    missing_files,
)
from glm4v_tui.engine.protocol import Consent, DownloadWanted, EngineError, Progress

_EVERY = 0.25
"""Seconds between two reports."""
_NAMED = 5
"""Missing files that an error names."""
_NAME_ADVICE = "Check the spelling, or name a directory that holds the model."
_SPACE_ADVICE = "Free some space, or set HF_HOME to a directory on a larger disk."


async def ensure(
    model: str,
    progress: Progress,
    consent: Consent,
    cache_dir: Path | None = None,
    revision: str = "main",
) -> Path:
    """Return the directory of a model, downloading it first after the user's yes.

    A directory is checked; a hub name that is whole in the cache is found without the network.

    Raises:
        EngineError: the model is not here, or cannot be brought here.
    """
    cache = cache_dir or hub_cache()
    if found := await asyncio.to_thread(_on_disk, model, cache, revision):
        return found
    if is_offline():
        message = f"{model} is not whole on this disk, and HF_HUB_OFFLINE forbids downloading it."
        raise EngineError("model-missing", message, f"Unset it. {_NAME_ADVICE}")
    return await _download(model, revision, cache, progress, consent)


def _on_disk(model: str, cache: Path, revision: str) -> Path | None:
    """Return where a model is whole on this disk, or nothing where only the hub can have it."""
    directory = Path(model).expanduser()
    if directory.is_dir():
        return _checked(directory.absolute())
    if not is_hub_name(model):
        raise EngineError("model-missing", f"There is no directory {model}.", _NAME_ADVICE)
    snapshot = cached_snapshot(model, cache, revision)
    return None if snapshot is None or missing_files(snapshot) else snapshot


async def _download(
    model: str, revision: str, cache: Path, progress: Progress, consent: Consent
) -> Path:
    """Ask the hub, ask the user, and bring what is not here."""
    try:
        download = await aside(lambda: _looked_up(model, revision, cache))
        wanted = await asyncio.to_thread(_wanted, download, cache)
        if wanted.download_bytes:
            _check_space(wanted)
            if not await consent(wanted):
                advice = "Answer yes to download it, or name a local directory."
                raise EngineError("refused-by-user", f"{model} was not downloaded.", advice)
        await _reported(download, progress)
    except OSError as error:
        raise _unwritable(error, cache) from error
    return download.snapshot


async def _looked_up(model: str, revision: str, cache: Path) -> Download:
    async with connected() as hub:
        try:
            return Download(await hub.model(model, revision), cache, revision)
        except network_error() as error:
            message = f"{model} is not on this disk, and the hub at {hub.endpoint} was not reached."
            advice = f"Check the network and proxy, or set HF_ENDPOINT to a mirror. {_NAME_ADVICE}"
            cause = str(error) or type(error).__name__
            raise EngineError("model-missing", message, advice, cause) from error


async def _run(download: Download) -> None:
    async with connected() as hub:
        await download.run(hub)


async def _reported(download: Download, progress: Progress) -> None:
    """Run a download aside and tell how far it is; cancelling this keeps what has come."""
    running = asyncio.create_task(aside(lambda: _run(download)))
    report = DownloadReport(download.total_bytes)
    try:
        while not running.done():
            progress(report.after(download.bytes_here, monotonic()))
            await asyncio.wait([running], timeout=_EVERY)
    finally:
        running.cancel()
        await asyncio.wait([running])
    progress(report.after(download.bytes_here, monotonic()))
    running.result()


def _checked(directory: Path) -> Path:
    """Return a local model directory that is whole."""
    if missing := missing_files(directory):
        names = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        plural = "file is" if len(missing) == 1 else "files are"
        message = f"{directory} is not a whole model: {len(missing)} {plural} missing or cut short."
        raise EngineError("model-missing", message, f"Copy what is missing: {names}.", names)
    return directory


def _wanted(download: Download, cache: Path) -> DownloadWanted:
    """Return the question that the user is asked."""
    there = next(path for path in (cache.absolute(), *cache.absolute().parents) if path.exists())
    return DownloadWanted(
        model=download.model.name,
        download_bytes=download.total_bytes - download.bytes_here,
        free_bytes=shutil.disk_usage(there).free,
        directory=str(cache),
    )


def _check_space(wanted: DownloadWanted) -> None:
    if wanted.download_bytes > wanted.free_bytes:
        message = (
            f"{wanted.model} needs {in_bytes(wanted.download_bytes)}, and "
            f"{wanted.directory} has {in_bytes(wanted.free_bytes)} free."
        )
        raise EngineError("no-space", message, _SPACE_ADVICE)


def _unwritable(error: OSError, cache: Path) -> EngineError:
    """Return what a failure to keep a file means to the user."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        message = f"The disk of {cache} is full; what has come is kept."
        return EngineError("no-space", message, _SPACE_ADVICE, str(error))
    message = f"The download cannot be kept in {cache}."
    return EngineError("failed", message, "Set HF_HOME to a directory you may write.", str(error))
