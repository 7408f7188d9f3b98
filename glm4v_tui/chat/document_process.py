"""A look into a document by a process of its own, which can be ended at any moment."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import glm4v_tui
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.files import UnreadableError, open_regular, reason
from glm4v_tui.chat.reader.request import FRAME_SIDE, Found, Request, UnshownError

SECONDS = 20.0
"""Seconds that one page or frame may take."""

_HEADER = 2**20
"""Bytes that the line before the pixels may have."""

_WORDS = 200
"""Letters of a reason that are shown."""

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
                return read_answer(said)
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


def read_answer(said: IO[bytes]) -> Found:
    """Return what the process says; a file may have made it say anything.

    Raises:
        ValueError: it has said something else, or not all.
        UnshownError: it says why there is nothing.
    """
    header = json.loads(said.readline(_HEADER))
    if not isinstance(header, dict):
        raise ValueError("no header")
    if "error" in header:
        raise UnshownError(clean(str(header["error"]))[:_WORDS])
    try:
        length = int(header["pixels"])
        if not 0 < length <= _PIXELS:
            raise ValueError(length)
        return _found(header, said.read(length))
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError("no such header") from error


def _found(header: dict[str, Any], pixels: bytes) -> Found:
    """Return what a header says, each thing of its own kind and within its bounds."""
    sizes = [(int(width), int(height)) for width, height in header["sizes"]]
    width, height = header["size"]
    stride, frames = int(header["stride"]), int(header["frames"])
    layout, turns = str(header["layout"]), int(header["turns"])
    if not (0 < width <= FRAME_SIDE and 0 < height <= FRAME_SIDE and layout in ("RGB", "BGR")):
        raise ValueError("no such picture")
    if stride * height != len(pixels) or stride < 3 * width or not sizes or frames < 1:
        raise ValueError("no such pixels")
    seconds, rate = float(header["seconds"]), float(header["rate"])
    if not (math.isfinite(seconds) and math.isfinite(rate)):
        raise ValueError("no such time")
    frame = int(header["frame"])
    size = int(width), int(height)
    return Found(frames, sizes, size, stride, layout, pixels, turns, frame, seconds, rate)


def _environment() -> dict[str, str]:
    """Return an environment in which a process finds this package, and nothing in the folder."""
    package = str(Path(glm4v_tui.__file__).parents[1])
    with suppress(KeyError):
        package = f"{package}:{os.environ['PYTHONPATH']}"
    return {**os.environ, "PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1"}
