"""Draws the demo pictures: `python -m glm4v_tui.demo.draw` writes them anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.shapes import COLOURS, Colour, draw_shape

SIZE = (784, 560)
"""Pixels; exactly twice what the demo model sees of a picture of this form."""

SMOOTHING = 2
"""Shapes are drawn this many times larger and reduced, for smooth edges."""

WHITE = COLOURS["white"]
LIGHT_BLUE = (204, 228, 245)
LIGHT_YELLOW = (252, 247, 217)
LIGHT_GRAY = (212, 212, 212)
DARK_BLUE = (18, 31, 71)
BLACK = (8, 8, 8)
INK = (20, 20, 20)

ORIENTATION_TAG = 0x0112
TURN_RIGHT = 6
"""EXIF: the picture is to be turned a quarter clockwise before it is looked at."""

Placed = tuple[str, str, float, float, float]
"""Colour, shape, centre from the left and from the top, radius; as parts of the height."""

RED_BLUE: tuple[Placed, ...] = (
    ("red", "circle", 0.36, 0.42, 0.19),
    ("blue", "square", 1.02, 0.56, 0.19),
)
BEFORE: tuple[Placed, ...] = (
    ("green", "diamond", 0.24, 0.24, 0.15),
    ("orange", "circle", 1.14, 0.24, 0.15),
    ("purple", "star", 0.7, 0.76, 0.17),
)
AFTER: tuple[Placed, ...] = (*BEFORE[:2], ("red", "star", 0.7, 0.76, 0.17))


def scene(background: Colour, *placed: Placed, size: tuple[int, int] = SIZE) -> Image.Image:
    """Draw shapes on a plain background."""
    large = Image.new("RGB", (size[0] * SMOOTHING, size[1] * SMOOTHING), background)
    draw = ImageDraw.Draw(large)
    unit = large.height
    for colour, shape, x, y, radius in placed:
        draw_shape(draw, shape, colour, (x * unit, y * unit), radius * unit)
    return large.reduce(SMOOTHING)


def word(text: str, colour: str, background: Colour) -> Image.Image:
    """Draw a word in the middle, in the typeface that Pillow carries."""
    picture = Image.new("RGB", SIZE, background)
    middle = (SIZE[0] / 2, SIZE[1] / 2)
    font = ImageFont.load_default(size=150)
    ImageDraw.Draw(picture).text(middle, text, COLOURS[colour], font, anchor="mm")
    return picture


def bar_chart(*bars: tuple[str, int]) -> Image.Image:
    """Draw coloured bars with heights of 0 to 100 on an axis."""
    picture = Image.new("RGB", SIZE, WHITE)
    draw = ImageDraw.Draw(picture)
    left, right, top, bottom = 70, 740, 80, 490
    step = (right - left) / len(bars)
    for place, (colour, height) in enumerate(bars):
        x = left + step * place
        y = bottom - (bottom - top) * height / 100
        draw.rectangle((x + step * 0.15, y, x + step * 0.85, bottom), COLOURS[colour])
    draw.line((left, bottom, right, bottom), INK, width=3)
    draw.line((left, bottom, left, top), INK, width=3)
    return picture


def texture() -> Image.Image:
    """Draw soft clouds of colour, in which there is nothing that the demo model knows."""
    chance = random.Random(7)
    clouds = Image.new("RGB", SIZE, INK)
    for cells in (24, 12, 6, 3):
        grid = Image.frombytes("RGB", (cells, cells), chance.randbytes(cells * cells * 3))
        clouds = Image.blend(clouds, grid.resize(SIZE, Image.Resampling.BICUBIC), 0.5)
    return clouds


def turned() -> Image.Image:
    """Draw a picture that lies on its side and says so in its EXIF data, as cameras do."""
    upright = scene(
        LIGHT_YELLOW,
        ("green", "triangle", 0.36, 0.2, 0.13),
        ("blue", "heart", 0.36, 0.76, 0.14),
        size=(560, 784),
    )
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    exif = lying.getexif()
    exif[ORIENTATION_TAG] = TURN_RIGHT
    lying.info["exif"] = exif.tobytes()
    return lying


DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "bar-chart.png": lambda: bar_chart(("red", 35), ("green", 85), ("blue", 60), ("orange", 15)),
    "clouds.jpg": texture,
    "number-2047.png": lambda: word("2047", "red", LIGHT_YELLOW),
    "one-change-after.png": lambda: scene(WHITE, *AFTER),
    "one-change-before.png": lambda: scene(WHITE, *BEFORE),
    "orange-hexagon-on-black.png": lambda: scene(BLACK, ("orange", "hexagon", 0.7, 0.5, 0.24)),
    "red-circle-blue-square.png": lambda: scene(WHITE, *RED_BLUE),
    "six-shapes.png": lambda: scene(
        LIGHT_BLUE,
        ("red", "heart", 0.24, 0.25, 0.14),
        ("yellow", "star", 0.7, 0.22, 0.14),
        ("green", "cross", 1.16, 0.25, 0.14),
        ("black", "triangle", 0.24, 0.76, 0.14),
        ("purple", "hexagon", 0.7, 0.78, 0.14),
        ("brown", "rectangle", 1.16, 0.76, 0.14),
    ),
    "three-yellow-stars.png": lambda: scene(
        DARK_BLUE,
        ("yellow", "star", 0.26, 0.28, 0.15),
        ("yellow", "star", 1.12, 0.24, 0.15),
        ("yellow", "star", 0.72, 0.74, 0.15),
    ),
    "triangle-above-heart.png": lambda: scene(
        LIGHT_GRAY,
        ("green", "triangle", 0.7, 0.25, 0.16),
        ("purple", "heart", 0.7, 0.76, 0.16),
    ),
    "turned-by-exif.jpg": turned,
    "word-OPEN.png": lambda: word("OPEN", "blue", WHITE),
}
"""Every demo picture by its file name, and how it is drawn."""


def save(picture: Image.Image, file: Path) -> None:
    """Write a picture in the format that its name says, small."""
    exif = picture.info.get("exif", b"")
    if file.suffix == ".jpg":
        picture.save(file, quality=80, optimize=True, exif=exif)
    else:
        picture.save(file, optimize=True)


if __name__ == "__main__":
    for name, draw_it in DRAWINGS.items():
        save(draw_it(), PICTURES / name)
