"""Draws scenes as they are, in any scale."""

from __future__ import annotations

from random import Random

import numpy as np
from PIL import Image, ImageDraw

from glm4v_tui.demo.world.charts import captions
from glm4v_tui.demo.world.colours import contrast
from glm4v_tui.demo.world.fonts import font
from glm4v_tui.demo.world.scene import Background, Chart, Colour, Point, Scene, Shape, Writing
from glm4v_tui.demo.world.textures import draw_texture
from glm4v_tui.demo.world.writings import LINE

Pen = ImageDraw.ImageDraw


def draw_scene(scene: Scene, scale: float, chance: Random, edged_bars: bool = False) -> Image.Image:
    """Draw a scene so many times as large; `chance` is for the pattern of a texture."""
    size = (round(scene.width * scale), round(scene.height * scale))
    if scene.texture:
        return draw_texture(scene.texture, size, chance)
    picture = _ground(scene.background, size)
    pen = ImageDraw.Draw(picture)
    if scene.chart:
        _draw_chart(pen, scene.chart, scale, edged_bars)
    for shape in scene.shapes:
        _draw_shape(pen, shape, scale)
    if scene.writing:
        _draw_writing(pen, scene.writing, scale)
    return picture


def _ground(background: Background, size: tuple[int, int]) -> Image.Image:
    if background.other_end is None:
        return Image.new("RGB", size, background.rgb)
    ends = np.array((background.rgb, background.other_end), np.float32)
    part = np.linspace(0, 1, size[0 if background.across else 1], dtype=np.float32)[:, None]
    colours = (ends[0] * (1 - part) + ends[1] * part + 0.5).astype(np.uint8)
    line = colours[None] if background.across else colours[:, None]
    return Image.fromarray(line).resize(size, Image.Resampling.NEAREST)


def _draw_shape(pen: Pen, shape: Shape, scale: float) -> None:
    if shape.stroke:
        _draw_outline(pen, shape, scale)
        return
    width = max(1, round(2 * scale))
    if not shape.corners:
        frame = [each * scale for each in shape.frame]
        pen.ellipse(frame, fill=shape.rgb, outline=shape.edge, width=width)
        return
    corners = [(x * scale, y * scale) for x, y in shape.corners]
    pen.polygon(corners, fill=shape.rgb)
    if shape.edge:
        pen.line([*corners, *corners[:2]], fill=shape.edge, width=width, joint="curve")


def _draw_outline(pen: Pen, shape: Shape, scale: float) -> None:
    """Draw a hollow shape; the line is inside of its frame."""
    width = max(1, round(shape.stroke * scale))
    if not shape.corners:
        pen.ellipse([each * scale for each in shape.frame], outline=shape.rgb, width=width)
        return
    (x, y), inner = shape.centre, 1 - 0.6 * shape.stroke / shape.radius
    corners: list[Point] = [
        ((x + (u - x) * inner) * scale, (y + (v - y) * inner) * scale) for u, v in shape.corners
    ]
    pen.line([*corners, *corners[:2]], fill=shape.rgb, width=width, joint="curve")


def _draw_writing(pen: Pen, writing: Writing, scale: float) -> None:
    used = font(writing.font, round(writing.size * scale))
    x, y = writing.corner
    for line, text in enumerate(writing.lines):
        place = (x * scale, (y + line * writing.size * LINE) * scale)
        pen.text(place, text, fill=writing.rgb, font=used)


def _draw_chart(pen: Pen, chart: Chart, scale: float, edged: bool) -> None:
    left, top, right, bottom = (each * scale for each in chart.area)
    width = max(1, round(1.5 * scale))
    if chart.has_grid:
        for part in range(1, 5):
            y = bottom + (top - bottom) * part / 4
            pen.line((left, y, right, y), fill=_faint(chart.ink), width=max(1, width - 1))
    for bar in chart.bars:
        frame = [each * scale for each in bar.frame]
        frame[3] = max(frame[3], frame[1])
        edge = chart.ink if edged and contrast(chart.ink, bar.rgb) > 60 else None
        pen.rectangle(frame, fill=bar.rgb, outline=edge, width=width)
    pen.line((left, bottom, right, bottom), fill=chart.ink, width=width)
    if chart.has_side_axis:
        pen.line((left, bottom, left, top), fill=chart.ink, width=width)
    used = font(chart.font, round(chart.font_size * scale))
    for text in captions(chart):
        place = (text.place[0] * scale, text.place[1] * scale)
        pen.text(place, text.text, fill=chart.ink, font=used, anchor=text.anchor)


def _faint(ink: Colour) -> Colour:
    return (110, 110, 110) if sum(ink) > 380 else (195, 195, 195)
