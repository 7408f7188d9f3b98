"""The NVIDIA GPUs of this machine and their memory, as the driver's own tool tells them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.doctor.finding import Finding

DRIVER_CARDS = Path("/proc/driver/nvidia/gpus")
"""Where the driver of Linux lists the cards that it runs, whether its tool is there or not."""

TOOL_SECONDS = 20
"""The tool wakes a sleeping card first, which takes seconds; a broken driver hangs it."""

_QUERY = (
    "nvidia-smi",
    "--query-gpu=name,memory.total,memory.free",
    "--format=csv,noheader,nounits",
)


@dataclass(frozen=True, slots=True)
class Gpu:
    """One NVIDIA GPU."""

    name: str
    total: int
    """MiB of memory."""
    free: int
    """MiB of memory that nobody holds."""


def gpus() -> tuple[Gpu, ...]:
    """Return the GPUs that the driver's tool lists; none where it cannot be asked."""
    try:
        done = subprocess.run(_QUERY, capture_output=True, text=True, timeout=TOOL_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    lines = done.stdout.splitlines() if done.returncode == 0 else []
    return tuple(gpu for line in lines if (gpu := _read(line)))


def driver_has_cards() -> bool:
    """Return whether the kernel's driver lists a GPU, which costs next to nothing to see."""
    return DRIVER_CARDS.is_dir() and any(DRIVER_CARDS.iterdir())


def _read(line: str) -> Gpu | None:
    fields = [field.strip() for field in line.rsplit(",", 2)]
    if len(fields) != 3 or not (fields[1].isdecimal() and fields[2].isdecimal()):
        return None
    return Gpu(fields[0], int(fields[1]), int(fields[2]))


def check_gpu(found: tuple[Gpu, ...]) -> Finding:
    """Judge the GPUs that were found."""
    if found:
        return Finding("GPU", "ok", "; ".join(map(_describe, found)))
    if driver_has_cards():
        text = "the driver lists an NVIDIA GPU, but nvidia-smi does not answer"
        return Finding("GPU", "warning", text, "run nvidia-smi and mend what it says")
    text = "no NVIDIA GPU: the demo model runs on the CPU, and 9B models are too slow to use"
    return Finding("GPU", "ok", text)


def _describe(gpu: Gpu) -> str:
    return f"{gpu.name}, {gpu.free / 1024:.1f} of {gpu.total / 1024:.1f} GiB free"
