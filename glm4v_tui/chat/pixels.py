"""Pixels of any of Pillow's modes made into plain RGB."""

from __future__ import annotations

import math

from PIL import Image

_WHITE = (255, 255, 255)


def to_rgb(image: Image.Image, *, clear: bool = False) -> Image.Image:
    """Return an image in RGB: transparency on white, deep greys scaled, never clipped.

    With `clear`, an image that is transparent anywhere is returned in RGBA instead.
    """
    if image.mode == "RGB" and "transparency" not in image.info:
        return image.copy()
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _deep_grey(image).convert("RGB")
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        opacity = layered.getchannel("A")
        if clear and opacity.getextrema() != (255, 255):
            return layered
        rgb = Image.new("RGB", layered.size, _WHITE)
        rgb.paste(layered, mask=opacity)
        return rgb
    return image.convert("RGB")


def _deep_grey(image: Image.Image) -> Image.Image:
    """Return 8-bit grey: 16 bits by their full range, deeper ones from darkest to brightest."""
    sixteen = image.mode.startswith("I;16") or image.format in ("PPM", "PNG", "JPEG2000")
    deep = image.convert("F")
    darkest, brightest = (0.0, 65535.0) if sixteen else _extremes(deep)
    if not (math.isfinite(darkest) and math.isfinite(brightest)) or darkest == brightest:
        return image.convert("L")
    scale = 255.0 / (brightest - darkest)
    return deep.point(lambda value: value * scale + (0.5 - darkest * scale)).convert("L")


def _extremes(image: Image.Image) -> tuple[float, float]:
    darkest, brightest = image.getextrema()
    assert isinstance(darkest, float)
    assert isinstance(brightest, float)
    return darkest, brightest
