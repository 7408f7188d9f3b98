"""Ways in which shapes are arranged in a picture."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from glm4v_tui.demo.world.figures import (
    LARGE,
    SMALL,
    Size,
    Style,
    make,
    moved,
    random_radius,
)
from glm4v_tui.demo.world.room import Room, is_off_borders
from glm4v_tui.demo.world.scene import COLOURS, SHAPES

MOST = 12
"""Shapes of a picture at most."""

Arrange = Callable[[Room, Style, Random], None]


def arrange(room: Room, style: Style, chance: Random) -> None:
    """Fill a room with shapes in one of the ways."""
    chance.choices(_WAYS, _SHARES)[0](room, style, chance)


def add_some(room: Room, style: Style, chance: Random) -> None:
    """Add one to three shapes of any kind."""
    _mixed(room, style, chance, chance.choices((1, 2, 3), (5, 3, 2))[0])


def _nothing(room: Room, style: Style, chance: Random) -> None:
    """Leave a room empty."""


def _single(room: Room, style: Style, chance: Random) -> None:
    very_large = chance.random() < 0.45 and room.most > LARGE[0]
    for colour in chance.sample(COLOURS, len(COLOURS)):
        radius = random_radius(_any_size(chance), room.most, chance)
        if very_large:
            radius = chance.uniform(LARGE[0], room.most)
        shape = make(chance.choice(SHAPES), colour, radius, style, chance)
        if shape and room.place(shape, chance):
            return


def _different(room: Room, style: Style, chance: Random) -> None:
    """Add shapes of different kinds and colours."""
    count = chance.choices((2, 3, 4, 5, 6), (28, 30, 22, 13, 7))[0]
    names = zip(chance.sample(SHAPES, count), chance.sample(COLOURS, count), strict=True)
    for kind, colour in names:
        radius = _radius(room, count, chance)
        _add(room, kind, colour, radius, style, chance)


def _mixed(room: Room, style: Style, chance: Random, count: int = 0) -> None:
    """Add shapes of any kinds and colours."""
    count = count or chance.randint(2, 7)
    for _ in range(count):
        kind, colour = chance.choice(SHAPES), chance.choice(COLOURS)
        _add(room, kind, colour, _radius(room, count, chance), style, chance)


def _few_kinds(room: Room, style: Style, chance: Random) -> None:
    """Add many shapes of one to three kinds and colours."""
    count = chance.randint(4, MOST)
    kinds = chance.sample(SHAPES, chance.randint(1, 3))
    colours = chance.sample(COLOURS, chance.randint(1, 3))
    for _ in range(count):
        kind, colour = chance.choice(kinds), chance.choice(colours)
        _add(room, kind, colour, _radius(room, count, chance), style, chance)


def _alike(room: Room, style: Style, chance: Random) -> None:
    """Add shapes of one kind, in one colour or few, and of like or of any size."""
    count = chance.choices(range(2, MOST + 1), (5, 8, 13, 14, 14, 10, 10, 10, 9, 9, 8))[0]
    kind, colours = chance.choice(SHAPES), chance.sample(COLOURS, chance.choice((1, 1, 1, 2, 3)))
    one_size = _radius(room, count, chance) if chance.random() < 0.6 else 0.0
    for _ in range(count):
        radius = one_size or _radius(room, count, chance)
        _add(room, kind, chance.choice(colours), radius, style, chance)


def _grid(room: Room, style: Style, chance: Random) -> None:
    """Add shapes in exact rows and columns, now and then with a hole."""
    kinds = chance.sample(SHAPES, chance.choice((1, 1, 2, 3)))
    colours = chance.sample(COLOURS, chance.choice((1, 1, 2, 3, 4)))
    holes = 0.08 if chance.random() < 0.4 else 0.0
    for _ in range(12):
        places, cell = _grid_places(room, chance)
        if places:
            break
    else:
        _alike(room, style, chance)
        return
    radius = cell * chance.uniform(0.29, 0.47)
    one = make(kinds[0], colours[0], radius, style, chance) if len(kinds) == 1 else None
    for place in places:
        if len(places) > 2 and chance.random() < holes:
            continue
        shape = one if one and len(colours) == 1 else None
        shape = shape or make(chance.choice(kinds), chance.choice(colours), radius, style, chance)
        if shape:
            room.put(moved(shape, place))


def _grid_places(room: Room, chance: Random) -> tuple[list[tuple[float, float]], float]:
    """Return the centres of a random grid, row by row, and the shorter side of its cells."""
    rows, columns = _grid_size(room, chance)
    width = room.width * chance.uniform(0.45, 1) / columns
    height = room.height * chance.uniform(0.45, 1) / rows
    if chance.random() < 0.4:
        width = height = min(width, height)
    left = chance.uniform(0, room.width - width * columns)
    top = chance.uniform(0, room.height - height * rows)
    across = [left + width * (column + 0.5) for column in range(columns)]
    down = [top + height * (row + 0.5) for row in range(rows)]
    clear = all(is_off_borders(x / room.width) for x in across) and all(
        is_off_borders(y / room.height) for y in down
    )
    if not clear or min(width, height) < 2.2 * SMALL[0]:
        return [], 0.0
    return [(x, y) for y in down for x in across], min(width, height)


def _grid_size(room: Room, chance: Random) -> tuple[int, int]:
    form = chance.random()
    if form < 0.35 or room.height < 100:
        return 1, chance.randint(2, 8)
    if form < 0.55 or room.width < 100:
        return chance.randint(2, 8), 1
    rows, columns = chance.randint(2, 4), chance.randint(2, 6)
    return rows, min(columns, MOST // rows)


def _add(room: Room, kind: str, colour: str, radius: float, style: Style, chance: Random) -> None:
    if len(room.shapes) >= MOST:
        return
    shape = make(kind, colour, radius, style, chance)
    if shape and not room.place(shape, chance) and radius > SMALL[1]:
        smaller = make(kind, colour, random_radius("small", room.most, chance), style, chance)
        if smaller:
            room.place(smaller, chance)


def _radius(room: Room, count: int, chance: Random) -> float:
    """Return a radius; many shapes are more often small ones."""
    large = 0.5 if count <= 5 else 0.3 if count <= 8 else 0.15
    if count == 2 and chance.random() < 0.2 and room.most * 0.75 > LARGE[0]:
        return chance.uniform(LARGE[0], room.most * 0.75)
    return random_radius("large" if chance.random() < large else "small", room.most, chance)


def _any_size(chance: Random) -> Size:
    return "large" if chance.random() < 0.5 else "small"


_WAYS: tuple[Arrange, ...] = (_nothing, _single, _different, _mixed, _few_kinds, _alike, _grid)
_SHARES = (3, 13, 27, 13, 15, 14, 15)
