"""Random backgrounds."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.world.colours import ground
from glm4v_tui.demo.world.scene import Background

SHARES = {
    "white": 30,
    "light gray": 10,
    "black": 9,
    "dark blue": 9,
    "light blue": 9,
    "light yellow": 8,
    "light green": 6,
    "light pink": 5,
    "dark green": 7,
    **dict.fromkeys(("red", "yellow", "green", "blue", "gray"), 3),
    **dict.fromkeys(("orange", "purple", "pink", "brown"), 2),
}
"""How often each plain background is taken."""

PALE = ("white", "light gray", "light blue", "light yellow", "light green", "light pink")
"""The ends of gradients."""

GRADIENTS = 0.15


def random_background(chance: Random, *, plain: bool = False) -> Background:
    """Return any background; a plain one is no gradient."""
    if not plain and chance.random() < GRADIENTS:
        return _gradient(chance)
    name = chance.choices(tuple(SHARES), tuple(SHARES.values()))[0]
    return Background(name, ground(name, chance))


def random_grain(chance: Random) -> float:
    """Return the noise of a picture; most have none."""
    return chance.uniform(4, 18) if chance.random() < 0.18 else 0.0


def _gradient(chance: Random) -> Background:
    """Return a gradient between two pale colours that are seen to differ."""
    while True:
        one, other = ground(chance.choice(PALE), chance), ground(chance.choice(PALE), chance)
        if sum(abs(a - b) for a, b in zip(one, other, strict=True)) >= 60:
            return Background("gradient", one, other, across=chance.random() < 0.5)
