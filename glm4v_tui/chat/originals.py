"""A picture that is looked at closely: parts of it, each decoded no finer than it is shown."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from glm4v_tui.chat.areas import Area, Size, turned_size
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.cutting import turned
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import load

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.chat.documents import Glance

HELD = 2**26
"""Pixels, of three bytes each, that stay decoded; a finer picture is decoded anew for each part."""

Finest = tuple[int, Fraction]
"""A frame, and the scale at which all of it is decoded."""


class Original:
    """Keeps a picture decoded as finely as it was needed last; everything blocks."""

    def __init__(
        self, source: Picture | Path, size: Size, sizes: tuple[Size, ...] = (), stride: int = 1
    ) -> None:
        """`size` is the picture's own, upright, in pixels; `sizes` are those of pages, if any.

        `stride` is how many frames one goes on at once.
        """
        self.source = source
        """The file."""
        self.size = size
        """Width and height in pixels, upright and not turned."""
        self.stride = stride
        """How many frames one goes on at once: in a video there are too many to see each."""
        self._sizes = sizes
        self._glance = _glance(source)
        self._lock = Lock()
        self._held: tuple[Finest, Image] | None = None

    def size_of(self, frame: int) -> Size:
        """Return the width and height in pixels of a page, or of any frame."""
        return self._sizes[frame] if frame < len(self._sizes) else self.size

    def part(self, area: Area, box: Size, *, turns: int = 0, frame: int = 0) -> Image:
        """Return a part as large as it is in the original, or smaller to fit a box.

        It is in RGB, or in RGBA where the picture is transparent.
        The area is counted before the picture is turned, the box is for what comes out.

        Raises:
            PictureError: the file cannot be shown, or not any more.
        """
        from PIL.Image import Resampling

        room = turned_size(box, turns)
        shrink = min(Fraction(1), *(Fraction(*pair) for pair in zip(room, area.size, strict=True)))
        with self._lock:
            scale, image = self._decoded(_level(shrink), frame)
        edges = tuple(float(edge * scale) for edge in area.edges)
        size = _scaled(area.size, shrink)
        part = image.resize(size, Resampling.LANCZOS, _inside(edges, image.size), reducing_gap=2.0)
        return turned(part, turns)

    def _decoded(self, level: Fraction, frame: int) -> tuple[Fraction, Image]:
        """Return the whole picture at this scale or a finer one."""
        if self._held is not None:
            (held_frame, scale), image = self._held
            if held_frame == frame and scale >= level:
                return scale, image
        self._held = None
        image = self._loaded(_scaled(self.size_of(frame), level), frame)
        if image.width * image.height <= HELD:
            self._held = (frame, level), image
        return level, image

    def _loaded(self, box: Size, frame: int) -> Image:
        if self._glance is not None and isinstance(self.source, Path):
            return self._glance.leaf(self.source, frame, box).image
        return load(self.source, box, frame=frame, clear=True)

    def end(self) -> None:
        """Let nobody wait for what is being decoded, if that can be helped."""
        if self._glance is not None:
            self._glance.end()


def _level(shrink: Fraction) -> Fraction:
    """Return the nearest of 1, 1/2, 1/4 … that is no coarser."""
    level = Fraction(1)
    while level / 2 >= shrink:
        level /= 2
    return level


def _glance(source: Picture | Path) -> Glance | None:
    """Return what looks into a document; pictures do without."""
    if isinstance(source, Picture) or not document_kind(source):
        return None
    from glm4v_tui.chat.documents import Glance

    return Glance()


def _scaled(size: Size, scale: Fraction) -> Size:
    return max(1, ceil(size[0] * scale)), max(1, ceil(size[1] * scale))


def _inside(edges: tuple[float, ...], size: Size) -> tuple[float, float, float, float]:
    """Keep edges within an image that is a pixel smaller or larger for rounding."""
    left, top, right, bottom = edges
    right, bottom = min(right, size[0]), min(bottom, size[1])
    return min(left, right - 0.5), min(top, bottom - 0.5), right, bottom
