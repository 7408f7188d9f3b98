"""How much of a picture survives in cells: our blocks and those of `chafa`, on the same cells.

`python -m benchmarks.block_quality [COLUMNS ROWS]` prints ratios to what chafa writes unasked,
below 1 for less error. `near` is the squared error of all pixels in L*a*b*; `far` that of what is
left of them at a distance, where the eye can barely tell a cell from its neighbour.

Then it draws thin lines, thicker and thicker, and prints the error of braille to that of the finest
blocks from where dots melt into lines, and which of the two is chosen.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from math import exp, log
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from time import perf_counter

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageStat

from benchmarks.cell_rasters import CHAFA_SIXTEEN, HEIGHT, WIDTH, chafa, raster
from glm4v_tui.chat.pictures import load
from glm4v_tui.demo import PICTURES
from glm4v_tui.terminal.blocks import blocks, flattened
from glm4v_tui.terminal.glyphs import Glyphs
from glm4v_tui.terminal.line_art import is_truer_in_dots
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.palettes import palette

Draw = Callable[[Path, Image.Image], Image.Image]
"""Returns what cells look like that are filled with a picture."""

SIDE = 800
"""Pixels of a side of every picture."""

_LEAST = 0.05
"""Added to every error, so that a picture without any does not decide alone."""

OURS: tuple[Glyphs, ...] = ("half", "quadrants", "sextants")
THEIRS = {
    "unasked": (),
    "blocks": ("--symbols=block+space",),
    "with sextants": ("--symbols=block+space+sextant",),
}
COLOURS = {TRUE_COLOUR: ("full",), 256: ("240",), 16: ("16", "--preprocess=off")}
"""chafa's words for as many colours, none of which a user may have changed."""
DITHERED = ("--dither=diffusion",)


def main(columns: int = 80, rows: int = 40) -> None:
    """Print the ratios, and what our blocks take beside decoding."""
    if shutil.which("chafa") is None:
        sys.exit("chafa is not installed: apt-get install chafa")
    pictures = list(_pictures())
    for colours, words in COLOURS.items():
        errors = {
            name: _errors(pictures, draw, columns, rows)
            for name, draw in _ways(colours, words, columns, rows)
        }
        print(f"{colours} colours, error to chafa's:")
        for name, found in errors.items():
            near, far = (_ratio(found, errors["chafa unasked"], which) for which in (0, 1))
            print(f"  {name:24} near {near:.2f}  far {far:.2f}")
    for width in (1, 2, 3, 4, 8, 16):
        print(f"lines of {width} pixels: {_in_dots(_lines(width), columns, rows)}")
    for glyphs in OURS:
        print(f"{glyphs}: {_milliseconds(pictures, glyphs, columns, rows):.0f} ms")


def _ways(
    colours: int, words: tuple[str, ...], columns: int, rows: int
) -> Iterator[tuple[str, Draw]]:
    size = columns, rows
    for name, options in THEIRS.items():
        yield (
            f"chafa {name}",
            lambda path, _, options=options: raster(
                chafa(path, *size, "--colors", *words, *options), CHAFA_SIXTEEN
            ),
        )
    if colours < TRUE_COLOUR:
        yield (
            "chafa dithered",
            lambda path, _: raster(
                chafa(path, *size, "--colors", *words, *DITHERED), CHAFA_SIXTEEN
            ),
        )
    for glyphs in OURS:
        yield (
            f"ours {glyphs}",
            lambda _, image, glyphs=glyphs: raster(
                blocks(image, size, (0, 0, 0), glyphs, colours), palette(16)
            ),
        )


def _errors(
    pictures: list[Image.Image], draw: Draw, columns: int, rows: int
) -> list[tuple[float, float]]:
    """Return the error of every picture from near and from afar."""
    found = []
    with TemporaryDirectory() as directory:
        for image in pictures:
            path = Path(directory, "picture.png")
            image.save(path)
            seen = draw(path, image)
            whole = image.resize((columns * WIDTH, rows * HEIGHT), Image.Resampling.BOX)
            found.append((_error(seen, whole), _error(_afar(seen), _afar(whole))))
    return found


