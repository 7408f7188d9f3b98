"""A chosen part of a picture drawn over it: framed in light and dark, the rest dimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.chat.areas import Area

if TYPE_CHECKING:
    from PIL.Image import Image

DIMMED = 0.4
"""How bright what is left out stays, of one."""

LIGHT, DARK = (255, 220, 0), (0, 0, 0)
"""Colours of the frame, one of which stands out from any picture."""


def outlined(image: Image, seen: Area, chosen: Area, thickness: int) -> Image:
    """Return an image of the area `seen` with the chosen one framed; blocks for milliseconds.

    The frame is `thickness` pixels of the image wide and lies outside of what is chosen.
    """
    from PIL.ImageDraw import Draw

    left, top, right, bottom = _placed(image.size, seen, chosen)
    framed = image.point(lambda value: value * DIMMED)
    drawing = Draw(framed)
    for wide, colour in ((thickness + max(1, thickness // 4), DARK), (thickness, LIGHT)):
        drawing.rectangle((left - wide, top - wide, right + wide - 1, bottom + wide - 1), colour)
    inside = (max(0, left), max(0, top), min(image.width, right), min(image.height, bottom))
    if inside[0] < inside[2] and inside[1] < inside[3]:
        framed.paste(image.crop(inside), inside)
    return framed


def _placed(size: tuple[int, int], seen: Area, chosen: Area) -> tuple[int, int, int, int]:
    """Return the edges of the chosen area in pixels of the image."""
    across, down = size[0] / seen.width, size[1] / seen.height
    left, top, right, bottom = chosen.edges
    return (
        round((left - seen.left) * across),
        round((top - seen.top) * down),
        max(round((right - seen.left) * across), round((left - seen.left) * across) + 1),
        max(round((bottom - seen.top) * down), round((top - seen.top) * down) + 1),
    )
