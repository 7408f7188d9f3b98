"""Pictures of pages and frames, made one after the other in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.documents import Glance, digest
from glm4v_tui.chat.leaves import Chosen, picture_of


async def leaf_pictures(
    path: Path,
    wanted: Sequence[Chosen],
    directory: Path,
    glance: Glance,
    tell: Callable[[int], None] = lambda place: None,
) -> tuple[Picture, ...]:
    """Write a picture of each page or frame to a directory, and return them in order.

    `tell` is called with the place of each, from 0, before it is made.

    Raises:
        PictureError: one cannot be shown, or cannot be written.
    """
    whole = await asyncio.to_thread(digest, path, glance)
    pictures: list[Picture] = []
    for place, each in enumerate(wanted):
        tell(place)
        pictures.append(await asyncio.to_thread(picture_of, path, whole, each, directory, glance))
    return tuple(pictures)
