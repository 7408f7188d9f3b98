"""Random bar charts, and the texts that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from glm4v_tui.demo.world.colours import shade_on
from glm4v_tui.demo.world.fonts import Fonts, font
from glm4v_tui.demo.world.scene import (
    CELL,
    COLOURS,
    Background,
    Bar,
    Chart,
    Colour,
    Frame,
    Letter,
    Point,
)
from glm4v_tui.demo.world.writings import row_of_letters

LABELS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DARK_INK: Colour = (25, 25, 25)
LIGHT_INK: Colour = (235, 235, 235)

LEAST_DIFFERENCE = 5
"""How much two values of a chart differ at least."""

FONT_SIZES = (15, 24)
MARGIN = 5
SCALE = ("0", "50", "100")
"""What stands beside the side axis of a chart that has a grid as well."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A text of a chart; `anchor` is Pillow's name of the point that is at `place`."""

    text: str
    place: Point
    anchor: str


def random_chart(
    cells: tuple[int, int], background: Background, chance: Random, fonts: Fonts
) -> Chart:
    """Return a chart that fills most of a picture."""
    height, width = cells[0] * CELL, cells[1] * CELL
    colours = _colours(background, chance, most=max(2, min(6, int(width / 26))))
    roomy = height >= 150 and width / len(colours) >= 44
    chart = Chart(
        bars=(),
        area=(0, 0, width, height),
        has_labels=roomy and chance.random() < 0.5,
        has_values=roomy and chance.random() < 0.6,
        has_grid=chance.random() < 0.4,
        has_side_axis=chance.random() < 0.65,
        ink=LIGHT_INK if sum(background.rgb) < 300 else DARK_INK,
        font=chance.choice(fonts.names),
        font_size=chance.randint(*FONT_SIZES),
    )
    if not roomy and chart.has_grid:
        chart = replace(chart, has_side_axis=False)
    chart = replace(chart, area=_area(chart, width, height, chance))
    chart = replace(chart, bars=_bars(chart.area, colours, chance))
    return with_letters(_with_fitting_texts(chart))


def with_letters(chart: Chart) -> Chart:
    """Return a chart with the places of the letters of all its texts."""
    return replace(chart, letters=tuple(letters_of(chart)))


def captions(chart: Chart) -> Iterator[Caption]:
    """Return every text that stands in a chart."""
    left, top, _, bottom = chart.area
    for bar in chart.bars:
        middle = (bar.frame[0] + bar.frame[2]) / 2
        if chart.has_values:
            yield Caption(str(bar.value), (middle, bar.frame[1] - 2), "mb")
        if chart.has_labels:
            yield Caption(bar.label, (middle, bottom + 4), "mt")
    if chart.has_grid and chart.has_side_axis:
        for at, text in enumerate(SCALE):
            yield Caption(text, (left - 5, bottom + (top - bottom) * at / 2), "rm")


def letters_of(chart: Chart) -> Iterator[Letter]:
    """Return the letters of all texts of a chart."""
    for caption in captions(chart):
        left, top, _, bottom = frame_of(caption, chart)
        yield from row_of_letters(
            caption.text, chart.font, chart.font_size, (left, (top + bottom) / 2)
        )


def frame_of(caption: Caption, chart: Chart) -> Frame:
    """Return the frame around the ink of a text."""
    used = font(chart.font, round(chart.font_size))
    left, top, right, bottom = used.getbbox(caption.text, anchor=caption.anchor)
    x, y = caption.place
    return x + left, y + top, x + right, y + bottom


def _area(chart: Chart, width: int, height: int, chance: Random) -> Frame:
    """Return where the bars stand, with room for the texts around."""
    text = chart.font_size * 1.15
    above = max(MARGIN, height * chance.uniform(0.03, 0.16))
    below = max(MARGIN, height * chance.uniform(0.03, 0.13))
    before = width * chance.uniform(0.03, 0.13)
    if chart.has_values:
        above = max(above, text + MARGIN)
    if chart.has_labels:
        below = max(below, text + MARGIN + 3)
    if chart.has_grid and chart.has_side_axis:
        widest = font(chart.font, round(chart.font_size)).getlength(SCALE[-1])
        before, above = max(before, widest * 1.03 + 10), max(above, text / 2 + MARGIN)
        below = max(below, text / 2 + MARGIN)
    return before, above, width * chance.uniform(0.88, 0.975), height - below


def _bars(area: Frame, colours: list[tuple[str, Colour]], chance: Random) -> tuple[Bar, ...]:
    left, top, right, bottom = area
    step = (right - left) / len(colours)
    thick = 1.0 if chance.random() < 0.12 else chance.uniform(0.35, 0.9)
    labels = _labels(len(colours), chance)
    values = _values(len(colours), chance)
    bars = []
    for at, ((colour, rgb), value, label) in enumerate(zip(colours, values, labels, strict=True)):
        middle, half = left + step * (at + 0.5), step * thick / 2
        frame = (middle - half, bottom - (bottom - top) * value / 100, middle + half, bottom)
        bars.append(Bar(colour, rgb, value, label, frame))
    return tuple(bars)


def _with_fitting_texts(chart: Chart) -> Chart:
    """Return a chart whose values are not wider than the place of their bar."""
    left, _, right, _ = chart.area
    step = (right - left) / len(chart.bars)
    widest = max(
        font(chart.font, round(chart.font_size)).getlength(str(bar.value)) for bar in chart.bars
    )
    return chart if widest <= step - 4 else replace(chart, has_values=False)


def _colours(background: Background, chance: Random, most: int) -> list[tuple[str, Colour]]:
    """Return as many colours as there are bars."""
    count = min(most, chance.choices((2, 3, 4, 5, 6), (10, 24, 28, 22, 16))[0])
    shades = [
        (name, shade_on(background, name, chance)) for name in chance.sample(COLOURS, len(COLOURS))
    ]
    return [(name, rgb) for name, rgb in shades if rgb][:count]


def _values(count: int, chance: Random) -> list[int]:
    lowest = chance.choice((1, 5, 10, 20))
    while True:
        values = [chance.randint(lowest, 100) for _ in range(count)]
        if chance.random() < 0.2:
            values = [max(5, round(value, -1)) for value in values]
        in_order = sorted(values)
        steps = [high - low for low, high in pairwise(in_order)]
        if min(steps, default=LEAST_DIFFERENCE) >= LEAST_DIFFERENCE:
            return values


def _labels(count: int, chance: Random) -> list[str]:
    return list("ABCDEF"[:count]) if chance.random() < 0.5 else chance.sample(LABELS, count)
