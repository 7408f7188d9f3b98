"""What a long conversation costs: 1,000 questions, 200 of them with a picture, against 10.

Run from the root of the repository: `python -m benchmarks.long_conversation [QUESTIONS]`. The
program runs in a terminal with an engine that streams 100 words a second. Measured for both
lengths in one run: from Enter in the list of conversations until the last answer is on the screen
(target 0.5 s), keys until they are echoed while an answer streams (target 30 ms), and the memory
of the program after opening, and after paging from the last answer to the first question and back.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import monotonic

from PIL import Image

from benchmarks.terminal import Terminal, running
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.transcript import Transcript
from glm4v_tui.long_lived import AT_REST

SHORT, LONG = 10, 1000
EVERY = 5
"""Every so many questions have a picture."""
FIRST, LAST = "the very first question", "the-very-last-answer"
KEYS = "αβγδεζηθικλμνξοπρστυφχψω"
PAGE_UP, END = "\x1b[5~", "\x1b[F"
QUIET = 0.15
"""Seconds without output after which the screen counts as drawn."""
PAGE_QUIET = 0.06
"""The same for a page on the way: a user who holds the key down waits less."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one conversation costs."""

    opening: float
    echoes: list[float]
    opened_megabytes: float
    scrolled_megabytes: float


def write(directory: Path, questions: int) -> None:
    """Save a conversation with pictures and answers of many lengths."""
    shown = directory / "picture.png"
    transcript = Transcript.create(directory / "data", "benchmark")
    for number in range(questions):
        Image.new("RGB", (640, 480), (number % 256, number // 256, 90)).save(shown)
        pictures = () if number % EVERY else (inspect(shown),)
        words = FIRST if number == 0 else f"question {number}"
        transcript.asked(Conversation().asked(words, pictures).turns[0])
        transcript.streamed(f"Answer **{number}**\n\n- one\n- two\n\n" + "words " * (number % 150))
        if number == questions - 1:
            transcript.streamed(LAST)
        transcript.ended("stop")
    transcript.close()


def cost(questions: int) -> Cost:
    """Open, ask, type and scroll as a user would."""
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), questions)
        command = (sys.executable, "-m", "tests.paced_program", name)
        with running(command) as terminal:
            terminal.wait_for("Then just ask")
            rest(terminal)
            terminal.type("\x1bOR")
            terminal.wait_for(FIRST)
            quiet(terminal)
            opening = until_seen(terminal, "\r", LAST)
            rest(terminal)
            opened = terminal.resident_megabytes()
            scroll(terminal)
            rest(terminal)
            scrolled = terminal.resident_megabytes()
            return Cost(opening, list(echoes(terminal)), opened, scrolled)


def until_seen(terminal: Terminal, keys: str, text: str) -> float:
    """Type, and return the seconds until a text is on the screen."""
    began = monotonic()
    terminal.type(keys)
    terminal.until(lambda: text in terminal.all())
    return monotonic() - began


def quiet(terminal: Terminal, seconds: float = QUIET) -> None:
    """Read until nothing more is drawn for so long."""
    seen, since = "", monotonic()

    def nothing_new() -> bool:
        nonlocal seen, since
        if (now := terminal.tail()) != seen:
            seen, since = now, monotonic()
        return monotonic() - since > seconds

    terminal.until(nothing_new)


def rest(terminal: Terminal) -> None:
    """Read for as long as a user looks at what was just opened, or where scrolling has led."""
    until = monotonic() + 2 * AT_REST
    terminal.until(lambda: monotonic() > until)


def scroll(terminal: Terminal) -> None:
    """Page up to the first question, and go back to the end."""
    while FIRST not in terminal.all():
        terminal.type(PAGE_UP)
        quiet(terminal, PAGE_QUIET)
    quiet(terminal)
    # From the prompt to the log and back.
    terminal.type("\x1b[Z")
    quiet(terminal)
    until_seen(terminal, END, LAST)
    terminal.type("\x1b")
    quiet(terminal)


def echoes(terminal: Terminal) -> Iterator[float]:
    """Ask, and yield the seconds of each key typed while the answer streams."""
    for _ in range(2):
        until_seen(terminal, "onwards", "onwards")
        # Enter by itself: together with text it would be a paste.
        terminal.type("\r")
        terminal.until(lambda: "20 21 22" in terminal.all())
        for key in KEYS:
            yield until_seen(terminal, key, key)
        terminal.type("\x1b")
        quiet(terminal)
        terminal.type("\x7f" * len(KEYS))
        quiet(terminal)


def main() -> None:
    """Measure and print."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else LONG
    short, long = cost(SHORT), cost(questions)
    print(f"{'':24} {SHORT:>10,} {questions:>10,}   ratio  (questions)")
    row("opening", short.opening, long.opening, "ms", 1000)
    row("echo, median", median(short.echoes), median(long.echoes), "ms", 1000)
    row("echo, 95 of 100", late(short.echoes), late(long.echoes), "ms", 1000)
    row("memory, opened", short.opened_megabytes, long.opened_megabytes, "MB")
    row("memory, scrolled", short.scrolled_megabytes, long.scrolled_megabytes, "MB")


def late(echoes: list[float]) -> float:
    """Return the seconds that 95 of 100 keys take at most."""
    return quantiles(echoes, n=20)[-1]


def row(what: str, short: float, long: float, unit: str, scale: float = 1) -> None:
    """Print one line."""
    values = f"{short * scale:>7.0f} {unit} {long * scale:>7.0f} {unit}"
    print(f"{what:24} {values}   {long / short:5.2f}")


if __name__ == "__main__":
    main()
