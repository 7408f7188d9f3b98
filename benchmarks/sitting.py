"""One sitting at the watched program: wait for the engine, ask, and read the witnesses' report."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from benchmarks.terminal import Terminal, running


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the report."""

    time: float
    """Monotonic seconds, the same clock in every process."""
    what: str
    number: float = 0.0


class Sitting:
    """A user at the program."""

    def __init__(self, terminal: Terminal, report: Path) -> None:
        self._terminal = terminal
        self._report = report

    @property
    def events(self) -> list[Event]:
        """Everything that the witnesses have seen by now."""
        lines = self._report.read_text().splitlines() if self._report.exists() else []
        return [Event(*json.loads(line)) for line in lines if line.endswith("]")]

    def of(self, what: str) -> list[Event]:
        """Return the events of one kind."""
        return [event for event in self.events if event.what == what]

    def wait_for_frame(self) -> float:
        """Wait for the first frame; return the time."""
        self._terminal.wait_for("Then just ask")
        return monotonic()

    def wait_for_engine(self) -> float:
        """Wait until the engine answers; return the time."""
        self._terminal.until(lambda: bool(self.of("ready") or self.of("failed")))
        if self.of("failed"):
            raise SystemExit(f"The engine did not start:\n{self._terminal.tail()}")
        return self.of("ready")[0].time

    def ask(self, question: str) -> tuple[float, float]:
        """Ask and wait for the end of the answer; return both times."""
        before, began = len(self.of("ended")), monotonic()
        self._terminal.type(question)
        # Enter by itself: together with text it would be a paste.
        self._terminal.until(lambda: question.split()[-1] in self._terminal.tail())
        self._terminal.type("\r")
        self._terminal.until(lambda: len(self.of("ended")) > before)
        return began, monotonic()


@contextmanager
def sitting(arguments: Sequence[str], settings: str = "") -> Iterator[Sitting]:
    """Start the watched program on the given arguments with a settings file of its own."""
    with tempfile.TemporaryDirectory() as directory:
        report, config = Path(directory, "report"), Path(directory, "settings.toml")
        config.write_text(settings)
        own = ("--config", str(config), "--data-dir", directory)
        command = (sys.executable, "-m", "benchmarks.watched", str(report), *own, *arguments)
        with running(command) as terminal:
            yield Sitting(terminal, report)
