"""What a synthetic picture shows: the values that its drawing and its questions are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
"""From the left and from the top, in pixels of the scene."""

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the scene."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in thousandths of the picture, 0 to 999, as GLM-V writes boxes."""

Region = tuple[int, int]
"""Row and column, 0 to 2 each, of the thirds of the picture: (0, 2) is the top right."""

SHAPES = (
    "circle",
    "square",
    "rectangle",
    "triangle",
    "star",
    "diamond",
    "hexagon",
    "heart",
    "cross",
)
"""Every shape that there is."""

COLOURS = (
    "red",
    "orange",
    "yellow",
    "green",
    "blue",
    "purple",
    "pink",
    "brown",
    "black",
    "white",
    "gray",
)
"""Every colour of a shape, a text or a bar."""

BACKGROUNDS = (
    "white",
    "light gray",
    "black",
    "dark blue",
    "light blue",
    "light yellow",
    "light green",
    "light pink",
    "dark green",
    "red",
    "orange",
    "yellow",
    "green",
    "blue",
    "purple",
    "pink",
    "brown",
    "gray",
    "gradient",
)
"""Every name of a background."""

CELL = 28
"""Pixels of the side of the square that the model sees as one token."""

MIN_CELLS, MAX_CELLS = 112, 144
"""Tokens that the model's processor makes of a picture, whatever its size."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One coloured shape."""

    kind: str
    """One of `SHAPES`."""
    colour: str
    """One of `COLOURS`."""
    size: Literal["small", "large"]
    centre: Point
    radius: float
    """Pixels from the centre to the farthest corner."""
    corners: tuple[Point, ...]
    """The outline, in pixels of the scene; empty for a circle."""
    rgb: Colour
    stroke: float = 0.0
    """Pixels of the outline where the shape is hollow; 0 where it is filled."""
    edge: Colour | None = None
    """The colour of a thin line around a filled shape, if it has one."""

    @property
    def name(self) -> tuple[str, str]:
        """Colour and kind, by which most questions tell shapes apart."""
        return self.colour, self.kind

    @property
    def frame(self) -> Frame:
        """The smallest upright rectangle around the shape."""
        if not self.corners:
            (x, y), r = self.centre, self.radius
            return x - r, y - r, x + r, y + r
        across = [x for x, _ in self.corners]
        down = [y for _, y in self.corners]
        return min(across), min(down), max(across), max(down)


@dataclass(frozen=True, slots=True)
class Letter:
    """One character that is drawn, and where; for the training's hints."""

    character: str
    centre: Point
    height: float
    """Pixels of the font's size."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A short text in one colour and one font."""

    lines: tuple[str, ...]
    colour: str
    rgb: Colour
    font: str
    """The name of the font, as `fonts.font` takes it."""
    size: float
    """Pixels of the font's size; lines are 1.25 times as far apart."""
    corner: Point
    """The top left of the first line."""
    letters: tuple[Letter, ...] = ()

    @property
    def text(self) -> str:
        """The text in one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    colour: str
    rgb: Colour
    value: int
    """Its height, 1 to 100."""
    label: str
    """A capital letter; it is drawn only where the chart has labels."""
    frame: Frame


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart."""

    bars: tuple[Bar, ...]
    """From left to right."""
    area: Frame
    """Where the bars stand: the bottom is the axis, the top is the value 100."""
    has_labels: bool
    """Whether a letter stands under each bar."""
    has_values: bool
    """Whether its value stands above each bar."""
    has_grid: bool
    has_side_axis: bool
    ink: Colour
    font: str
    font_size: float
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What is behind everything."""

    name: str
    """One of `BACKGROUNDS`."""
    rgb: Colour
    other_end: Colour | None = None
    """The colour at the right or at the bottom of a gradient."""
    across: bool = True
    """Whether a gradient runs from left to right rather than down."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that one picture shows."""

    cells: tuple[int, int]
    """Rows and columns of 28 by 28 pixels."""
    background: Background
    shapes: tuple[Shape, ...] = ()
    """In the order of drawing: a later one may cover part of an earlier one."""
    writing: Writing | None = None
    chart: Chart | None = None
    texture: str = ""
    """The name of a pattern that is nothing the model knows; empty for every other scene."""
    grain: float = 0.0
    """Standard deviation of the noise on every colour value of the picture."""

    @property
    def width(self) -> int:
        """Pixels of the scene; a picture of it may be drawn larger or smaller."""
        return self.cells[1] * CELL

    @property
    def height(self) -> int:
        """Pixels of the scene; a picture of it may be drawn larger or smaller."""
        return self.cells[0] * CELL

    def region(self, shape: Shape) -> Region:
        """Return the third of the height and of the width that a shape's centre is in."""
        x, y = shape.centre
        return _third(y / self.height), _third(x / self.width)

    def in_order(self) -> tuple[Shape, ...]:
        """Return the shapes as one reads: by thirds from the top, in each from the left."""
        return tuple(sorted(self.shapes, key=lambda one: (self.region(one)[0], one.centre[0])))

    def box(self, frame: Frame) -> Box:
        """Return a frame in thousandths of the picture."""
        left, top, right, bottom = frame
        return (
            _thousandths(left / self.width),
            _thousandths(top / self.height),
            _thousandths(right / self.width),
            _thousandths(bottom / self.height),
        )


def _third(part: float) -> int:
    return min(2, max(0, int(part * 3)))


def _thousandths(part: float) -> int:
    return max(0, min(999, round(part * 1000)))
