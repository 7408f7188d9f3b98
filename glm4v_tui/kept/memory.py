"""What an engine and everything below it take of the memory, as far as that is cheap to know."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from glm4v_tui.doctor.gpu import TOOL_SECONDS, driver_has_cards
from glm4v_tui.engine.processes import descendants

_QUERY = (
    "nvidia-smi",
    "--query-compute-apps=pid,used_memory",
    "--format=csv,noheader,nounits",
)


def memory_of(pid: int) -> tuple[int, int]:
    """Return the bytes of main memory and of GPUs that a process and those below it hold."""
    everyone = {pid, *descendants(pid)}
    return sum(map(_resident, everyone)), _on_gpus(everyone)


def _resident(pid: int) -> int:
    """Return the bytes of a process that nobody shares, from statm of proc(5)."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")


def _on_gpus(pids: set[int]) -> int:
    if not driver_has_cards():
        return 0
    try:
        done = subprocess.run(_QUERY, capture_output=True, text=True, timeout=TOOL_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    rows = [line.split(",") for line in done.stdout.splitlines() if line.count(",") == 1]
    return sum(
        _mebibytes(used) for pid, used in rows if pid.strip().isdecimal() and int(pid) in pids
    )


def _mebibytes(text: str) -> int:
    return int(text) << 20 if text.strip().isdecimal() else 0
