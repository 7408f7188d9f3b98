"""A screen nobody sees, which keeps what is written to it."""

from __future__ import annotations

from typing import Any

from textual.drivers.headless_driver import HeadlessDriver


class RecordingDriver(HeadlessDriver):
    """Stands for a real screen; run the app with `headless=False`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._written = ""

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self._written += data

    def taken(self) -> str:
        """What was written since the last time."""
        written, self._written = self._written, ""
        return written
