"""An app on a screen that keeps what is written to it."""

from __future__ import annotations

from textual.drivers.headless_driver import HeadlessDriver


class RecordingDriver(HeadlessDriver):
    """A screen nobody sees, and all that was written to it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.written = ""

    def write(self, data: str) -> None:
        self.written += data

    def taken(self) -> str:
        """What was written since the last time."""
        written, self.written = self.written, ""
        return written
