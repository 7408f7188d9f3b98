"""Random scenes of every kind."""

from __future__ import annotations

from random import Random
from typing import Literal

from glm4v_tui.demo.world.arrangements import add_some, arrange
from glm4v_tui.demo.world.backgrounds import random_background, random_grain
from glm4v_tui.demo.world.charts import random_chart
from glm4v_tui.demo.world.figures import Style
from glm4v_tui.demo.world.fonts import TAUGHT, Fonts
from glm4v_tui.demo.world.room import Room
from glm4v_tui.demo.world.scene import MAX_CELLS, MIN_CELLS, Background, Scene
from glm4v_tui.demo.world.textures import TEXTURES
from glm4v_tui.demo.world.writings import frame_of, random_writing

Kind = Literal["shapes", "writing", "chart", "texture"]

KINDS: dict[Kind, float] = {"shapes": 0.54, "writing": 0.30, "chart": 0.12, "texture": 0.04}
"""How often each kind of scene is composed."""

CELLS = tuple(
    (rows, columns)
    for rows in range(2, MAX_CELLS // 2 + 1)
    for columns in range(2, MAX_CELLS // 2 + 1)
    if MIN_CELLS <= rows * columns <= MAX_CELLS
)
"""Every size of a scene, as rows and columns."""

SQUARE = (12, 12)
USUAL = tuple(each for each in CELLS if max(each) / min(each) <= 3.4)
THIN = tuple(each for each in CELLS if max(each) / min(each) > 3.4)

LEAST_CHART = 6
"""The fewest rows and columns of a chart, unless it is asked for in another size."""

HOLLOW, OVERLAPPING, CROWDED = 0.19, 0.26, 0.25
"""The share of scenes in which shapes may be outlines, may overlap, or stand close together."""


def random_cells(chance: Random) -> tuple[int, int]:
    """Return the size of a scene; a few are thin strips."""
    form = chance.random()
    if form < 0.2:
        return SQUARE
    if form < 0.92:
        return chance.choice(USUAL)
    narrow = chance.randint(2, min(THIN[-1][0], 6))
    return chance.choice([each for each in THIN if min(each) == narrow] or THIN)


def compose(
    chance: Random,
    kind: Kind | None = None,
    cells: tuple[int, int] | None = None,
    fonts: Fonts = TAUGHT,
    unseen_words: bool = False,
) -> Scene:
    """Return a random scene; its words are taught ones, or only such as are never taught."""
    kind = kind or chance.choices(tuple(KINDS), tuple(KINDS.values()))[0]
    if kind == "writing":
        return _writing(chance, cells or random_cells(chance), fonts, unseen_words)
    if kind == "chart":
        return _chart(chance, cells or _chart_cells(chance), fonts)
    if kind == "texture":
        return _texture(chance, cells or random_cells(chance))
    return _shapes(chance, cells or random_cells(chance))


def _shapes(chance: Random, cells: tuple[int, int]) -> Scene:
    style = _style(chance)
    gap = chance.choice((1.5, 3.0, 5.0, 8.0))
    overlapping = chance.random() < OVERLAPPING
    crowded = 0.6 if overlapping or chance.random() < CROWDED else 0.0
    room = Room(cells, gap=gap, overlapping=overlapping, crowded=crowded)
    arrange(room, style, chance)
    return Scene(cells, style.background, shapes=tuple(room.shapes), grain=random_grain(chance))


def _writing(chance: Random, cells: tuple[int, int], fonts: Fonts, unseen_words: bool) -> Scene:
    style = _style(chance)
    writing = random_writing(cells, style.background, chance, fonts, unseen_words)
    room = Room(cells, gap=5.0, taken=(frame_of(writing),))
    if chance.random() < 0.3:
        add_some(room, style, chance)
    return Scene(
        cells,
        style.background,
        shapes=tuple(room.shapes),
        writing=writing,
        grain=random_grain(chance),
    )


def _chart(chance: Random, cells: tuple[int, int], fonts: Fonts) -> Scene:
    background = random_background(chance, plain=chance.random() < 0.6)
    chart = random_chart(cells, background, chance, fonts)
    return Scene(cells, background, chart=chart, grain=random_grain(chance))


def _texture(chance: Random, cells: tuple[int, int]) -> Scene:
    grain = 8.0 if chance.random() < 0.3 else 0.0
    behind = Background("gradient", (128, 128, 128))
    return Scene(cells, behind, texture=chance.choice(tuple(TEXTURES)), grain=grain)


def _style(chance: Random) -> Style:
    hollow = chance.choice((0.4, 1.0)) if chance.random() < HOLLOW else 0.0
    return Style(random_background(chance), hollow)


def _chart_cells(chance: Random) -> tuple[int, int]:
    while min(cells := random_cells(chance)) < LEAST_CHART:
        continue
    return cells
