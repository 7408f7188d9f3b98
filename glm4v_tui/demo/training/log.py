"""What a training says of itself, one JSON object a line."""

from __future__ import annotations

import json
import time
from pathlib import Path


class Log:
    """Writes to the standard output and to a file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._began = time.monotonic()

    def __call__(self, **values: object) -> None:
        """Write one line, with the seconds since this log began."""
        line = json.dumps({"s": round(time.monotonic() - self._began, 1), **values})
        print(line, flush=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
