"""A look into a document by a process of its own, which can be ended at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import glm4v_tui
from glm4v_tui.chat.files import UnreadableError, open_regular, reason
from glm4v_tui.chat.reader.request import FRAME_SIDE, Found, Request, UnshownError

SECONDS = 20.0
"""Seconds that one page or frame may take."""

_HEADER = 2**20
"""Bytes that the line before the pixels may have."""

_PIXELS = FRAME_SIDE * FRAME_SIDE * 4
"""Bytes of pixels that are taken."""


class DocumentProcess:
    """Finds one page or frame; everything but ending it blocks."""

    def __init__(self, path: Path, request: Request) -> None:
        """Let a process begin.

        Raises:
            UnshownError: the file cannot be opened, or no process started.
        """
        try:
            document = open_regular(path)
        except UnreadableError as refusal:
            raise UnshownError(str(refusal)) from refusal
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "glm4v_tui.chat.reader", json.dumps(asdict(request))],
                stdin=document,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )
        except OSError as error:
            raise UnshownError(f"cannot be looked into: {reason(error)}") from error
        finally:
            os.close(document)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()

    def found(self) -> Found:
        """Wait for what the process finds.

        Raises:
            UnshownError: it found nothing, was ended, or took too long.
        """
        from threading import Timer

        late = Timer(SECONDS, self.end)
        late.daemon = True
        late.start()
        try:
            assert self._process.stdout is not None
            with self._process.stdout as said:
                return _read(said)
        except ValueError as error:
            raise UnshownError(self._why(late.is_alive())) from error
        finally:
            late.cancel()
            self.end()
            self._process.wait()

    def _why(self, in_time: bool) -> str:
        if not in_time:
            return f"took more than {SECONDS:.0f} seconds to read; it may be damaged"
        return "could not be read: it is damaged, or needs more memory than is given to it"


def _read(said: IO[bytes]) -> Found:
    """Return what the process says.

    Raises:
        ValueError: it has said something else, or not all.
        UnshownError: it says why there is nothing.
    """
    header: dict[str, Any] = json.loads(said.readline(_HEADER))
    if "error" in header:
        raise UnshownError(str(header["error"]))
    length = int(header["pixels"])
    if not 0 < length <= _PIXELS:
        raise ValueError(length)
    pixels = said.read(length)
    if len(pixels) != length:
        raise ValueError(len(pixels))
    sizes = [(int(width), int(height)) for width, height in header["sizes"]]
    width, height = header["size"]
    return Found(**{**header, "pixels": pixels, "sizes": sizes, "size": (width, height)})


def _environment() -> dict[str, str]:
    """Return an environment in which a process finds this package, and nothing in the folder."""
    package = str(Path(glm4v_tui.__file__).parents[1])
    with suppress(KeyError):
        package = f"{package}:{os.environ['PYTHONPATH']}"
    return {**os.environ, "PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1"}
