"""How long the screen can stand still: the longest stalls of the program's event loop.

Run from the root of the repository: `python -m benchmarks.event_loop [--model NAME|DIR]`. The
program runs in a terminal with its engine in a process of its own; a tick every 5 ms notes how late
it is, while the engine loads and while it answers about a 12-megapixel picture. The target is 50 ms
in both; the first screen is shown for comparison.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

from benchmarks.sitting import Event, sitting

TARGET = 0.050
"""Seconds."""


def twelve_megapixels(path: Path) -> None:
    """Draw a photograph-sized picture that does not compress to nothing."""
    noise = Image.effect_noise((4000, 3000), 40).convert("RGB")
    ImageDraw.Draw(noise).ellipse((1000, 500, 3000, 2500), fill="red")
    noise.save(path, quality=90)


def describe(phase: str, events: list[Event], begin: float, end: float) -> None:
    """Print the longest stall between two times, and the time of all long ones."""
    late = [event.number for event in events if begin <= event.time <= end]
    longest, over = max(late, default=0.0), sum(late_ for late_ in late if late_ > TARGET)
    print(
        f"{phase:22} {end - begin:6.1f} s, longest stall {longest * 1000:5.0f} ms: "
        f"{longest / TARGET:.2f} times the target; longer ones add up to {over * 1000:.0f} ms"
    )


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as directory:
        picture = Path(directory, "large.jpg")
        twelve_megapixels(picture)
        with sitting([*(sys.argv[1:] or ["--demo"]), str(picture)]) as user:
            framed = user.wait_for_frame()
            ready = user.wait_for_engine()
            asked, answered = user.ask("What colour is the circle?")
            late = user.of("late")
    describe("first screen", late, 0.0 if not late else late[0].time, framed)
    describe("engine loading", late, framed, ready)
    describe("12-megapixel question", late, asked, answered)


if __name__ == "__main__":
    main()
