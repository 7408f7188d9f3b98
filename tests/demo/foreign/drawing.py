"""A finished picture together with what is truly in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL.Image import Image

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A shape in a picture, as a person would name it."""

    colour: str
    shape: str
    box: Box


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, the shapes in it, and the kind of file that it is kept in."""

    image: Image
    things: tuple[Thing, ...] = ()
    suffix: str = ".png"

    def save(self, directory: Path, name: str) -> Path:
        """Write the picture to a directory and return its file."""
        path = directory / f"{name}{self.suffix}"
        self.image.save(path, quality=88)
        return path

    def named(self, colour: str, shape: str) -> tuple[Thing, ...]:
        """Return the things of a colour and a shape; an empty word means any."""
        return tuple(
            thing
            for thing in self.things
            if colour in ("", thing.colour) and shape in ("", thing.shape)
        )
