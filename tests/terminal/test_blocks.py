"""Pictures as characters: the right colours in the right parts of the right cells."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from glm4v_tui.terminal.blocks import blocks, characters
from glm4v_tui.terminal.glyphs import GRIDS, Glyphs, Grid

RED, BLUE, PAPER = (255, 0, 0), (0, 0, 255), (10, 20, 30)
BLOCKS: tuple[Glyphs, ...] = ("half", "quadrants", "sextants")
SPLITS = [
    pytest.param(glyphs, grid, character, id=f"{glyphs}-{ord(character):x}")
    for glyphs in BLOCKS
    for grid in GRIDS[glyphs]
    for character in grid.splits
]


def parted(grid: Grid, parts: tuple[int, ...]) -> Image.Image:
    """A cell with some of its parts red and the others blue."""
    image = Image.new("RGB", (grid.columns, grid.rows), BLUE)
    for part in parts:
        image.putpixel((part % grid.columns, part // grid.columns), RED)
    return image.resize((48, 48), Image.Resampling.NEAREST)


@pytest.mark.parametrize(("glyphs", "grid", "character"), SPLITS)
def test_every_shape_finds_its_character(glyphs: Glyphs, grid: Grid, character: str) -> None:
    (((found, front, back),),) = blocks(parted(grid, grid.splits[character]), (1, 1), PAPER, glyphs)
    assert found == character
    assert (front, back) == (RED, BLUE)


@pytest.mark.parametrize("glyphs", BLOCKS)
def test_upper_and_lower_half_of_a_cell_have_their_own_colour(glyphs: Glyphs) -> None:
    image = Image.new("RGB", (4, 2), RED)
    image.paste(BLUE, (0, 1, 4, 2))
    (((text, front, back),),) = blocks(image, (4, 1), PAPER, glyphs)
    assert (text, front, back) in [("▀▀▀▀", RED, BLUE), ("▄▄▄▄", BLUE, RED)]


@pytest.mark.parametrize("glyphs", BLOCKS)
def test_a_plain_cell_needs_no_block(glyphs: Glyphs) -> None:
    assert blocks(Image.new("RGB", (9, 9), RED), (2, 1), PAPER, glyphs) == [[("  ", RED, RED)]]


def test_transparent_pixels_take_the_background() -> None:
    image = Image.new("RGBA", (2, 2), (255, 0, 0, 0))
    assert blocks(image, (2, 1), PAPER) == [[("  ", PAPER, PAPER)]]


def test_a_palette_with_a_transparent_entry_is_flattened_too() -> None:
    image = Image.new("P", (1, 2), 0)
    image.putpalette([255, 0, 0])
    image.info["transparency"] = 0
    assert blocks(image, (1, 1), PAPER) == [[(" ", PAPER, PAPER)]]


@pytest.mark.parametrize(("colours", "red", "blue"), [(256, 196, 21), (16, 9, 4), (8, 1, 4)])
def test_few_colours_are_given_by_their_numbers(colours: int, red: int, blue: int) -> None:
    image = Image.new("RGB", (2, 2), RED)
    image.paste(BLUE, (0, 1, 2, 2))
    (((_, *inks),),) = blocks(image, (2, 1), PAPER, "half", colours)
    assert inks == [red, blue]


def test_a_colour_between_two_is_drawn_with_both() -> None:
    grey = Image.new("RGB", (40, 20), (178, 178, 178))
    inks = {
        ink for row in blocks(grey, (40, 10), PAPER, "half", 16) for _, *two in row for ink in two
    }
    assert len(inks) > 1


def test_rows_are_as_wide_as_asked_for() -> None:
    picture = Image.effect_mandelbrot((90, 70), (-2, -1, 1, 1), 50).convert("RGB")
    for glyphs in (*BLOCKS, "braille"):
        for colours in (1 << 24, 256, 16, 8):
            rows = blocks(picture, (13, 7), PAPER, glyphs, colours)
            assert [sum(len(text) for text, *_ in row) for row in rows] == [13] * 7


def test_a_line_in_braille_is_two_dots_wide_at_most() -> None:
    image = Image.new("RGB", (80, 80), (255, 255, 255))
    ImageDraw.Draw(image).line((0, 0, 79, 79), RED, 3)
    rows = blocks(image, (10, 5), PAPER, "braille")
    cells = [(text, inks) for row in rows for text, *inks in row]
    dots = sum((ord(character) - 0x2800).bit_count() for text, _ in cells for character in text)
    assert 15 <= dots <= 45
    assert all(isinstance(back, tuple) and min(back) >= 250 for _, (_, back) in cells)
    for text, (front, _) in cells:
        assert isinstance(front, tuple)
        assert text.strip("\u2800 ") == "" or front[0] > 200 > front[1]


def test_the_brighter_the_denser() -> None:
    image = Image.new("L", (2, 2))
    image.paste(255, (1, 0, 2, 2))
    assert characters(image, (2, 1), (0, 0, 0)) == [[(" @", None, None)]]
