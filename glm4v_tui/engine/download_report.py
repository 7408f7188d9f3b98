"""What the user reads about a download: bytes, speed and time left."""

from __future__ import annotations

from collections import deque

from glm4v_tui.engine.protocol import LoadStage

_SPAN = 40
"""Reports over which the speed is taken: ten seconds at four a second."""


class DownloadReport:
    """Turns bytes and times into reports."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._seen: deque[tuple[float, int]] = deque(maxlen=_SPAN)
        self._began: float | None = None

    def after(self, here: int, now: float) -> LoadStage:
        """Return the report for `here` bytes of all, at `now` seconds of a steady clock."""
        self._began = now if self._began is None else self._began
        self._seen.append((now, here))
        fraction = here / self._total if self._total else 1.0
        return LoadStage("download", now - self._began, fraction, self._detail(here))

    def _detail(self, here: int) -> str:
        detail = f"{in_bytes(here)} of {in_bytes(self._total)}"
        (then, before), (now, _) = self._seen[0], self._seen[-1]
        speed = (here - before) / (now - then) if now > then else 0.0
        if speed <= 0 or here >= self._total:
            return detail
        left = in_time((self._total - here) / speed)
        return f"{detail} · {in_bytes(speed)}/s · {left} left"


def in_bytes(count: float) -> str:
    """Return a number of bytes as people read it, in powers of a thousand."""
    units = ["B", "kB", "MB", "GB", "TB"]
    while count >= 999.5 and len(units) > 1:
        count /= 1000
        units.pop(0)
    digits = 1 if count < 99.95 and units[0] != "B" else 0
    return f"{count:.{digits}f} {units[0]}"


def in_time(seconds: float) -> str:
    """Return a time to wait as people say it."""
    if seconds < 60:
        return f"{max(seconds, 1):.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 60 else f"{minutes / 60:.1f} h"
