"""What cells of a terminal look like, pixel by pixel, and what `chafa` writes into them."""

from __future__ import annotations

import re
import subprocess
from functools import lru_cache
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from glm4v_tui.terminal.blocks import Ink, Run
from glm4v_tui.terminal.braille import BITS
from glm4v_tui.terminal.glyphs import GRIDS, Grid
from glm4v_tui.terminal.palettes import Colour, palette

CHAFA_SIXTEEN: dict[int, Colour] = dict(
    enumerate(
        (
            *((0, 0, 0), (128, 0, 0), (0, 112, 0), (112, 112, 0)),
            *((0, 0, 112), (112, 0, 112), (0, 112, 112), (192, 192, 192)),
            *((64, 64, 64), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
            *((0, 0, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
        )
    )
)
"""What chafa takes the first sixteen colours of a terminal for."""

WIDTH, HEIGHT = 8, 24
"""Pixels of a cell: halves, thirds and eighths are whole."""

_FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
"""Draws what is not a block."""

_SGR = re.compile(r"\x1b\[([\d;]*)m|\x1b\[\?25[lh]|([^\x1b])")


def raster(rows: list[list[Run]], first: dict[int, Colour]) -> Image.Image:
    """Return cells as a terminal draws them; `first` has its colours by number."""
    columns = sum(len(text) for text, *_ in rows[0])
    drawn = Image.new("RGB", (columns * WIDTH, len(rows) * HEIGHT))
    for y, row in enumerate(rows):
        cells = [(character, *inks) for text, *inks in row for character in text]
        for x, (character, front, back) in enumerate(cells):
            at = x * WIDTH, y * HEIGHT
            drawn.paste(_rgb(back, first, (0, 0, 0)), (*at, at[0] + WIDTH, at[1] + HEIGHT))
            drawn.paste(_rgb(front, first, (255, 255, 255)), at, mask=_mask(character))
    return drawn


def chafa(path: Path, columns: int, rows: int, *options: str) -> list[list[Run]]:
    """Return the cells that chafa fills with a picture."""
    command = ["chafa", "--format=symbols", "--stretch", f"--size={columns}x{rows}", "--optimize=0"]
    done = subprocess.run(
        [*command, *options, str(path)], capture_output=True, text=True, check=True
    )
    return [_cells(line)[:columns] for line in done.stdout.split("\n")[:rows]]


def _cells(line: str) -> list[Run]:
    cells: list[Run] = []
    front: Ink | None = None
    back: Ink | None = None
    inverse = False
    for attributes, character in _SGR.findall(line):
        if character:
            cells.append((character, *((back, front) if inverse else (front, back))))
            continue
        numbers = [int(number or 0) for number in attributes.split(";")]
        while numbers:
            code = numbers.pop(0)
            if code == 0:
                front = back = None
                inverse = False
            elif code == 7:
                inverse = True
            elif code in (38, 48):
                ink: Ink
                if numbers.pop(0) == 5:
                    ink = numbers.pop(0)
                else:
                    ink = (numbers.pop(0), numbers.pop(0), numbers.pop(0))
                front, back = (ink, back) if code == 38 else (front, ink)
            elif 30 <= code <= 37 or 90 <= code <= 97:
                front = code - 30 if code < 90 else code - 82
            elif 40 <= code <= 47 or 100 <= code <= 107:
                back = code - 40 if code < 100 else code - 92
    return cells


def _rgb(ink: Ink | None, first: dict[int, Colour], otherwise: Colour) -> Colour:
    if ink is None:
        return otherwise
    if isinstance(ink, tuple):
        return ink
    return first[ink] if ink in first else palette(256)[ink]


@lru_cache(512)
def _mask(character: str) -> Image.Image:
    for grid, parts in _filled(character):
        return _parts(grid, parts)
    if "\u2800" <= character <= "\u28ff":
        return _dots(ord(character) - 0x2800)
    if character in " \xa0":
        return Image.new("L", (WIDTH, HEIGHT), 0)
    if character == "█":
        return Image.new("L", (WIDTH, HEIGHT), 255)
    font = ImageFont.truetype(str(_FONT), 80)
    cell = round(font.getlength("M")), sum(font.getmetrics())
    drawn = Image.new("L", cell, 0)
    ImageDraw.Draw(drawn).text((0, 0), character, 255, font)
    return drawn.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _filled(character: str) -> list[tuple[Grid, tuple[int, ...]]]:
    grids = {id(grid): grid for glyphs in ("quadrants", "sextants") for grid in GRIDS[glyphs]}
    for grid in grids.values():
        if character in grid.splits:
            return [(grid, grid.splits[character])]
    return _complement(character)


def _complement(character: str) -> list[tuple[Grid, tuple[int, ...]]]:
    opposites = {"▐": "▌", "▗": "▛", "▟": "▘", "▙": "▝", "▜": "▖", "▚": "▞"}
    upper = Grid(1, 8, {"▔": (0,)}), (0,)
    right = Grid(8, 1, {"▕": (7,)}), (7,)
    if character in "▔▕":
        return [upper if character == "▔" else right]
    if character in opposites:
        grid = GRIDS["quadrants"][0]
        return [(grid, _others(grid, grid.splits[opposites[character]]))]
    if 0x1FB00 <= ord(character) <= 0x1FB3B:
        mask = ord(character) - 0x1FB00 + 1
        mask += mask >= 21
        mask += mask >= 42
        return [(GRIDS["sextants"][0], tuple(part for part in range(6) if mask >> part & 1))]
    return []


def _others(grid: Grid, parts: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(part for part in range(grid.columns * grid.rows) if part not in parts)


def _dots(number: int) -> Image.Image:
    """Return the discs of a braille character, which fill a quarter of its cell at most."""
    large = Image.new("L", (10 * WIDTH, 10 * HEIGHT), 0)
    across, down = large.width / 2, large.height / 4
    for (row, bits), column in product(enumerate(BITS), range(2)):
        if number & bits[column]:
            x, y = (column + 0.5) * across, (row + 0.5) * down
            disc = x - 0.28 * across, y - 0.28 * down, x + 0.28 * across, y + 0.28 * down
            ImageDraw.Draw(large).ellipse(disc, fill=255)
    return large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _parts(grid: Grid, parts: tuple[int, ...]) -> Image.Image:
    mask = Image.new("L", (grid.columns, grid.rows), 0)
    for row, column in product(range(grid.rows), range(grid.columns)):
        if row * grid.columns + column in parts:
            mask.putpixel((column, row), 255)
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST)
