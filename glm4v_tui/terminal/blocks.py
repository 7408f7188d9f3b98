"""Pictures drawn with characters: coloured half blocks, or plain letters by brightness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

Run = tuple[str, Colour | None, Colour | None]
"""Characters that share a foreground and a background; `None` leaves the terminal's own."""

HALF_BLOCK = "▀"
"""The upper half of a cell in the foreground, the lower in the background."""

RAMP = " .:-=+*#%@"
"""Characters from dark to bright."""


def flattened(image: Image, background: Colour) -> Image:
    """Return the picture in RGB, with what is transparent replaced by the background."""
    if image.has_transparency_data:
        from PIL.Image import alpha_composite, new

        paper = new("RGBA", image.size, (*background, 255))
        image = alpha_composite(paper, image.convert("RGBA"))
    return image.convert("RGB")


def half_blocks(image: Image, columns: int, rows: int, background: Colour) -> list[list[Run]]:
    """Return rows of half blocks, two pixels to a cell, neighbours of one colour joined."""
    pixels = _pixels(_resized(flattened(image, background), columns, rows * 2), columns)
    return [
        list(_joined(zip(upper, lower, strict=True)))
        for upper, lower in zip(pixels[::2], pixels[1::2], strict=True)
    ]


def characters(image: Image, columns: int, rows: int, background: Colour) -> list[list[Run]]:
    """Return rows of plain characters, the brighter the denser, stretched to the full range."""
    from PIL import ImageOps

    grey = flattened(image, background).convert("L")
    levels = ImageOps.autocontrast(_resized(grey, columns, rows)).tobytes()
    last = len(RAMP) - 1
    text = "".join(RAMP[level * last // 255] for level in levels)
    return [[(text[at : at + columns], None, None)] for at in range(0, len(text), columns)]


def _resized(image: Image, width: int, height: int) -> Image:
    from PIL.Image import Resampling

    return image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)


def _pixels(image: Image, columns: int) -> list[list[Colour]]:
    data = image.tobytes()
    triples = list(zip(data[::3], data[1::3], data[2::3], strict=True))
    return [triples[at : at + columns] for at in range(0, len(triples), columns)]


def _joined(cells: Iterator[tuple[Colour, Colour]]) -> Iterator[Run]:
    run, count = None, 0
    for cell in cells:
        if cell == run:
            count += 1
            continue
        if run is not None:
            yield HALF_BLOCK * count, *run
        run, count = cell, 1
    if run is not None:
        yield HALF_BLOCK * count, *run
