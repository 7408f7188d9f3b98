"""Draws pictures of shapes from lines of words such as `crimson star 120 80 60 turn=15`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.demo.foreign.drawing import Drawing, Thing
from tests.demo.foreign.outlines import Points, outline, turned
from tests.demo.foreign.shades import SHADES


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of words, understood: a shape, where it is, and how it is drawn."""

    shade: str
    shape: str
    points: Points
    """Corners in pixels of the finished picture."""
    line: float = 0
    """Thickness of a shape that is not filled; 0 fills it."""
    edge: str = ""
    """Colour of a border about a filled shape."""
    shadow: bool = False

    @property
    def thing(self) -> Thing:
        """What a person sees, its box as far as its line reaches."""
        xs, ys = zip(*self.points, strict=True)
        half = self.line / 2
        box = (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
        return Thing(SHADES[self.shade], self.shape, box)


def stroke(words: str) -> Stroke:
    """Understand `SHADE SHAPE X Y WIDTH [HEIGHT]`, then `line=N edge=COLOUR turn=N shadow`."""
    shade, shape, *rest = words.split()
    numbers = [float(word) for word in rest if word[0].isdecimal()]
    options = dict(word.split("=") for word in rest if "=" in word)
    points = turned(outline(shape, *numbers[2:]), float(options.get("turn", 0)))
    moved = [(x + numbers[0], y + numbers[1]) for x, y in points]
    line, edge = float(options.get("line", 0)), options.get("edge", "")
    return Stroke(shade, shape, moved, line, edge, "shadow" in rest)


def shapes(
    size: str,
    *lines: str,
    ground: str = "white",
    finer: int = 4,
    mode: str = "RGB",
    suffix: str = ".png",
) -> Callable[[], Drawing]:
    """Return what draws a picture; drawn `finer` times larger and reduced, its edges are soft."""
    width, height = map(int, size.split("x"))
    return partial(_draw, (width, height), lines, ground, finer, mode, suffix)


def _draw(
    size: tuple[int, int],
    lines: tuple[str, ...],
    ground: str,
    finer: int,
    mode: str,
    suffix: str,
) -> Drawing:
    canvas = background(ground, (size[0] * finer, size[1] * finer))
    strokes = [stroke(words) for words in lines]
    for one in strokes:
        canvas = _painted(canvas, one, finer)
    image = canvas.resize(size, Image.Resampling.BOX)
    return Drawing(_in_mode(image, mode, ground), tuple(one.thing for one in strokes), suffix)


def _painted(canvas: Image.Image, one: Stroke, finer: int) -> Image.Image:
    points = [(x * finer, y * finer) for x, y in one.points]
    if one.shadow:
        canvas = _shaded(canvas, [(x + 6 * finer, y + 6 * finer) for x, y in points], finer)
    brush = ImageDraw.Draw(canvas)
    if one.line:
        _trace(brush, points, one.shade, one.line * finer)
    else:
        brush.polygon(points, fill=one.shade)
    if one.edge:
        _trace(brush, points, one.edge, 3 * finer)
    return canvas


def _trace(brush: ImageDraw.ImageDraw, points: Points, colour: str, thickness: float) -> None:
    """Draw the outline, its corners rounded."""
    brush.line([*points, *points[:2]], colour, round(thickness), joint="curve")


def _shaded(canvas: Image.Image, points: Points, finer: int) -> Image.Image:
    mask = Image.new("L", canvas.size)
    ImageDraw.Draw(mask).polygon(points, fill=110)
    soft = mask.filter(ImageFilter.GaussianBlur(4 * finer))
    return Image.composite(Image.new("RGB", canvas.size, "dimgray"), canvas, soft)


def background(ground: str, size: tuple[int, int]) -> Image.Image:
    """Return a plain ground, or one that goes from a colour to another: `white>silver`."""
    first, _, second = ground.partition(">")
    if not second:
        return Image.new("RGB", size, first)
    ramp = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, second), Image.new("RGB", size, first), ramp)


def _in_mode(image: Image.Image, mode: str, ground: str) -> Image.Image:
    """Return the picture as palette, grey or transparent where the ground was."""
    if mode == "RGBA":
        bare = Image.new("RGB", image.size, ground)
        seen = ImageChops.difference(image, bare).convert("L").point(lambda v: 255 if v else 0)
        image.putalpha(seen)
        return image
    return image.convert(mode)