def _error(one: Image.Image, other: Image.Image) -> float:
    """Return the mean squared difference in steps of L*a*b*."""
    lightness, *colour = ImageStat.Stat(ImageChops.difference(_lab(one), _lab(other))).sum2
    return (lightness * (100 / 255) ** 2 + sum(colour)) / (one.width * one.height)


def _lab(image: Image.Image) -> Image.Image:
    bands = ImageCms.applyTransform(image, _to_lab()).split()  # type: ignore[union-attr]
    return Image.merge("RGB", bands)


@cache
def _to_lab() -> ImageCms.ImageCmsTransform:
    profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    return ImageCms.buildTransform(*profiles, "RGB", "LAB")


def _afar(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur((WIDTH / 2, HEIGHT / 2)))


def _ratio(ours: list[tuple[float, float]], theirs: list[tuple[float, float]], which: int) -> float:
    """Return the geometric mean of the ratios of all pictures."""
    pairs = zip(ours, theirs, strict=True)
    return exp(fmean(log((a[which] + _LEAST) / (b[which] + _LEAST)) for a, b in pairs))


def _milliseconds(pictures: list[Image.Image], glyphs: Glyphs, columns: int, rows: int) -> float:
    def once(image: Image.Image) -> float:
        began = perf_counter()
        blocks(image, (columns, rows), (0, 0, 0), glyphs)
        return perf_counter() - began

    return 1000 * median(once(image) for image in pictures)


def _pictures() -> Iterator[Image.Image]:
    """Yield the demo pictures, and clouds of colour and gradients that stand for photographs."""
    for path in sorted(PICTURES.iterdir()):
        yield flattened(load(path, (SIDE, SIDE)), (0, 0, 0)).resize((SIDE, SIDE))
    for sigma in (40, 90):
        yield Image.merge("RGB", [_cloud(sigma) for _ in range(3)])
    across = Image.linear_gradient("L").resize((SIDE, SIDE))
    yield Image.merge("RGB", [across, across.rotate(90), ImageChops.invert(across)])


def _in_dots(image: Image.Image, columns: int, rows: int) -> str:
    """Return the error of braille to that of blocks, and what is chosen."""
    size = columns, rows
    whole = _melted(image.resize((columns * WIDTH, rows * HEIGHT), Image.Resampling.BOX))
    kinds: tuple[Glyphs, ...] = ("braille", "quadrants")
    seen = [_melted(raster(blocks(image, size, (0, 0, 0), kind), palette(16))) for kind in kinds]
    dots, parts = (_error(each, whole) + _LEAST for each in seen)
    chosen = kinds[not is_truer_in_dots(image, size, "quadrants")]
    return f"braille {dots / parts:.2f} of quadrants, {chosen} chosen"


def _melted(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur((WIDTH / 4, HEIGHT / 8)))


def _lines(width: int) -> Image.Image:
    """Return the outlines of some shapes."""
    image = Image.new("RGB", (SIDE, SIDE), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    for at in range(50, 400, 90):
        draw.ellipse((at, at, at + 300, at + 200), outline=(0, 0, 0), width=width)
        draw.rectangle((SIDE - at - 90, at, SIDE - at, at + 350), outline=(160, 0, 0), width=width)
        draw.line((at, SIDE - 40, SIDE - 2 * at, 420), (0, 0, 160), width)
    return image


def _cloud(sigma: float) -> Image.Image:
    """Return noise of every size, the larger the stronger."""
    cloud = Image.new("L", (SIDE, SIDE), 128)
    for side in (5, 12, 30, 80, 200):
        noise = Image.effect_noise((side, side), sigma).resize((SIDE, SIDE))
        cloud = Image.blend(cloud, noise, 0.35)
    return cloud


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
