"""How soon the program is there: first frame, `--help`, and memory without an engine.

Run from the root of the repository: `python -m benchmarks.first_frame`. Each program is started in
a terminal and timed until its first text is on the screen; the engine's process starts beside it,
as it does for a user. A first run that does not count compiles the program, as installing it does.
Prints medians; the target is a first frame within 2.5 times that of a bare
Textual program, `--help` within 0.3 s and 120 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import monotonic

from benchmarks import bare
from benchmarks.terminal import running

TIMES = 7
PROGRAM = (sys.executable, "-m", "glm4v_tui")
MARKER = "Then just ask"
"""A text of the program's first frame."""


def first_frame(command: tuple[str, ...], marker: str) -> tuple[float, float]:
    """Return the seconds to a program's first frame, and its megabytes then."""
    with running(command) as terminal:
        return terminal.wait_for(marker), terminal.resident_megabytes()


def seconds(*command: str) -> float:
    """Return how long a command takes."""
    began = monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return monotonic() - began


def main() -> None:
    """Measure and print."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    ours, theirs = [], []
    first_frame((*PROGRAM, "--demo"), MARKER)
    for _ in range(TIMES):
        theirs.append(first_frame((sys.executable, "-m", "benchmarks.bare"), bare.MARKER))
        ours.append(first_frame((*PROGRAM, "--demo"), MARKER))
    (frame, memory), (bare_frame, bare_memory) = (
        [median(column) for column in zip(*rows, strict=True)] for rows in (ours, theirs)
    )
    python = median(seconds(sys.executable, "-c", "pass") for _ in range(TIMES))
    help_ = median(seconds(*PROGRAM, "--help") for _ in range(TIMES))
    ratio = frame / bare_frame
    print(f"first frame   {frame:.3f} s, bare Textual {bare_frame:.3f} s: {ratio:.2f} times")
    print(f"--help        {help_:.3f} s, bare Python {python:.3f} s: {help_ / python:.2f} times")
    print(f"memory        {memory:.0f} MB, bare Textual {bare_memory:.0f} MB")


if __name__ == "__main__":
    main()
