"""Makes pictures of scenes, clean ones or in the qualities that pictures come in."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from glm4v_tui.demo.world.drawing import draw_scene
from glm4v_tui.demo.world.scene import Scene

NOISE_SIDE = 1024
"""Pixels of the side of the stored noise, of which pictures get a random part."""

BLURRED, COMPRESSED, EDGED_BARS = 0.06, 0.07, 0.2
"""The shares of pictures that are blurred, that were a JPEG, and of charts with bars in ink."""

SMOOTHING = 2
"""Clean pictures are drawn this many times larger and reduced, for smooth edges."""


def render(scene: Scene, chance: Random, scale: float | None = None) -> Image.Image:
    """Draw a scene: in its own size and a random quality, or cleanly, so many times as large."""
    if scale is None:
        return _in_any_quality(scene, chance)
    if scene.texture:
        return draw_scene(scene, scale, chance)
    size = (round(scene.width * scale), round(scene.height * scale))
    large = draw_scene(scene, scale * SMOOTHING, chance)
    return _resized(large, size, Image.Resampling.BOX)


def _in_any_quality(scene: Scene, chance: Random) -> Image.Image:
    size = (scene.width, scene.height)
    factor = 1.0 if scene.texture else _factor(chance)
    edged_bars = scene.chart is not None and chance.random() < EDGED_BARS
    picture = draw_scene(scene, factor, chance, edged_bars)
    filters = (Image.Resampling.BICUBIC, Image.Resampling.BICUBIC, Image.Resampling.BILINEAR)
    picture = _resized(picture, size, chance.choice(filters))
    if chance.random() < BLURRED:
        picture = picture.filter(ImageFilter.GaussianBlur(chance.uniform(0.4, 1.0)))
    if scene.grain:
        picture = _with_grain(picture, scene.grain, chance)
    return _compressed(picture, chance) if chance.random() < COMPRESSED else picture


def _factor(chance: Random) -> float:
    """Return how large a picture is drawn before it gets its size."""
    quality = chance.random()
    if quality < 0.62:
        return 2.0
    if quality < 0.76:
        return 1.0
    return chance.choice((chance.uniform(0.7, 0.95), chance.uniform(1.1, 1.9)))


def _resized(
    picture: Image.Image, size: tuple[int, int], resampling: Image.Resampling
) -> Image.Image:
    if picture.size == size:
        return picture
    if picture.size == (2 * size[0], 2 * size[1]):
        return picture.reduce(2)
    return picture.resize(size, resampling)


def _with_grain(picture: Image.Image, grain: float, chance: Random) -> Image.Image:
    """Add noise of a standard deviation."""
    width, height = picture.size
    rows, columns = _noise().shape[:2]
    down, right = chance.randint(0, rows - 1), chance.randint(0, columns - 1)
    # A strip is longer than the stored noise, which therefore begins anew at its end.
    part = np.take(_noise(), range(down, down + height), axis=0, mode="wrap")
    part = np.take(part, range(right, right + width), axis=1, mode="wrap")
    grainy = np.asarray(picture, np.float32) + part * np.float32(grain)
    return Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))


@cache
def _noise() -> npt.NDArray[np.float32]:
    """Return noise of a standard deviation of 1, always the same."""
    source = np.random.default_rng(7)
    return source.standard_normal((NOISE_SIDE, NOISE_SIDE, 3), dtype=np.float32)


def _compressed(picture: Image.Image, chance: Random) -> Image.Image:
    """Return a picture with the losses of a JPEG file."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=chance.randint(50, 95))
    with Image.open(file) as lossy:
        return lossy.convert("RGB")
