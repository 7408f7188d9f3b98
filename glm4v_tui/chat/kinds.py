"""What a file is taken for by its name: a picture, a PDF or a video."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

DocumentKind = Literal["PDF", "video"]
"""What has many pictures in it: pages, or frames in time."""

VIDEO_SUFFIXES = frozenset(
    (
        *(".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ogv", ".wmv"),
        *(".flv", ".3gp"),
    )
)
"""Endings, in lower case, of files that are offered as videos; `.ts` is mostly TypeScript."""


def document_kind(path: Path | str) -> DocumentKind | None:
    """Return what a file is by the end of its name, nothing for pictures and all else."""
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - many thousand times
    if suffix == ".pdf":
        return "PDF"
    return "video" if suffix in VIDEO_SUFFIXES else None
