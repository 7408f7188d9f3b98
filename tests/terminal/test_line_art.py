"""Braille for thin lines, blocks for all else, and what the user says above both."""

from __future__ import annotations

from random import Random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from glm4v_tui.terminal.blocks import Run, blocks
from glm4v_tui.terminal.glyphs import GRIDS, Glyphs
from glm4v_tui.terminal.graphics import Wanted, choose
from glm4v_tui.terminal.line_art import is_truer_in_dots
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux

SIZE = COLUMNS, ROWS = 40, 20
WIDTH, HEIGHT = 8, 16
"""Pixels of a cell as it is drawn here."""
DOTS = (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)
"""Column and row of each dot, in the order of the bits in Unicode."""
SIDE = 1600
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def drawing(width: int, ground: tuple[int, int, int] = WHITE) -> Image.Image:
    """Return lines across a plain ground."""
    image = Image.new("RGB", (SIDE, SIDE), ground)
    draw, chance = ImageDraw.Draw(image), Random(7)
    line = BLACK if ground == WHITE else WHITE
    for _ in range(12):
        ends = [(chance.randrange(SIDE), chance.randrange(SIDE)) for _ in range(2)]
        draw.line(ends, line, width)
        draw.ellipse((*ends[0], ends[0][0] + 400, ends[0][1] + 250), outline=line, width=width)
    return image


def as_drawn(rows: list[list[Run]]) -> Image.Image:
    """Return what a terminal draws; a dot is half as wide and high as its place."""
    image = Image.new("RGB", (COLUMNS * WIDTH, ROWS * HEIGHT))
    for y, row in enumerate(rows):
        cells = [(character, front, back) for text, front, back in row for character in text]
        for x, (character, front, back) in enumerate(cells):
            assert isinstance(front, tuple)
            assert isinstance(back, tuple)
            cell = Image.new("RGB", (WIDTH, HEIGHT), back)
            cell.paste(front, mask=shape(character))
            image.paste(cell, (x * WIDTH, y * HEIGHT))
    return image


def shape(character: str) -> Image.Image:
    mask = Image.new("L", (WIDTH, HEIGHT))
    if 0x2800 <= ord(character) < 0x2900:
        for bit, (x, y) in enumerate(DOTS):
            if (ord(character) - 0x2800) >> bit & 1:
                mask.paste(255, (4 * x + 1, 4 * y + 1, 4 * x + 3, 4 * y + 3))
    for grid in GRIDS["quadrants"]:
        if character in grid.splits:
            small = Image.new("L", (grid.columns, grid.rows))
            for part in grid.splits[character]:
                small.putpixel((part % grid.columns, part // grid.columns), 255)
            return small.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST)
    return mask


def error(image: Image.Image, glyphs: Glyphs) -> float:
    """Return how far what is drawn is from the picture, from where dots melt into lines."""
    whole = image.resize((COLUMNS * WIDTH, ROWS * HEIGHT), Image.Resampling.BOX)
    seen = as_drawn(blocks(image, SIZE, BLACK, glyphs))
    melted = (each.filter(ImageFilter.GaussianBlur(2)) for each in (seen, whole))
    return float(sum(ImageStat.Stat(ImageChops.difference(*melted)).sum2))


@pytest.mark.parametrize("ground", [WHITE, BLACK])
@pytest.mark.parametrize("width", [2, 4])
def test_thin_lines_are_truer_in_dots(width: int, ground: tuple[int, int, int]) -> None:
    image = drawing(width, ground)
    assert is_truer_in_dots(image, SIZE, "quadrants")
    assert error(image, "braille") < error(image, "quadrants")


def test_what_is_truer_in_blocks_stays_in_blocks() -> None:
    clouds = Image.effect_noise((12, 12), 90).resize((SIDE, SIDE)).convert("RGB")
    disc = Image.new("RGB", (SIDE, SIDE), WHITE)
    ImageDraw.Draw(disc).ellipse((200, 200, 1400, 1400), fill=(200, 0, 0))
    for image in (drawing(24), drawing(60), clouds, disc, Image.new("RGB", (SIDE, SIDE), WHITE)):
        assert not is_truer_in_dots(image, SIZE, "quadrants")
        assert not error(image, "braille") < error(image, "quadrants")


def test_dots_in_the_colour_of_a_line_melt_into_it() -> None:
    """A line that fills a fifth of its dots is drawn so dark that it looks right from afar."""
    image = drawing(4)
    rows = blocks(image, SIZE, BLACK, "braille")
    fronts = [front for row in rows for text, front, _ in row if text.strip("\u2800 ")]
    darkest = min(sum(front) for front in fronts if isinstance(front, tuple))
    assert darkest < 150
    seen, whole = (ImageStat.Stat(each).mean[0] for each in (as_drawn(rows), image))
    assert abs(seen - whole) < 2


@pytest.mark.parametrize("tmux", [None, Tmux("3.3a")])
def test_dots_are_chosen_by_the_program_alone(tmux: Tmux | None) -> None:
    around = Terminal("Alacritty", "0.13.2", "alacritty", asked=True, answered=True, tmux=tmux)
    assert choose(around).dots
    words: tuple[Wanted, ...] = ("blocks", "half", "quadrants", "sextants", "braille", "ascii")
    assert not any(choose(around, wanted).dots for wanted in words)


@pytest.mark.parametrize(
    "around",
    [
        Terminal(term="linux"),
        Terminal(term="dumb"),
        Terminal("foot", "1.16.2", "foot", sixel=True, asked=True, answered=True),
    ],
)
def test_no_dots_where_they_cannot_be_drawn_or_pixels_can(around: Terminal) -> None:
    assert not choose(around).dots
