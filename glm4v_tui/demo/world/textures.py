"""Patterns in which there is nothing that the model knows."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Pixels = tuple[int, int]
"""Width and height of a picture."""

SMOOTH, LINEAR, BLOCKS = (
    Image.Resampling.BICUBIC,
    Image.Resampling.BILINEAR,
    Image.Resampling.NEAREST,
)


def draw_texture(name: str, size: Pixels, chance: Random) -> Image.Image:
    """Draw one of the patterns in a size."""
    return TEXTURES[name](size, chance)


def _speckles(size: Pixels, chance: Random, bands: int = 3) -> Image.Image:
    """Return random colours, or random grays, for every pixel."""
    mode, channels = ("RGB", 3) if bands == 3 else ("L", 1)
    noise = Image.frombytes(mode, size, chance.randbytes(size[0] * size[1] * channels))
    return noise.convert("RGB")


def _noise(size: Pixels, chance: Random) -> Image.Image:
    grain = chance.choice((1, 1, 2, 4, 8))
    small = (size[0] // grain + 1, size[1] // grain + 1)
    return _speckles(small, chance, chance.choice((1, 3))).resize(
        size, chance.choice((BLOCKS, LINEAR))
    )


def _plasma(size: Pixels, chance: Random) -> Image.Image:
    """Return clouds: random colours of growing fineness, one over the other."""
    bands, fading = chance.choice((1, 3, 3)), chance.uniform(0.4, 0.75)
    total = np.zeros((size[1], size[0], 3), np.float32)
    for octave in range(1, 6):
        grid = _speckles((2**octave + 1, 2**octave + 1), chance, bands)
        total += np.asarray(grid.resize(size, SMOOTH), np.float32) * fading**octave
    total -= total.min()
    return Image.fromarray((total * (255 / max(1.0, float(total.max())))).astype(np.uint8))


def _hues(size: Pixels, chance: Random) -> Image.Image:
    grid = (chance.randint(3, 5), chance.randint(3, 5))
    return _speckles(grid, chance).resize(size, chance.choice((SMOOTH, LINEAR)))


def _colour(chance: Random, least: int = 0, most: int = 255) -> tuple[int, int, int]:
    return chance.randint(least, most), chance.randint(least, most), chance.randint(least, most)


def _strokes(
    size: Pixels, chance: Random, draw_one: Callable[[ImageDraw.ImageDraw, Pixels, Random], None]
) -> Image.Image:
    """Return many translucent marks on a many-coloured ground, sharp or blurred."""
    picture = _hues(size, chance)
    draw = ImageDraw.Draw(picture, "RGBA")
    for _ in range(chance.randint(30, 90)):
        draw_one(draw, size, chance)
    blur = chance.choice((0, 1, 3))
    return picture.filter(ImageFilter.BoxBlur(blur)) if blur else picture


def _paint(chance: Random) -> tuple[int, int, int, int]:
    return (*_colour(chance), chance.randint(60, 220))


def _polygon(draw: ImageDraw.ImageDraw, size: Pixels, chance: Random) -> None:
    x, y, far = chance.uniform(0, size[0]), chance.uniform(0, size[1]), max(size) / 5
    corners = [
        (x + chance.uniform(-far, far), y + chance.uniform(-far, far))
        for _ in range(chance.randint(3, 7))
    ]
    draw.polygon(corners, fill=_paint(chance))


def _line(draw: ImageDraw.ImageDraw, size: Pixels, chance: Random) -> None:
    ends = [(chance.uniform(0, size[0]), chance.uniform(0, size[1])) for _ in range(2)]
    draw.line(ends, fill=_paint(chance), width=chance.randint(1, max(2, max(size) // 40)))


def _blob(draw: ImageDraw.ImageDraw, size: Pixels, chance: Random) -> None:
    x, y = chance.uniform(-0.1, 1) * size[0], chance.uniform(-0.1, 1) * size[1]
    height = chance.uniform(0.03, 0.3) * max(size)
    width = height * chance.uniform(0.4, 1.7)
    draw.ellipse((x, y, x + width, y + height), fill=_paint(chance))


def _polygons(size: Pixels, chance: Random) -> Image.Image:
    return _strokes(size, chance, _polygon)


def _lines(size: Pixels, chance: Random) -> Image.Image:
    return _strokes(size, chance, _line)


def _blobs(size: Pixels, chance: Random) -> Image.Image:
    return _strokes(size, chance, _blob)


def _landscape(size: Pixels, chance: Random) -> Image.Image:
    """Return something like a photograph: a sky, hills of rough ground and haze."""
    width, height = size
    top, low = _colour(chance, 90, 220), _colour(chance, 150, 255)
    picture = Image.new("RGB", (1, 2), top)
    picture.putpixel((0, 1), low)
    picture = picture.resize(size, LINEAR)
    for layer in range(chance.randint(2, 4)):
        rough = _plasma((width // 2 + 1, height // 2 + 1), chance).resize(size, LINEAR)
        tint = Image.new("RGB", size, _colour(chance, 20, 150))
        ground = Image.blend(rough, tint, chance.uniform(0.5, 0.8))
        picture.paste(ground, mask=_hill(size, chance, 0.35 + 0.17 * layer))
    return picture.filter(ImageFilter.BoxBlur(chance.choice((0.5, 1, 2))))


def _hill(size: Pixels, chance: Random, start: float) -> Image.Image:
    """Return a mask of everything below a wavy line."""
    width, height = size
    mask = Image.new("L", size, 0)
    steps = chance.randint(5, 14)
    ridge = [
        (width * step / steps, height * (start + chance.uniform(-0.12, 0.12)))
        for step in range(steps + 1)
    ]
    ImageDraw.Draw(mask).polygon([*ridge, (width, height), (0, height)], fill=255)
    return mask


def _fabric(size: Pixels, chance: Random) -> Image.Image:
    """Return a small pattern of random colours that is repeated all over."""
    tile = _speckles((chance.randint(2, 6), chance.randint(2, 6)), chance)
    side = chance.randint(12, 40)
    tile = tile.resize((side, side), chance.choice((BLOCKS, SMOOTH)))
    picture = Image.new("RGB", size)
    for x in range(0, size[0], side):
        for y in range(0, size[1], side):
            picture.paste(tile, (x, y))
    return Image.blend(picture, _hues(size, chance), chance.uniform(0.2, 0.6))


def _marble(size: Pixels, chance: Random) -> Image.Image:
    """Return veins: waves that clouds bend."""
    clouds = np.asarray(_plasma(size, chance).convert("L"), np.float32) / 255
    along = np.linspace(0, chance.uniform(2, 12), size[0], dtype=np.float32)
    veins = (np.sin((along + clouds * chance.uniform(3, 9)) * 3) + 1) / 2
    one, other = np.array(_colour(chance)), np.array(_colour(chance))
    mixed = one + (other - one) * veins[..., None]
    return Image.fromarray(mixed.astype(np.uint8))


def _leaves(size: Pixels, chance: Random) -> Image.Image:
    """Return something like a photograph of foliage or stones: dense marks of like colours."""
    picture = _plasma(size, chance)
    draw = ImageDraw.Draw(picture)
    base = _colour(chance, 40, 200)
    for _ in range(chance.randint(150, 300)):
        x, y = chance.uniform(0, size[0]), chance.uniform(0, size[1])
        a, b = chance.uniform(3, 0.05 * max(size)), chance.uniform(3, 0.05 * max(size))
        shift = chance.randint(-40, 40)
        ends = ((x, y - b), (x + a, y), (x + chance.uniform(-a, a), y + b), (x - a / 2, y))
        draw.polygon(ends, fill=(base[0] + shift, base[1] + shift // 2, base[2] - shift // 2))
    return picture.filter(ImageFilter.BoxBlur(chance.choice((1, 2))))


TEXTURES: dict[str, Callable[[Pixels, Random], Image.Image]] = {
    "noise": _noise,
    "plasma": _plasma,
    "hues": _hues,
    "polygons": _polygons,
    "lines": _lines,
    "blobs": _blobs,
    "landscape": _landscape,
    "fabric": _fabric,
    "marble": _marble,
    "leaves": _leaves,
}
"""Every pattern by its name."""
