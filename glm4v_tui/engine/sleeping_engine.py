"""The engine on vLLM, which gives the GPU's memory back while nobody asks."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from glm4v_tui.engine.failures import start_failure
from glm4v_tui.engine.model_files import cached_snapshot, hub_cache, local_size
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.vllm_engine import VllmEngine
from glm4v_tui.engine.vllm_requests import request_failures

SLEEP_SECONDS = 300.0
"""How long nobody has asked before the memory is given back: waking takes seconds."""

ROOM = 1.2
"""How many times the size of its files a model must find free in main memory, to be kept there."""


class SleepingEngine(VllmEngine):
    """Keeps the weights in main memory while it sleeps: vLLM's sleep of level 1."""

    @property
    def sleep_after(self) -> float | None:
        """Seconds without a question after which it sleeps; `None` where vLLM cannot."""
        if self._requests is None or not self._requests.llm.model_config.enable_sleep_mode:
            return None
        return SLEEP_SECONDS

    async def sleep(self) -> bool:
        """Give the GPU's memory back, and return whether main memory had room for the weights."""
        if self._requests is None or not await asyncio.to_thread(_has_room, self._options.model):
            return False
        await self._requests.llm.sleep(level=1)
        return True

    async def wake(self) -> None:
        """Take the GPU's memory again.

        Raises:
            EngineError: it is not to be had, or the engine died.
        """
        requests = self._running()
        try:
            await requests.llm.wake_up()
        except request_failures() as error:
            raise start_failure(error, self._log()) from error


def _has_room(model: str) -> bool:
    """Return whether a model's weights fit into the main memory that is free."""
    path = Path(model).expanduser()
    directory = path if path.is_dir() else cached_snapshot(model, hub_cache())
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            free = int(line.split()[1]) << 10
    return directory is not None and free > ROOM * local_size(directory)


def make_engine(options: str) -> SleepingEngine:
    """Return an engine that is not started yet; `options` is what `EngineOptions.to_json` wrote."""
    return SleepingEngine(EngineOptions.from_json(options))
