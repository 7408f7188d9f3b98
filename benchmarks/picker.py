"""How fast pictures are reached: a folder of 50,000 opened, filtered, sorted, and searched below.

Run from the root of the repository: `python -m benchmarks.picker`. The program runs in a terminal;
each time is from a key to what it brings to the screen, beside the longest stall of the event loop
meanwhile. The targets are 150 ms to the first rows and 30 ms to what a letter leaves. `ls -f`,
`os.scandir` and, where it is installed, `fzf --filter` do the same work with nothing on a screen.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from benchmarks.terminal import Terminal, running

MANY = 50_000
TIMES = 5
ROWS, RESULT = 0.150, 0.030
"""Targets, in seconds."""
CALM = 0.3
"""Seconds in which what came before ends."""


@dataclass(frozen=True, slots=True)
class Took:
    """What one key took."""

    seconds: float
    stall: float


class Sitting:
    """A user at the picker, and the witness of its event loop."""

    def __init__(self, terminal: Terminal, report: Path) -> None:
        self._terminal, self._report = terminal, report

    def wait_for_engine(self) -> None:
        """Wait until nothing but the picker wants the processor."""
        self._terminal.until(lambda: '"ready"' in self._report.read_text())
        self.press("\x1bOQ", "Mark")

    def press(self, keys: str, brings: str) -> Took:
        """Press keys and wait for a text on the screen."""
        began = monotonic()
        self._terminal.type(keys)
        self._terminal.until(lambda: brings in self._terminal.all())
        ended = monotonic()
        self._calm()
        return Took(ended - began, max(self._late(began, monotonic()), default=0.0))

    def _calm(self) -> None:
        until = monotonic() + CALM
        self._terminal.until(lambda: monotonic() > until)

    def _late(self, begin: float, end: float) -> Iterator[float]:
        for line in self._report.read_text().splitlines():
            if line.endswith("]"):
                time, what, *numbers = json.loads(line)
                if what == "late" and begin <= time <= end:
                    yield numbers[0]


@contextmanager
def sitting(folder: Path) -> Iterator[Sitting]:
    """Start the watched program on a folder, with the demo model."""
    with tempfile.TemporaryDirectory() as directory:
        report = Path(directory, "report")
        report.touch()
        own = ("--demo", "--graphics", "off", "--data-dir", directory, str(folder))
        watched = (sys.executable, "-m", "benchmarks.watched", str(report), *own)
        with running(watched) as terminal:
            user = Sitting(terminal, report)
            user.wait_for_engine()
            yield user


def fill(folder: Path, names: list[str]) -> None:
    """Make a folder of empty files, in an order that nobody sorted."""
    folder.mkdir()
    for name in random.Random(1).sample(names, len(names)):
        (folder / name).touch()


def fitting(names: list[str], letters: str) -> int:
    """Count the names that have the letters in this order."""
    count = 0
    for name in names:
        rest = iter(name.lower())
        count += all(letter in rest for letter in letters)
    return count


def opened(user: Sitting, row: str) -> Took:
    """Open the folder under the cursor, and go back."""
    took = user.press("\r", row)
    user.press("\x1b[D", "no pictures")
    return took


def typed(user: Sitting, names: list[str], word: str) -> list[Took]:
    """Type a word letter by letter, and clear it again."""
    ends = range(1, len(word) + 1)
    took = [user.press(word[end - 1], f"{fitting(names, word[:end])} of {MANY}") for end in ends]
    user.press("\x1b", f" {MANY} pictures")
    return took


def describe(what: str, took: list[Took], target: float) -> float:
    """Print the median and the longest stall; return the median."""
    typical, stall = median(each.seconds for each in took), max(each.stall for each in took)
    print(
        f"{what:44} {typical * 1000:5.0f} ms, {typical / target:.2f} times the target; "
        f"longest stall {stall * 1000:.0f} ms"
    )
    return typical


def best(do: Callable[[], object]) -> float:
    """Return the least seconds that something takes."""
    times = []
    for _ in range(TIMES):
        began = monotonic()
        do()
        times.append(monotonic() - began)
    return min(times)


def scanned(folder: Path) -> int:
    """Read a folder with nothing else."""
    with os.scandir(folder) as files:
        return sum(file.is_file() for file in files)


def compare(what: str, seconds: float, ours: float) -> None:
    """Print what another program takes, and ours beside it."""
    print(f"  beside {what:35} {seconds * 1000:5.0f} ms: {ours / seconds:.2f} times as long")


def measure(folder: Path, names: list[str], words: list[str], kind: str) -> None:
    """Open, filter, sort and search one folder that lies alone in another one."""
    row = "IMG_" if "numbered" in kind else ".png"
    with sitting(folder.parent) as user:
        first = [opened(user, row) for _ in range(TIMES)]
        user.press("\r", f" {MANY} pictures")
        letters = [took for word in words for took in typed(user, names, word)]
        ordered = [
            user.press(key, what) for key, what in (("\x1bs", "newest"), ("\x1br", "oldest"))
        ]
    rows = describe(f"first rows of {MANY} {kind}", first, ROWS)
    compare("ls -f", best(lambda: subprocess.run(["ls", "-f", folder], capture_output=True)), rows)
    compare("os.scandir", best(lambda: scanned(folder)), rows)
    result = describe(f"a letter typed among {kind}", letters, RESULT)
    if shutil.which("fzf"):
        lines = "\n".join(names).encode()
        fzf = ["fzf", "--scheme=path", "--filter", words[0][:2]]
        alone = best(lambda: subprocess.run(fzf, input=lines, capture_output=True))
        compare("fzf --filter", alone, result)
    describe("another order announced", ordered, ROWS)


def main() -> None:
    """Measure and print."""
    chance = random.Random(2)
    numbered = [f"IMG_{number:05}.JPG" for number in range(MANY)]
    unlike = [f"{chance.getrandbits(96):024x}.png" for _ in range(MANY)]
    with tempfile.TemporaryDirectory() as directory:
        for kind, names, words in (
            ("numbered pictures", numbered, ["1234", "img42"]),
            ("pictures named by hashes", unlike, ["a3f0", "17ce"]),
        ):
            parent = Path(directory, kind)
            parent.mkdir()
            fill(parent / "many", names)
            sleep(CALM)
            measure(parent / "many", names, words, kind)


if __name__ == "__main__":
    main()
