"""What is asked of a reader, and what it answers with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Size = tuple[int, int]

PAGE_SIDE = 2240
"""Pixels of the longer side of a page as it is rendered in full: 192 dots per inch of A4."""

FRAME_SIDE = 8192
"""Pixels that the longer side of a video's frame has at most; larger frames are made smaller."""

MOST_PAGES = 20_000
"""Pages that a PDF may have; files that say more are made to harm."""

MOST_FRAMES = 10**6
"""Frames that are told apart in a video; in longer ones some are skipped."""


class UnshownError(Exception):
    """Says in words that complete a sentence why a document cannot be shown."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which page or frame is wanted."""

    kind: str
    """`PDF` or `video`."""
    frame: int = 0
    """The page or the frame, from 0."""
    seconds: float | None = None
    """The time of a video's frame, which then goes before its number."""
    box: Size | None = None
    """Pixels that it is made to fit; `None` for all that it has."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page or a frame, and what the file says of itself."""

    frames: int
    sizes: Sequence[Size]
    """Pixels of each page in full; of a video, those of any frame."""
    size: Size
    """Pixels of what comes."""
    stride: int
    """Bytes from one row of pixels to the next."""
    layout: str
    """How Pillow calls the order of the bytes of a pixel."""
    pixels: bytes
    turns: int = 0
    """Quarter turns clockwise that make it upright."""
    frame: int = 0
    """The frame that it is."""
    seconds: float = 0.0
    """How long a video takes."""
    rate: float = 0.0
    """Frames of a video in a second."""


def fitted(size: Size, box: Size | None) -> Size:
    """Return a size made smaller to fit a box, never larger."""
    scale = min(1.0, *(room / side for room, side in zip(box, size, strict=True))) if box else 1.0
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
