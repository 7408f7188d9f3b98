"""The stages of a start: told as they pass, from the engine's own steps and from its log."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import suppress
from pathlib import Path

from glm4v_tui.engine.protocol import LoadStage, Progress, StageName

_LOOK_SECONDS = 0.2
"""Seconds between two looks at the log."""

_SHARDS = re.compile(r"Loading safetensors checkpoint shards:.*\| *(\d+)/(\d+)")
_GRAPHS = re.compile(r"Capturing CUDA graphs.*?(\d+)/(\d+)")


class LoadStages:
    """Passes through the stages of one start and tells of each, with its seconds."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._start = time.monotonic()
        self._since = self._start
        self._name: StageName | None = None
        self.compiles = True
        """Whether anything is compiled or captured between the weights and the warm-up."""

    def enter(self, name: StageName, detail: str = "") -> None:
        """Begin a stage; the one before is done."""
        if name == self._name:
            return
        self._end()
        self._name, self._since = name, time.monotonic()
        self._progress(LoadStage(name, 0.0, None, detail))

    def advance(self, fraction: float, detail: str = "") -> None:
        """Tell how much of this stage is done."""
        if self._name is not None:
            self._progress(LoadStage(self._name, self._seconds(), fraction, detail))

    def ready(self) -> None:
        """End the start; `ready` carries the seconds of the whole."""
        self._end()
        self._name = None
        self._progress(LoadStage("ready", time.monotonic() - self._start, 1.0))

    def _end(self) -> None:
        if self._name is not None:
            self._progress(LoadStage(self._name, self._seconds(), 1.0))

    def _seconds(self) -> float:
        return time.monotonic() - self._since


def log_size(log_file: Path | None) -> int:
    """Return the bytes of a log file; 0 where there is none."""
    with suppress(OSError):
        return log_file.stat().st_size if log_file else 0
    return 0


async def follow_log(log_file: Path | None, start: int, stages: LoadStages) -> None:
    """Read the log from a byte onwards and tell what it says of the start, until cancelled."""
    rest = ""
    while log_file is not None:
        text, start = await asyncio.to_thread(_read, log_file, start)
        *lines, rest = re.split(r"[\r\n]", rest + text)
        for line in lines:
            hear(line, stages)
        await asyncio.sleep(_LOOK_SECONDS)


def hear(line: str, stages: LoadStages) -> None:
    """Tell what one line of the log, in the words of vLLM 0.32 and 0.33, says of the start."""
    if "Enforce eager set" in line:
        stages.compiles = False
    if "Starting to load model" in line:
        stages.enter("weights")
    if "Loading weights took" in line:
        stages.enter("compile" if stages.compiles else "warm-up")
    if found := _SHARDS.search(line):
        done, whole = int(found[1]), int(found[2])
        stages.advance(done / whole, f"file {done} of {whole}")
    if found := _GRAPHS.search(line):
        stages.advance(int(found[1]) / int(found[2]))


def _read(log_file: Path, start: int) -> tuple[str, int]:
    try:
        with log_file.open("rb") as file:
            file.seek(start)
            content = file.read()
    except OSError:
        return "", start
    return content.decode("utf-8", "replace"), start + len(content)
