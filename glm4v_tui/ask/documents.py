"""Pages of PDFs and frames of videos that are named on the command line."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.pictures import PictureError

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.chat.details import Details
    from glm4v_tui.engine.picture_tokens import PictureTokens


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of each document is asked about, as it was typed; empty where nothing was."""

    pages: str = ""
    frames: str = ""


async def pictures_of(path: Path, wanted: Wanted, directory: Path) -> tuple[Picture, ...]:
    """Return a picture of each page or frame that is wanted.

    Raises:
        PictureError: they cannot be shown, or none are named where there are several.
    """
    from glm4v_tui.chat.choosing import ChoiceError
    from glm4v_tui.chat.details import details
    from glm4v_tui.chat.documents import Glance
    from glm4v_tui.chat.leaf_pictures import leaf_pictures
    from glm4v_tui.chat.leaves import FRAME_SIDE, PAGE_SIDE, chosen

    found = await asyncio.to_thread(details, path)
    try:
        leaves = chosen(_text(path, found, wanted), found, FRAME_SIDE if found.rate else PAGE_SIDE)
    except ChoiceError as error:
        raise PictureError(f"“{clean(path.name)}”: {error}") from error
    glance = Glance()
    try:
        return await leaf_pictures(path, leaves, directory, glance)
    finally:
        glance.end()


def _text(path: Path, found: Details, wanted: Wanted) -> str:
    if found.rate and not wanted.frames:
        raise PictureError(
            f"“{clean(path.name)}” is a video: say which frames, such as --frames 8 for eight of "
            "them, or --frames 0:05,0:12."
        )
    if not found.rate and not wanted.pages and found.frames > 1:
        raise PictureError(
            f"“{clean(path.name)}” has {found.frames:,} pages: say which, such as --pages 1-3."
        )
    return wanted.frames if found.rate else wanted.pages or "1"


def remark(pictures: tuple[Picture, ...], tokens: PictureTokens) -> str:
    """Say what pages and frames take, nothing where there are none."""
    of_documents = [picture for picture in pictures if picture.excerpt]
    if not of_documents:
        return ""
    total = sum(tokens.count(picture.width, picture.height) for picture in of_documents)
    return f"{len(of_documents)} pages or frames as pictures, {total:,} tokens"
