"""Draws the demo pictures: `python -m glm4v_tui.demo.draw` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from PIL import Image

from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.world.charts import with_letters as with_chart_letters
from glm4v_tui.demo.world.figures import shaped
from glm4v_tui.demo.world.fonts import BUILT_IN, font
from glm4v_tui.demo.world.outlines import plain_outline
from glm4v_tui.demo.world.render import render
from glm4v_tui.demo.world.scene import (
    CELL,
    Background,
    Bar,
    Chart,
    Colour,
    Frame,
    Scene,
    Shape,
    Writing,
)
from glm4v_tui.demo.world.writings import LINE, with_letters

LYING, UPRIGHT = (10, 14), (14, 10)
"""Rows and columns of what the demo model sees of a picture."""

SCALE = 2
"""Pictures are exactly so many times as large as what the demo model sees of them."""

COLOURS: dict[str, Colour] = {
    "red": (222, 24, 24),
    "orange": (247, 137, 12),
    "yellow": (242, 224, 24),
    "green": (41, 166, 41),
    "blue": (33, 89, 217),
    "purple": (127, 46, 153),
    "pink": (250, 150, 187),
    "brown": (115, 64, 29),
    "black": (16, 16, 16),
    "white": (250, 250, 250),
    "gray": (135, 135, 135),
}
"""The middle of what the model is taught to call by each name."""

WHITE = Background("white", (250, 250, 250))
LIGHT_BLUE = Background("light blue", (204, 228, 245))
LIGHT_YELLOW = Background("light yellow", (252, 247, 217))
LIGHT_GRAY = Background("light gray", (212, 212, 212))
DARK_BLUE = Background("dark blue", (18, 31, 71))
BLACK = Background("black", (8, 8, 8))
INK: Colour = (20, 20, 20)

ORIENTATION_TAG = 0x0112
TURN_RIGHT = 6
"""EXIF: the picture is to be turned a quarter clockwise before it is looked at."""

Placed = tuple[str, str, float, float, float]
"""Colour, shape, centre from the left and from the top, radius; as parts of the height."""

RED_BLUE: tuple[Placed, ...] = (
    ("red", "circle", 0.36, 0.42, 0.19),
    ("blue", "square", 1.02, 0.56, 0.2),
)
BEFORE: tuple[Placed, ...] = (
    ("green", "diamond", 0.24, 0.24, 0.15),
    ("orange", "circle", 1.14, 0.24, 0.15),
    ("purple", "star", 0.7, 0.76, 0.17),
)
AFTER: tuple[Placed, ...] = (*BEFORE[:2], ("red", "star", 0.7, 0.76, 0.17))
SIX: tuple[Placed, ...] = (
    ("red", "heart", 0.24, 0.25, 0.14),
    ("yellow", "star", 0.7, 0.22, 0.14),
    ("green", "cross", 1.16, 0.25, 0.14),
    ("black", "triangle", 0.24, 0.76, 0.15),
    ("purple", "hexagon", 0.7, 0.78, 0.14),
    ("brown", "rectangle", 1.16, 0.76, 0.15),
)
STARS: tuple[Placed, ...] = (
    ("yellow", "star", 0.26, 0.28, 0.15),
    ("yellow", "star", 1.12, 0.24, 0.15),
    ("yellow", "star", 0.72, 0.74, 0.15),
)
TEN: tuple[Placed, ...] = (
    ("red", "circle", 0.16, 0.18, 0.07),
    ("red", "circle", 0.58, 0.24, 0.07),
    ("blue", "circle", 0.86, 0.14, 0.07),
    ("red", "circle", 1.22, 0.22, 0.07),
    ("blue", "circle", 0.28, 0.5, 0.07),
    ("red", "circle", 0.72, 0.54, 0.07),
    ("blue", "circle", 1.1, 0.48, 0.07),
    ("red", "circle", 0.14, 0.84, 0.07),
    ("blue", "circle", 0.6, 0.86, 0.07),
    ("red", "circle", 1.24, 0.8, 0.07),
)
OUTLINES: tuple[Placed, ...] = (
    ("blue", "square", 0.3, 0.5, 0.2),
    ("red", "circle", 0.84, 0.42, 0.2),
    ("green", "triangle", 1.03, 0.56, 0.22),
)


def scene(
    background: Background, *placed: Placed, cells: tuple[int, int] = LYING, stroke: float = 0
) -> Scene:
    """Return shapes on a plain background; with a stroke, they are hollow."""
    unit = cells[0] * CELL
    return Scene(cells, background, shapes=tuple(_shape(one, unit, stroke) for one in placed))


def _shape(placed: Placed, unit: int, stroke: float) -> Shape:
    colour, kind, x, y, radius = placed
    form, centre = plain_outline(kind), (x * unit, y * unit)
    return shaped(kind, colour, COLOURS[colour], radius * unit, form, centre=centre, stroke=stroke)


def text(colour: str, background: Background, size: int, *lines: str) -> Scene:
    """Return a text in the middle, in the typeface that Pillow carries."""
    used, plain = font(BUILT_IN, size), Scene(LYING, background)
    boxes = [used.getbbox(line) for line in lines]
    down = (len(lines) - 1) * size * LINE
    x = (plain.width - max(left + right for left, _, right, _ in boxes)) / 2
    y = (plain.height - down - boxes[0][1] - boxes[-1][3]) / 2
    writing = Writing(lines, colour, COLOURS[colour], BUILT_IN, size, (x, y))
    return Scene(LYING, background, writing=with_letters(writing))


def bar_chart(*bars: tuple[str, int], named: bool = False) -> Scene:
    """Return bars of 0 to 100 on an axis; named ones have letters below and values above."""
    area: Frame = (35, 40, 370, 245)
    step = (area[2] - area[0]) / len(bars)
    chart = Chart(
        bars=tuple(_bar(at, *bar, area, step) for at, bar in enumerate(bars)),
        area=area,
        has_labels=named,
        has_values=named,
        has_grid=False,
        has_side_axis=True,
        ink=INK,
        font=BUILT_IN,
        font_size=20,
    )
    return Scene(LYING, WHITE, chart=with_chart_letters(chart))


def _bar(at: int, colour: str, value: int, area: Frame, step: float) -> Bar:
    left, top, _, bottom = area
    start = left + step * at
    height = (bottom - top) * value / 100
    frame = (start + step * 0.15, bottom - height, start + step * 0.85, bottom)
    return Bar(colour, COLOURS[colour], value, "ABCDEF"[at], frame)


def turned() -> Image.Image:
    """Draw a picture that lies on its side and says so in its EXIF data, as cameras do."""
    heart_below = scene(
        LIGHT_YELLOW,
        ("green", "triangle", 0.36, 0.2, 0.13),
        ("blue", "heart", 0.36, 0.76, 0.14),
        cells=UPRIGHT,
    )
    lying = drawn(heart_below).transpose(Image.Transpose.ROTATE_90)
    exif = lying.getexif()
    exif[ORIENTATION_TAG] = TURN_RIGHT
    lying.info["exif"] = exif.tobytes()
    return lying


def drawn(what: Scene) -> Image.Image:
    """Draw a scene as a demo picture."""
    return render(what, Random(7), SCALE)


SCENES: dict[str, Scene] = {
    "bar-chart.png": bar_chart(("red", 35), ("green", 85), ("blue", 60), ("orange", 15)),
    "chart-with-numbers.png": bar_chart(
        ("purple", 42), ("yellow", 75), ("blue", 18), ("red", 93), ("green", 57), named=True
    ),
    "clouds.jpg": Scene(LYING, LIGHT_GRAY, texture="plasma"),
    "number-2047.png": text("red", LIGHT_YELLOW, 75, "2047"),
    "one-change-after.png": scene(WHITE, *AFTER),
    "one-change-before.png": scene(WHITE, *BEFORE),
    "orange-hexagon-on-black.png": scene(BLACK, ("orange", "hexagon", 0.7, 0.5, 0.24)),
    "outlines.png": scene(WHITE, *OUTLINES, stroke=5),
    "red-circle-blue-square.png": scene(WHITE, *RED_BLUE),
    "six-shapes.png": scene(LIGHT_BLUE, *SIX),
    "ten-dots.png": scene(WHITE, *TEN),
    "three-yellow-stars.png": scene(DARK_BLUE, *STARS),
    "triangle-above-heart.png": scene(
        LIGHT_GRAY,
        ("green", "triangle", 0.7, 0.25, 0.17),
        ("purple", "heart", 0.7, 0.76, 0.16),
    ),
    "two-words.png": text("green", WHITE, 64, "little", "GaRden"),
    "word-OPEN.png": text("blue", WHITE, 75, "OPEN"),
}
"""What the upright pictures show, by their file names."""

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    **{name: partial(drawn, what) for name, what in SCENES.items()},
    "turned-by-exif.jpg": turned,
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
