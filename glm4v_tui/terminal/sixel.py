"""Sixel: a picture as rows of six pixels, drawn where the cursor stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_COLOURS = 256
"""Colours of one picture: as many as Sixel terminals have registers."""

_SAMPLE = 160
"""Pixels of a side of the sample by which the colours are chosen."""

_DEFINITION = re.compile(r"#(\d+);2;\d+;\d+;\d+")
"""A colour's number and its red, green and blue in per cent."""


def sixels(image: Image) -> str:
    """Return the picture, pixel by pixel, as one escape sequence."""
    # Its packages ask the terminal when they are imported; this module of it does not.
    from textual_image._sixel import image_to_sixels

    encoded: str = image_to_sixels(_in_few_colours(image))
    # xterm does not draw in a colour that it has only been told of: select it as well.
    encoded = _DEFINITION.sub(r"\g<0>#\1", encoded)
    # A last line feed would scroll the screen where a picture ends on its last row.
    return encoded.removesuffix("-\x1b\\").removesuffix("\x1b\\") + "\x1b\\"


def _in_few_colours(image: Image) -> Image:
    """Return the picture in its best colours, chosen by a sample: all of it takes seconds."""
    from PIL.Image import Dither, Quantize, Resampling

    image = image.convert("RGB")
    sample = image.copy()
    sample.thumbnail((_SAMPLE, _SAMPLE), Resampling.NEAREST, reducing_gap=None)
    colours = sample.quantize(_COLOURS, Quantize.MEDIANCUT)
    # Pillow fills up with black, which the sample need not have, and then forgets that it did.
    chosen = colours.getpalette() or [0, 0, 0]
    colours.putpalette(chosen + chosen[:3] * (_COLOURS - len(chosen) // 3))
    return image.quantize(palette=colours, dither=Dither.NONE)


def at(column: int, row: int, encoded: str) -> str:
    """Return what draws at a cell of the screen, counted from 0, and leaves the cursor alone."""
    return f"\x1b7\x1b[{row + 1};{column + 1}H{encoded}\x1b8"
