"""The shapes that a few words pick out, and words that pick out one shape alone."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from glm4v_tui.demo.lessons.wording import PLACES, plural
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Region, Scene, Shape

_NOUNS = ("shape", "shape", "object", "figure", "thing", "item", "one")
_SIZES = {"large": ("large", "big"), "small": ("small", "little")}
_CORNERS: tuple[Region, ...] = ((0, 0), (0, 2), (2, 0), (2, 2))


@dataclass(frozen=True, slots=True)
class Group:
    """The shapes of a scene that have a size, a colour and a kind, where those are given."""

    one: str
    """What one of them is called, such as red circle."""
    many: str
    members: tuple[Shape, ...]
    """In reading order."""


def select(scene: Scene, colour: str = "", kind: str = "", size: str = "") -> Group:
    """Return the group of the shapes with some of these features."""
    front = " ".join(filter(None, (size, colour)))
    members = tuple(
        one
        for one in scene.in_order()
        if (not colour or one.colour == colour)
        and (not kind or one.kind == kind)
        and (not size or one.size == size)
    )
    many = f"{front} {plural(kind or 'shape')}".strip()
    return Group(f"{front} {kind or 'shape'}".strip(), many, members)


def any_group(scene: Scene, chance: Random, present: float = 0.85) -> Group:
    """Return a random group, whose features mostly are those of a shape that is there."""
    colour, kind, size = chance.choice(COLOURS), chance.choice(SHAPES), "small"
    if scene.shapes and chance.random() < present:
        one = chance.choice(scene.shapes)
        colour, kind, size = one.colour, one.kind, one.size
        if chance.random() < 0.15:
            kind = chance.choice(scene.shapes).kind
    mode = chance.choice(("ck", "ck", "c", "c", "k", "k", "k", "sk", "s", "sc"))
    return select(
        scene,
        colour if "c" in mode else "",
        kind if "k" in mode else "",
        size if "s" in mode else "",
    )


def absent(scene: Scene, chance: Random, features: str = "ck") -> Group:
    """Return a group with no members that shares one feature with a shape that is there."""
    while True:
        colour, kind = chance.choice(COLOURS), chance.choice(SHAPES)
        if scene.shapes and chance.random() < 0.6 and features == "ck":
            near = chance.choice(scene.shapes)
            colour, kind = chance.choice(((near.colour, kind), (colour, near.kind)))
        group = select(scene, colour if "c" in features else "", kind if "k" in features else "")
        if not group.members:
            return group


def absent_group(scene: Scene, chance: Random) -> Group:
    """Return a group with no members, by colour, by kind or by both."""
    kinds, colours = ({getattr(one, name) for one in scene.shapes} for name in ("kind", "colour"))
    features = ["ck", "ck"] + ["k"] * (len(kinds) < 8) + ["c"] * (len(colours) < 10)
    return absent(scene, chance, chance.choice(features))


def unique(scene: Scene) -> list[Shape]:
    """Return the shapes whose colour and kind no other shape has."""
    names = [one.name for one in scene.shapes]
    return [one for one in scene.shapes if names.count(one.name) == 1]


def reference(scene: Scene, shape: Shape, chance: Random) -> str | None:
    """Return words that pick out this shape alone, or `None` if there are none."""
    options = [*_without_colour(scene, shape), *_with_colour(scene, shape)]
    return chance.choice(options) if options else None


def colourless(scene: Scene, shape: Shape, chance: Random) -> str | None:
    """Return words without a colour that pick out this shape alone."""
    options = _without_colour(scene, shape)
    return chance.choice(options) if options else None


def shapeless(scene: Scene, shape: Shape, chance: Random) -> str | None:
    """Return words without a kind that pick out this shape alone."""
    options = [f"{shape.colour} shape"] * 3 if _alone(scene, shape, "colour") else []
    if not options and _alone(scene, shape, "colour", "size"):
        options.append(f"{shape.size} {shape.colour} shape")
    if (corner := _corner(scene, shape)) and _alone_in_corner(scene, shape):
        options.append(f"shape {corner}")
    return chance.choice(options) if options else None


def varied(words: str, chance: Random) -> str:
    """Return words of an answer as a question may put them."""
    for size, others in _SIZES.items():
        if size in words:
            words = words.replace(size, chance.choice(others))
    if "shape" not in words or words in ("shape", "shapes"):
        return words
    return words.replace("shape", chance.choice(_NOUNS))


def _without_colour(scene: Scene, shape: Shape) -> list[str]:
    if _alone(scene, shape, "kind"):
        return [shape.kind] * 3
    options = []
    if _alone(scene, shape, "kind", "size"):
        options.append(f"{shape.size} {shape.kind}")
    if corner := _corner(scene, shape):
        if _alone_in_corner(scene, shape, shape.kind):
            options.append(f"{shape.kind} {corner}")
        if _alone_in_corner(scene, shape):
            options.append(f"shape {corner}")
    return options


def _with_colour(scene: Scene, shape: Shape) -> list[str]:
    options = [f"{shape.colour} {shape.kind}"] * 3 if _alone(scene, shape, "colour", "kind") else []
    if _alone(scene, shape, "colour"):
        options += [f"{shape.colour} shape"] * 2
    if not options and _alone(scene, shape, "colour", "kind", "size"):
        options.append(f"{shape.size} {shape.colour} {shape.kind}")
    return options


def _alone(scene: Scene, shape: Shape, *features: str) -> bool:
    own = [getattr(shape, feature) for feature in features]
    return not any(
        one is not shape and [getattr(one, feature) for feature in features] == own
        for one in scene.shapes
    )


def _corner(scene: Scene, shape: Shape) -> str:
    """Return the corner that a shape is in, or nothing."""
    region = scene.region(shape)
    return PLACES[region] if region in _CORNERS and inside(scene, shape) else ""


def _alone_in_corner(scene: Scene, shape: Shape, kind: str = "") -> bool:
    region = scene.region(shape)
    return not any(
        one is not shape and scene.region(one) == region and (not kind or one.kind == kind)
        for one in scene.shapes
    )


def inside(scene: Scene, shape: Shape, margin: float = 0.015) -> bool:
    """Return whether a shape's centre is clearly in one ninth of the picture."""
    across, down = shape.centre[0] / scene.width, shape.centre[1] / scene.height
    return all(abs(part - third) > margin for part in (across, down) for third in (1 / 3, 2 / 3))
