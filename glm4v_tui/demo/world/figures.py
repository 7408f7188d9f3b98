"""Shapes that have a form, a colour and a size, at any place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from glm4v_tui.demo.world.colours import CONTRAST, FINE_CONTRAST, contrast, shade_on, stands_out
from glm4v_tui.demo.world.outlines import Outline, outline
from glm4v_tui.demo.world.scene import Background, Colour, Point, Shape

Size = Literal["small", "large"]

SMALL = (8.0, 26.0)
"""Least and most radius of small shapes, in pixels."""

LARGE = (31.0, 58.0)
"""The same for large ones; only grids, whose shapes are alike, have radii in between."""

BETWEEN = 28.5
"""The radius from which a shape is called large."""

LEAST = {
    "triangle": 10.0,
    "hexagon": 14.0,
    "star": 11.0,
    "heart": 10.0,
    "cross": 9.0,
    "rectangle": 10.0,
}
"""The smallest radius in which a kind is still told from others, where it is not `SMALL`'s."""

LEAST_HOLLOW = 13.0
"""The smallest radius of an outline that is not filled."""

FINE_FORMS = 20.0
"""Radius below which shapes have simple forms only."""

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Style:
    """How the shapes of a scene are drawn."""

    background: Background
    hollow: float = 0.0
    """The share of shapes that are an outline only."""
    edged: float = 0.1
    """The share of the others that have a thin line around them."""


def make(kind: str, colour: str, radius: float, style: Style, chance: Random) -> Shape | None:
    """Return a shape about the origin, or `None` if its colour does not stand out."""
    hollow = chance.random() < style.hollow
    radius = max(radius, LEAST.get(kind, SMALL[0]), LEAST_HOLLOW if hollow else 0)
    rgb = shade_on(style.background, colour, chance, fine=hollow)
    if rgb is None:
        return None
    edge = None if hollow else _edge(rgb, radius, style, chance)
    form = outline(kind, chance, small=radius < FINE_FORMS or hollow)
    stroke = _stroke(radius, chance) if hollow else 0.0
    return shaped(kind, colour, rgb, radius, form, stroke=stroke, edge=edge)


def shaped(
    kind: str,
    colour: str,
    rgb: Colour,
    radius: float,
    form: Outline,
    *,
    centre: Point = (0.0, 0.0),
    stroke: float = 0.0,
    edge: Colour | None = None,
) -> Shape:
    """Return a shape of a form, which has a radius of 1, about a centre."""
    x, y = centre
    corners = tuple([(x + u * radius, y + v * radius) for u, v in form])
    size: Size = "small" if radius < BETWEEN else "large"
    return Shape(kind, colour, size, centre, radius, corners, rgb, stroke, edge)


def moved(shape: Shape, centre: Point) -> Shape:
    """Return a shape about another centre."""
    right, down = centre[0] - shape.centre[0], centre[1] - shape.centre[1]
    corners = tuple([(x + right, y + down) for x, y in shape.corners])
    return replace(shape, centre=centre, corners=corners)


def random_radius(size: Size, room: float, chance: Random) -> float:
    """Return a radius of small or large shapes; `room` is the most that there is room for."""
    if size == "large" and room > LARGE[0]:
        return chance.uniform(LARGE[0], min(LARGE[1], room))
    low = SMALL[0] if chance.random() < 0.25 else 14.0
    return chance.uniform(low, SMALL[1])


def told_apart(one: Shape, other: Shape) -> bool:
    """Return whether two shapes that overlap are seen as two."""
    fine = one.stroke or other.stroke
    return contrast(one.rgb, other.rgb) >= (FINE_CONTRAST if fine else CONTRAST)


def _stroke(radius: float, chance: Random) -> float:
    if radius < 30:
        return max(2.4, chance.uniform(0.12, 0.22) * radius)
    return chance.uniform(3.2, 7.0)


def _edge(rgb: Colour, radius: float, style: Style, chance: Random) -> Colour | None:
    """Return black or white, whichever differs from the shape, where there is to be an edge."""
    if radius < SMALL[1] * 0.75 or chance.random() >= style.edged:
        return None
    edge = BLACK if sum(rgb) > 250 else WHITE
    return edge if chance.random() < 0.5 or stands_out(edge, style.background) else None
