"""Bar charts in several styles: with or without an axis, letters below and values printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PIL import ImageDraw, ImageFont

from tests.demo.foreign.drawing import Drawing
from tests.demo.foreign.easel import background


@dataclass(frozen=True, slots=True)
class Style:
    """How a chart looks."""

    ground: str = "white"
    ink: str = "black"
    """Colour of axis, letters and values."""
    thickness: float = 0.6
    """Share of its place that a bar fills."""
    values: bool = False
    """Whether each value is printed above its bar."""
    axis: bool = True
    lines: bool = False
    """Whether faint lines lie behind the bars."""
    edges: bool = False
    """Whether each bar has a border."""
    suffix: str = ".png"


PLAIN = Style()


def chart(size: str, bars: str, style: Style = PLAIN) -> Callable[[], Drawing]:
    """Return what draws bars given as `SHADE VALUE [LETTER], …`."""
    width, height = map(int, size.split("x"))
    return partial(_charted, (width, height), bars, style)


def _charted(size: tuple[int, int], bars: str, style: Style) -> Drawing:
    image, (width, height) = background(style.ground, size), size
    brush, font = ImageDraw.Draw(image), ImageFont.load_default(height // 13)
    floor, side = height * 0.86, width * 0.07
    if style.lines:
        for level in range(1, 5):
            y = floor - level * height * 0.18
            brush.line((side, y, width - side, y), "lightgray", 1)
    words = [bar.split() for bar in bars.split(",")]
    place = (width - 2 * side) / len(words)
    for number, (shade, value, *letters) in enumerate(words):
        middle, top = side + place * (number + 0.5), floor - float(value) / 100 * height * 0.72
        half = place * style.thickness / 2
        edge = style.ink if style.edges else None
        brush.rectangle((middle - half, top, middle + half, floor), shade, edge, 2)
        if style.values:
            brush.text((middle, top - height * 0.012), value, style.ink, font, "mb")
        brush.text((middle, floor + height * 0.02), "".join(letters), style.ink, font, "mt")
    if style.axis:
        brush.line((side, height * 0.1, side, floor, width - side, floor), style.ink, 2)
    return Drawing(image, suffix=style.suffix)


VALUES = Style(values=True)
DARK = Style("black", "white", values=True, axis=False)
SLIM = Style(thickness=0.35, lines=True)
WIDE = Style(thickness=0.9, axis=False, suffix=".jpg")
EDGED = Style(edges=True, values=True, suffix=".jpg")

CHARTS = {
    "chart-two": chart("300x300", "red 80, blue 35"),
    "chart-three": chart("480x360", "green 30, orange 90, purple 55"),
    "chart-four": chart("640x400", "blue 60, red 20, gold 85, black 45", WIDE),
    "chart-five": chart("800x500", "pink 40, gray 70, green 95, navy 15, saddlebrown 55", SLIM),
    "chart-six": chart("900x500", "red 35, orange 75, gold 50, green 92, blue 12, purple 62"),
    "values-two": chart("320x320", "blue 64, green 28", VALUES),
    "values-three": chart("480x360", "red 42, blue 77, gold 15", VALUES),
    "values-four": chart("640x400", "purple 58, green 91, orange 33, black 70", EDGED),
    "values-five": chart("800x480", "red 12, blue 48, green 83, gray 66, hotpink 29", VALUES),
    "values-dark": chart("600x400", "yellow 95, red 37, dodgerblue 61", DARK),
    "letters-three": chart("480x360", "red 70 B, green 45 K, blue 90 R"),
    "letters-four": chart("640x400", "orange 25 P, purple 80 Q, black 55 T, green 95 W", SLIM),
    "letters-five": chart("800x500", "blue 88 C, gold 30 D, red 60 E, gray 10 F, green 74 G", WIDE),
    "both-two": chart("360x360", "red 53 H, blue 86 M", VALUES),
    "both-three": chart("480x360", "green 19 X, purple 72 Y, orange 47 Z", EDGED),
    "both-four": chart("640x480", "blue 34 B, red 81 D, black 59 F, gold 97 H", VALUES),
    "both-dark": chart("720x480", "red 62 N, white 24 S, lime 88 V", DARK),
    "chart-small": chart("160x120", "green 80, red 40, blue 60", WIDE),
    "chart-large": chart("1600x1200", "blue 50, orange 85, purple 20, green 68", SLIM),
    "chart-wide": chart("1000x300", "black 90, red 65, blue 30, orange 48, green 15"),
}
"""Two to six bars each."""
