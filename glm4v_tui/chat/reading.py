"""Reading a folder bit by bit: a thread waits for the disk, what has come is shown meanwhile."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from threading import Event, Thread

from glm4v_tui.chat.folders import Entry, Listing, View
from glm4v_tui.chat.scanning import scan

MOST = 250_000
"""Entries that are held at once; about 100 MB of them."""

SOON = 0.03
"""Seconds after which the first part of a long folder is shown."""
SELDOM = 0.5
"""The most seconds between two parts."""

_AT_ONCE = 512
"""Entries that are read before others may have the processor."""
_RUN = 4096
"""Entries that are sorted before others may have the processor."""

Scan = Callable[[Path, View], Iterator[Entry]]


def read_folder(
    folder: Path, view: View | None = None, *, soon: float = SOON, scan: Scan = scan
) -> Iterator[Listing]:
    """Yield what has been read after `soon` seconds, then after twice as long; last, all of it.

    Raises:
        OSError: the folder is gone, may not be read, or is none.
    """
    reading = _Reading(folder, view or View(), scan)
    try:
        while not reading.finished.wait(soon):
            yield reading.listing(finished=False)
            soon = min(2 * soon, SELDOM)
        if reading.error:
            raise reading.error
        yield reading.listing(finished=True)
    finally:
        reading.stopped = True


class _Reading:
    """One folder that is being read in a thread of its own.

    The thread is a daemon: a disk that does not answer keeps neither the screen nor the end of the
    program waiting.
    """

    def __init__(self, folder: Path, view: View, scan: Scan) -> None:
        self._folder, self._view, self._scan = folder, view, scan
        self._arrived: deque[Entry] = deque()
        self._sorted: list[Entry] = []
        self._pictures = 0
        self._full = False
        self.finished = Event()
        self.stopped = False
        self.error: OSError | None = None
        Thread(target=self._read, name="folder", daemon=True).start()

    def _read(self) -> None:
        try:
            for number, entry in enumerate(self._scan(self._folder, self._view), start=1):
                self._arrived.append(entry)
                self._full = number >= MOST
                if self.stopped or self._full:
                    break
                if number % _AT_ONCE == 0:
                    time.sleep(0.0001)  # otherwise every key waits for Python's switch interval
        except OSError as error:
            self.error = error
        finally:
            self.finished.set()

    def listing(self, *, finished: bool) -> Listing:
        """Return what has come by now, in order."""
        arrived = [self._arrived.popleft() for _ in range(len(self._arrived))]
        self._pictures += sum(entry.kind == "picture" for entry in arrived)
        run = max(_RUN, len(self._sorted) // 4)
        for begin in range(0, len(arrived), run):
            # Sorting what is two sorted runs is merging them, and runs keep the stalls short.
            self._sorted += sorted(arrived[begin : begin + run], key=_ORDER)
            self._sorted.sort(key=_ORDER)
        entries = tuple(self._turned() if self._view.backwards else self._sorted)
        return Listing(self._folder, entries, finished, self._pictures, self._full)

    def _turned(self) -> list[Entry]:
        """Turn folders and files round, each among themselves."""
        parents = [entry for entry in self._sorted[:1] if entry.kind == "parent"]
        folders = sum(entry.kind == "folder" for entry in self._sorted)
        end = len(parents) + folders
        return [*parents, *self._sorted[len(parents) : end][::-1], *self._sorted[end:][::-1]]


_ORDER = attrgetter("order")
