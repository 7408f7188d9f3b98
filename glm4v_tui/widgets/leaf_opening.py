"""The first page of a PDF or frame of a video, opened for the preview."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from glm4v_tui.widgets.recent import Box, Opened

if TYPE_CHECKING:
    from pathlib import Path

    from glm4v_tui.chat.documents import Glance


async def first_leaf(glance: Glance, path: Path, box: Box) -> Opened:
    """Open the first page or frame; all else that is shown comes with it.

    Raises:
        PictureError: it cannot be shown.
    """
    from glm4v_tui.chat.details import details_of

    leaf = await asyncio.to_thread(glance.leaf, path, 0, box)
    found = await asyncio.to_thread(details_of, path, leaf)
    return Opened(path, leaf.image, details=found)
