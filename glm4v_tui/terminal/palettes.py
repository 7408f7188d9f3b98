"""The colours of terminals that have few, and pictures in them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_SIXTEEN = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0)),
    *((0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
    *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
)
"""xterm's own; users change these, so that more colours are drawn without them."""

_LEVELS = (0, 95, 135, 175, 215, 255)
"""Of red, green and blue in the cube of 216 colours."""


@lru_cache(4)
def palette(colours: int) -> dict[int, Colour]:
    """Return the colours that a terminal with so many has, by their numbers."""
    if colours < 256:
        return dict(enumerate(_SIXTEEN[: 8 if colours < 16 else 16]))
    cube = [(r, g, b) for r in _LEVELS for g in _LEVELS for b in _LEVELS]
    greys = [(level, level, level) for level in range(8, 248, 10)]
    return dict(enumerate(cube + greys, start=16))


def numbered(image: Image, colours: int) -> bytes:
    """Return the number of a colour for each pixel, with half of its error spread.

    All of the error makes plain areas speckled, none of it makes soft ones banded; a colour that
    is nearly right stays plain.
    """
    from PIL.Image import Dither, blend, merge

    seen, paints = _seen(image), _paints(colours)
    nearest = seen.quantize(palette=paints, dither=Dither.NONE)
    halfway = blend(merge("RGB", nearest.convert("RGB").split()), seen, 0.5)
    drawn = halfway.quantize(palette=paints, dither=Dither.FLOYDSTEINBERG)
    numbers = bytes(palette(colours))
    return drawn.tobytes().translate(numbers + numbers[-1:] * (256 - len(numbers)))


@lru_cache(4)
def _paints(colours: int) -> Image:
    """Return the palette, as it is seen, for Pillow, which counts from 0."""
    from PIL.Image import new

    found = palette(colours).values()
    swatches = new("RGB", (len(found), 1))
    swatches.putdata(list(found))
    seen = _seen(swatches).tobytes()
    paints = new("P", (1, 1))
    paints.putpalette(seen + seen[-3:] * (256 - len(found)))
    return paints


def _seen(image: Image) -> Image:
    """Return brightness and two differences of colours, in which near colours look alike."""
    from PIL.Image import merge

    return merge("RGB", image.convert("YCbCr").split())
