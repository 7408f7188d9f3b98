"""Pictures as characters: the right colours in the right cells."""

from __future__ import annotations

from PIL import Image

from glm4v_tui.terminal.blocks import characters, half_blocks

RED, BLUE, PAPER = (255, 0, 0), (0, 0, 255), (10, 20, 30)


def test_upper_and_lower_half_of_a_cell_have_their_own_colour() -> None:
    image = Image.new("RGB", (4, 2), RED)
    image.paste(BLUE, (0, 1, 4, 2))
    assert half_blocks(image, 4, 1, PAPER) == [[("▀▀▀▀", RED, BLUE)]]


def test_transparent_pixels_take_the_background() -> None:
    image = Image.new("RGBA", (2, 2), (255, 0, 0, 0))
    assert half_blocks(image, 2, 1, PAPER) == [[("▀▀", PAPER, PAPER)]]


def test_a_palette_with_a_transparent_entry_is_flattened_too() -> None:
    image = Image.new("P", (1, 2), 0)
    image.putpalette([255, 0, 0])
    image.info["transparency"] = 0
    assert half_blocks(image, 1, 1, PAPER) == [[("▀", PAPER, PAPER)]]


def test_the_brighter_the_denser() -> None:
    image = Image.new("L", (2, 2))
    image.paste(255, (1, 0, 2, 2))
    assert characters(image, 2, 1, (0, 0, 0)) == [[(" @", None, None)]]
