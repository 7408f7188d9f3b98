"""Pages and frames that were chosen, and the pictures that are made of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.chat.areas import Size
from glm4v_tui.chat.choosing import ChoiceError, chosen_pages, chosen_times
from glm4v_tui.chat.clock import clock
from glm4v_tui.chat.conversation import Excerpt, Picture
from glm4v_tui.chat.cutting import write_part
from glm4v_tui.chat.details import Details
from glm4v_tui.chat.documents import Glance
from glm4v_tui.chat.reader.request import fitted

SIDES = (448, 672, 896, 1120, 1400, 1680, 2240)
"""Pixels that the longer side of a page or frame may have for a model, finer and finer."""

PAGE_SIDE, FRAME_SIDE = 1680, 1120
"""Those with which one begins: small print is legible, and frames are many."""

_MOST = 8
"""Pages or frames that are offered at first, where a model takes any number."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A page or a moment that is meant."""

    name: str
    """What is added to the document's name: `p. 3` or `0:12`."""
    size: Size
    """Pixels that its picture will have."""
    page: int = 0
    """The page, from 0."""
    seconds: float | None = None
    """The moment in a video."""


def chosen(text: str, found: Details, side: int) -> tuple[Chosen, ...]:
    """Return what is meant by a text, in pictures of this longer side at most.

    Raises:
        ChoiceError: the text says nothing that there is.
    """
    box = side, side
    if found.sizes:
        pages = chosen_pages(text, found.frames)
        if hidden := next((page for page in pages if found.sizes[page] == (0, 0)), None):
            raise ChoiceError(f"Page {hidden + 1} has a shape that no model takes.")
        return tuple(
            Chosen(found.leaf(page), fitted(found.sizes[page], box), page) for page in pages
        )
    size = fitted(found.size, box)
    moments = chosen_times(text, found.seconds)
    return tuple(Chosen(clock(moment), size, seconds=moment) for moment in moments)


def offered(found: Details, most: int | None) -> str:
    """Return what is chosen at first: no more than a model takes."""
    number = max(1, min(found.frames, _MOST, _MOST if most is None else most))
    return str(number) if number == 1 or found.rate else f"1-{number}"


def picture_of(path: Path, digest: str, wanted: Chosen, directory: Path, glance: Glance) -> Picture:
    """Write what was chosen as PNG, with its place in the document, and return it; blocks.

    `digest` is that of the document's bytes.

    Raises:
        PictureError: it cannot be shown, or the picture cannot be written.
    """
    found = glance.leaf(path, wanted.page, wanted.size, seconds=wanted.seconds)
    place = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays one
    excerpt = Excerpt(place, path.name, digest, 0, 0, *found.size, frame=found.frame)
    return write_part(found.image, f"{path.name} {wanted.name}", excerpt, directory)
