"""Pictures drawn with characters: coloured blocks or dots, or plain letters by brightness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from glm4v_tui.terminal.braille import dots
from glm4v_tui.terminal.glyphs import GRIDS, Glyphs
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.palettes import Colour, numbered
from glm4v_tui.terminal.splits import Cells, split

if TYPE_CHECKING:
    from PIL.Image import Image

Ink = Colour | int
"""A colour by its red, green and blue, or one of the terminal's own by its number."""

Run = tuple[str, Ink | None, Ink | None]
"""Characters that share a foreground and a background; `None` leaves the terminal's own."""

RAMP = " .:-=+*#%@"
"""Characters from dark to bright."""


def flattened(image: Image, background: Colour) -> Image:
    """Return the picture in RGB, with what is transparent replaced by the background."""
    if image.has_transparency_data:
        from PIL.Image import alpha_composite, new

        paper = new("RGBA", image.size, (*background, 255))
        image = alpha_composite(paper, image.convert("RGBA"))
    return image.convert("RGB")


def blocks(
    image: Image,
    size: tuple[int, int],
    background: Colour,
    glyphs: Glyphs = "half",
    colours: int = TRUE_COLOUR,
    bare: Image | None = None,
) -> list[list[Run]]:
    """Return rows of blocks, each cell split in the two colours that suit it best.

    Args:
        image: the picture.
        size: the columns and rows to fill.
        background: what shows through where the picture is transparent.
        glyphs: the characters that the terminal can draw.
        colours: how many colours it has.
        bare: the picture without the boxes over it, if it has any.
    """
    opaque = flattened(image, background)
    if glyphs == "braille":
        cells = dots(opaque, size, bare and flattened(bare, background))
    else:
        cells = split(opaque, size, GRIDS[glyphs])
    fronts, backs = _inks(cells, colours)
    drawn = zip(map(_character, cells.characters, fronts, backs), fronts, backs, strict=True)
    return _rows(list(drawn), size[0])


def characters(image: Image, size: tuple[int, int], background: Colour) -> list[list[Run]]:
    """Return rows of plain characters, the brighter the denser, stretched to the full range."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    columns = size[0]
    grey = flattened(image, background).convert("L")
    shrunk = grey.resize(size, Resampling.LANCZOS, reducing_gap=3.0)
    levels = ImageOps.autocontrast(shrunk).tobytes()
    last = len(RAMP) - 1
    text = "".join(RAMP[level * last // 255] for level in levels)
    return [[(text[at : at + columns], None, None)] for at in range(0, len(text), columns)]


def _inks(cells: Cells, colours: int) -> tuple[list[Ink], list[Ink]]:
    """Return the colours of all characters, and those behind them."""
    if colours >= TRUE_COLOUR:
        return _colours(cells.front), _colours(cells.back)
    columns, rows = cells.front.size
    numbers = numbered(_interlaced(cells), colours)
    starts = range(0, 2 * columns * rows, 2 * columns)
    return (
        [number for at in starts for number in numbers[at : at + columns]],
        [number for at in starts for number in numbers[at + columns : at + 2 * columns]],
    )


def _colours(image: Image) -> list[Ink]:
    data = image.tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


def _interlaced(cells: Cells) -> Image:
    """Return both colours of every cell above each other, as neighbours share their errors."""
    from PIL.Image import Resampling, new

    columns, rows = cells.front.size
    tall = columns, 2 * rows
    lines = new("L", (1, 2 * rows))
    lines.putdata([255, 0] * rows)
    paired = cells.back.resize(tall, Resampling.NEAREST)
    paired.paste(cells.front.resize(tall, Resampling.NEAREST), mask=lines.resize(tall))
    return paired


def _character(character: str, front: Ink, back: Ink) -> str:
    return " " if front == back else character


def _rows(cells: list[Run], columns: int) -> list[list[Run]]:
    return [list(_joined(cells[at : at + columns])) for at in range(0, len(cells), columns)]


def _joined(cells: Iterable[Run]) -> Iterator[Run]:
    """Return the cells of a row with neighbours of the same colours as one."""
    for (front, back), run in groupby(cells, lambda cell: cell[1:]):
        yield "".join(character for character, *_ in run), front, back
