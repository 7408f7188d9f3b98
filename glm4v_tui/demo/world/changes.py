"""Scenes in which one shape is not as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from glm4v_tui.demo.world.arrangements import MOST
from glm4v_tui.demo.world.colours import shade_on
from glm4v_tui.demo.world.figures import FINE_FORMS, LEAST, Size, Style, make, random_radius, shaped
from glm4v_tui.demo.world.outlines import outline
from glm4v_tui.demo.world.room import Room
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene, Shape
from glm4v_tui.demo.world.writings import frame_of

ChangeKind = Literal["none", "added", "removed", "recoloured", "reshaped"]

KINDS: dict[ChangeKind, int] = {
    "none": 14,
    "added": 20,
    "removed": 20,
    "recoloured": 26,
    "reshaped": 20,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in the second of two scenes."""

    kind: ChangeKind
    before: Shape | None = None
    """The shape in the first scene, unless it was added."""
    after: Shape | None = None
    """The shape in the second scene, unless it was removed."""


NONE = Change("none")


def changed(scene: Scene, chance: Random) -> tuple[Scene, Change]:
    """Return a scene with one shape changed, if that can be told clearly, and the change."""
    for _ in range(6):
        kind = chance.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        if kind == "none":
            break
        change = _added(scene, chance) if kind == "added" else _altered(scene, kind, chance)
        if change:
            return _applied(scene, change), change
    return scene, NONE


def _applied(scene: Scene, change: Change) -> Scene:
    """Return a scene after a change."""
    shapes = [change.after if one == change.before else one for one in scene.shapes]
    if change.before is None:
        shapes.append(change.after)
    return replace(scene, shapes=tuple(one for one in shapes if one))


def _altered(scene: Scene, kind: ChangeKind, chance: Random) -> Change | None:
    """Return a change of a shape that its name tells from all others."""
    names = [shape.name for shape in scene.shapes]
    known = [shape for shape in scene.shapes if names.count(shape.name) == 1]
    if not known:
        return None
    before = chance.choice(known)
    if kind == "removed":
        return Change(kind, before)
    after = (
        _recoloured(scene, before, chance) if kind == "recoloured" else _reshaped(before, chance)
    )
    if after is None or after.name in names or not _fits(scene, before, after):
        return None
    return Change(kind, before, after)


def _recoloured(scene: Scene, shape: Shape, chance: Random) -> Shape | None:
    colour = chance.choice([each for each in COLOURS if each != shape.colour])
    rgb = shade_on(scene.background, colour, chance, fine=shape.stroke > 0)
    return replace(shape, colour=colour, rgb=rgb, edge=None) if rgb else None


def _reshaped(shape: Shape, chance: Random) -> Shape | None:
    kinds = [each for each in SHAPES if each != shape.kind and LEAST.get(each, 0) <= shape.radius]
    kind = chance.choice(kinds)
    form = outline(kind, chance, small=shape.radius < FINE_FORMS or shape.stroke > 0)
    return shaped(
        kind,
        shape.colour,
        shape.rgb,
        shape.radius,
        form,
        centre=shape.centre,
        stroke=shape.stroke,
        edge=shape.edge,
    )


def _added(scene: Scene, chance: Random) -> Change | None:
    """Return a new shape that is not called like any other."""
    kind, colour = chance.choice(SHAPES), chance.choice(COLOURS)
    if len(scene.shapes) >= MOST or (colour, kind) in {shape.name for shape in scene.shapes}:
        return None
    room = _room(scene)
    for one in scene.shapes:
        room.put(one)
    size: Size = chance.choice(scene.shapes).size if scene.shapes else "large"
    hollow = 1.0 if scene.shapes and scene.shapes[0].stroke else 0.0
    style = Style(scene.background, hollow)
    shape = make(kind, colour, random_radius(size, room.most, chance), style, chance)
    if shape and room.place(shape, chance) and len(room.shapes) == len(scene.shapes) + 1:
        return Change("added", after=room.shapes[-1])
    return None


def _fits(scene: Scene, before: Shape, after: Shape) -> bool:
    """Return whether there is room for a shape in the place of another."""
    room = _room(scene)
    return all(room.put(after if shape == before else shape) for shape in scene.shapes)


def _room(scene: Scene) -> Room:
    taken = (frame_of(scene.writing),) if scene.writing else ()
    return Room(scene.cells, gap=0.5, taken=taken, overlapping=True)
