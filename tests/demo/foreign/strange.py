"""Pictures of nothing that the model knows, and pictures of nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from tests.demo.foreign.drawing import Drawing
from tests.demo.foreign.easel import background

Pixels = NDArray[np.float64]
"""Rows, columns and three channels from 0 to 1."""


def _picture(pixels: Pixels, suffix: str = ".jpg") -> Drawing:
    return Drawing(Image.fromarray((pixels.clip(0, 1) * 255).astype(np.uint8)), suffix=suffix)


def _noise(seed: int, blur: float) -> Drawing:
    grains = np.random.default_rng(seed).random((360, 480, 3))
    image = _picture(grains).image.filter(ImageFilter.GaussianBlur(blur))
    return Drawing(ImageOps.autocontrast(image), suffix=".jpg")


def _plane(width: int, height: int) -> tuple[Pixels, Pixels]:
    y, x = np.mgrid[0:height, 0:width]
    return x / width, y / height


def _mandelbrot() -> Drawing:
    x, y = _plane(480, 360)
    c = (x * 3 - 2.2) + 1j * (y * 2.4 - 1.2)
    z, steps = np.zeros_like(c), np.zeros(c.shape)
    for _ in range(40):
        inside = np.abs(z) < 2
        z = np.where(inside, z * z + c, z)
        steps += inside
    share = steps / 40
    return _picture(np.stack([share**2, share, np.sqrt(share)], -1), ".png")


def _dusk() -> Drawing:
    """Return a sky over hills, as a photograph without focus would have them."""
    x, y = _plane(640, 420)
    hills = y > 0.7 + 0.06 * np.sin(9 * x) + 0.03 * np.sin(23 * x)
    sky = np.stack([0.9 - 0.3 * y, 0.5 + 0.2 * x * y, 0.35 + 0.4 * (1 - y)], -1)
    land = np.stack([0.1 + 0.1 * x, 0.15 + 0.2 * (1 - y), 0.1 + 0 * x], -1)
    grain = np.random.default_rng(5).normal(0, 0.02, sky.shape)
    return _picture(np.where(hills[..., None], land, sky) + grain)


def _plasma() -> Drawing:
    x, y = _plane(480, 480)
    waves = [np.sin(9 * x + k) + np.sin(11 * y * x + 2 * k) + np.sin(7 * y - k) for k in (0, 2, 4)]
    return _picture(np.stack([wave / 6 + 0.5 for wave in waves], -1), ".webp")


def _wood() -> Drawing:
    x, y = _plane(512, 384)
    rings = np.sin(60 * x + 6 * np.sin(5 * y) + 3 * np.sin(13 * x * y)) * 0.12
    return _picture(np.stack([0.55 + rings, 0.36 + rings, 0.2 + rings / 2], -1))


def _scribble() -> Drawing:
    chance = np.random.default_rng(11)
    image = background("white", (500, 400))
    points = chance.integers((10, 10), (490, 390), (70, 2))
    ImageDraw.Draw(image).line([tuple(point) for point in points.tolist()], "black", 2)
    return Drawing(image)


def _empty(size: tuple[int, int], ground: str, suffix: str = ".png") -> Drawing:
    return Drawing(background(ground, size), suffix=suffix)


STRANGE: dict[str, Callable[[], Drawing]] = {
    "noise": partial(_noise, 1, 0),
    "soft-noise": partial(_noise, 2, 3),
    "clouds": partial(_noise, 3, 16),
    "mandelbrot": _mandelbrot,
    "dusk": _dusk,
    "plasma": _plasma,
    "wood": _wood,
    "scribble": _scribble,
    "empty-white": partial(_empty, (400, 300), "white"),
    "empty-black": partial(_empty, (300, 300), "black", ".jpg"),
    "empty-green": partial(_empty, (640, 360), "green"),
    "empty-tiny": partial(_empty, (64, 64), "white"),
}
"""Textures, photograph-like pictures, and plain grounds."""
