"""The program as it is launched, with two witnesses: of its event loop and of its messages.

`python -m benchmarks.watched REPORT ARGUMENT…` writes what they see to a file, one JSON array a
line: monotonic seconds, what, and numbers. Nothing of the program is replaced.
"""

from __future__ import annotations

import asyncio
import json
import sys
from time import monotonic
from typing import TextIO

from textual._context import message_hook
from textual.message import Message

from glm4v_tui.cli import main

TICK = 0.005
"""Seconds between two ticks of the event loop's witness."""

WATCHED = {
    "EngineLine.Ready": "ready",
    "EngineLine.Failed": "failed",
    "ReplyDelta": "delta",
    "ReplyEnded": "ended",
}
"""The messages that are written down, and as what."""


class Report:
    """Writes down what happens and when."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._last: dict[str, Message] = {}

    def write(self, what: str, *numbers: float) -> None:
        """Write one line."""
        self._file.write(json.dumps([monotonic(), what, *numbers]) + "\n")
        self._file.flush()

    def see(self, message: Message) -> None:
        """Write down what matters of a message, once however many widgets it passes."""
        what = type(message).__qualname__
        if what not in WATCHED or message is self._last.get(what):
            return
        self._last[what] = message
        done = getattr(message, "done", None)
        self.write(WATCHED[what], done.reply_tokens if done else 0)


class WatchedLoops(asyncio.DefaultEventLoopPolicy):
    """Makes event loops that write down how late they were, where that was more than a tick."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return a loop with its witness."""
        loop = super().new_event_loop()

        def tick(due: float) -> None:
            late = loop.time() - due
            if late > TICK:
                self._report.write("late", late)
            loop.call_later(TICK, tick, loop.time() + TICK)

        loop.call_soon(tick, loop.time())
        return loop


if __name__ == "__main__":
    with open(sys.argv[1], "w") as file:  # noqa: PTH123 - one line, at the very start
        report = Report(file)
        message_hook.set(report.see)
        asyncio.set_event_loop_policy(WatchedLoops(report))
        status = main(sys.argv[2:])
    sys.exit(status)
