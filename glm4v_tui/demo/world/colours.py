"""What each colour's name stands for, and which colours are told apart."""

from __future__ import annotations

from colorsys import hsv_to_rgb, rgb_to_hsv
from math import sqrt
from random import Random
from typing import NamedTuple

from glm4v_tui.demo.world.scene import Background, Colour

CONTRAST = 130.0
"""Distance, as `contrast` measures it, from which a filled shape stands out."""

FINE_CONTRAST = 190.0
"""The same for what is thin: outlines and letters."""

BRIGHTNESS = 35.0
"""How much brighter or darker, 0 to 255, such a thin thing is than what is behind it."""


class Range(NamedTuple):
    """Colours of like hue (degrees), saturation and value (0 to 1); low and high ends."""

    hue: tuple[float, float]
    saturation: tuple[float, float]
    value: tuple[float, float]
    weight: float = 1.0

    def pick(self, chance: Random) -> Colour:
        """Return any colour of the range."""
        hue, saturation, value = (chance.uniform(*ends) for ends in self[:3])
        red, green, blue = hsv_to_rgb(hue % 360 / 360, saturation, value)
        return round(red * 255), round(green * 255), round(blue * 255)

    def has(self, colour: Colour) -> bool:
        """Return whether a colour is in the range, but for rounding."""
        hue, saturation, value = rgb_to_hsv(*(part / 255 for part in colour))
        step = 1 / 255
        slack = min(360.0, 60 * step / max(step, saturation * value))
        low, high = self.hue
        return (
            (hue * 360 - low + slack) % 360 <= high - low + 2 * slack
            and _within(saturation, self.saturation, step / max(step, value))
            and _within(value, self.value, step)
        )


def _within(number: float, ends: tuple[float, float], slack: float) -> bool:
    return ends[0] - slack <= number <= ends[1] + slack


def _plain(*value: float) -> Range:
    return Range((0, 360), (0, 0.03), (value[0], value[1]))


SHADES: dict[str, tuple[Range, ...]] = {
    "red": (
        Range((-7, 7), (0.78, 1), (0.75, 1), 0.8),
        Range((-13, -7), (0.86, 1), (0.78, 1), 0.2),
    ),
    "orange": (Range((24, 39.5), (0.86, 1), (0.92, 1)),),
    "yellow": (Range((50, 61), (0.75, 1), (0.9, 1)),),
    "green": (
        Range((95, 148), (0.6, 1), (0.42, 0.92), 0.85),
        Range((108, 140), (0.7, 1), (0.92, 1), 0.15),
    ),
    "blue": (
        Range((206, 242), (0.62, 1), (0.56, 1), 0.85),
        Range((194, 206), (0.85, 1), (0.9, 1), 0.08),
        Range((228, 242), (0.85, 1), (0.5, 0.56), 0.07),
    ),
    "purple": (
        Range((270, 302), (0.55, 1), (0.42, 0.75), 0.85),
        Range((270, 284), (0.6, 1), (0.75, 0.9), 0.15),
    ),
    "pink": (
        Range((325, 352), (0.24, 0.62), (0.95, 1), 0.85),
        Range((322, 334), (0.62, 0.95), (0.95, 1), 0.15),
    ),
    "brown": (
        Range((16, 30), (0.62, 0.9), (0.36, 0.58), 0.85),
        Range((18, 27), (0.65, 0.8), (0.58, 0.64), 0.08),
        Range((-2, 16), (0.6, 0.76), (0.42, 0.65), 0.07),
    ),
    "black": (_plain(0, 0.12),),
    "white": (_plain(0.95, 1),),
    "gray": (_plain(0.4, 0.68),),
}
"""Where each of `COLOURS` is, as most people and the common names of the web have it."""

GROUNDS: dict[str, tuple[Range, ...]] = {
    "white": (_plain(0.95, 1),),
    "light gray": (_plain(0.78, 0.88),),
    "black": (_plain(0, 0.1),),
    "dark blue": (Range((215, 242), (0.7, 1), (0.18, 0.55)),),
    "light blue": (Range((190, 215), (0.15, 0.34), (0.9, 1)),),
    "light yellow": (Range((45, 60), (0.12, 0.3), (0.95, 1)),),
    "light green": (Range((90, 140), (0.12, 0.4), (0.9, 1)),),
    "light pink": (Range((330, 355), (0.07, 0.29), (0.96, 1)),),
    "dark green": (Range((110, 150), (0.6, 1), (0.15, 0.4)),),
    "red": SHADES["red"],
    "orange": SHADES["orange"],
    "yellow": SHADES["yellow"],
    "green": (Range((95, 148), (0.6, 1), (0.52, 0.95)),),
    "blue": (Range((206, 242), (0.62, 1), (0.68, 1)),),
    "purple": SHADES["purple"],
    "pink": (Range((325, 352), (0.4, 0.8), (0.95, 1)),),
    "brown": SHADES["brown"],
    "gray": (_plain(0.42, 0.66),),
}
"""Where each of `BACKGROUNDS` but the gradient is."""


def shade(name: str, chance: Random) -> Colour:
    """Return any colour that is called by one of the names in `COLOURS`."""
    return _pick(SHADES[name], chance)


def ground(name: str, chance: Random) -> Colour:
    """Return any colour of a background that is called by this name."""
    return _pick(GROUNDS[name], chance)


def is_shade(name: str, colour: Colour) -> bool:
    """Return whether a colour is called by a name."""
    return any(each.has(colour) for each in SHADES[name])


def contrast(one: Colour, other: Colour) -> float:
    """Return how different two colours look, 0 to 765: the weighted distance "redmean"."""
    mean = (one[0] + other[0]) / 2
    red, green, blue = one[0] - other[0], one[1] - other[1], one[2] - other[2]
    return sqrt(
        (2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue
    )


def parts_of(background: Background) -> tuple[Colour, ...]:
    """Return the colours that something on a background has to stand out from."""
    one, other = background.rgb, background.other_end
    if other is None:
        return (one,)
    middle = ((one[0] + other[0]) // 2, (one[1] + other[1]) // 2, (one[2] + other[2]) // 2)
    return one, middle, other


def is_readable(colour: Colour, background: Background) -> bool:
    """Return whether thin lines and letters of a colour are seen clearly on a background."""
    return all(
        contrast(colour, part) >= FINE_CONTRAST
        and abs(_brightness(colour) - _brightness(part)) >= BRIGHTNESS
        for part in parts_of(background)
    )


def _brightness(colour: Colour) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def stands_out(colour: Colour, background: Background) -> bool:
    """Return whether a filled shape of a colour is told from a background wherever it is."""
    return all(contrast(colour, part) >= CONTRAST for part in parts_of(background))


def shade_on(
    background: Background, name: str, chance: Random, fine: bool = False
) -> Colour | None:
    """Return a colour of this name that stands out, for fine things or others, if one is found."""
    seen = is_readable if fine else stands_out
    for _ in range(4):
        if seen(colour := shade(name, chance), background):
            return colour
    return None


def _pick(ranges: tuple[Range, ...], chance: Random) -> Colour:
    if len(ranges) == 1:
        return ranges[0].pick(chance)
    return chance.choices(ranges, [each.weight for each in ranges])[0].pick(chance)
