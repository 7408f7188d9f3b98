"""Has the user write a saved conversation to a file, from wherever it is at hand."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean

if TYPE_CHECKING:
    from textual.screen import Screen

    from glm4v_tui.chat.reopening import Saved


async def export_file(screen: Screen[Path | None], transcript: Path) -> None:
    """Ask on a screen how and where to write what a transcript tells; runs in a worker."""
    from glm4v_tui.chat.reopening import TranscriptError, read

    try:
        saved = await asyncio.to_thread(read, transcript)
    except TranscriptError as error:
        screen.notify(error.message, severity="error", markup=False)
    else:
        await export_saved(screen, saved)


async def export_saved(screen: Screen[None] | Screen[Path | None], saved: Saved) -> None:
    """Ask on a screen how and where to write a conversation; runs in a worker."""
    from glm4v_tui.chat.exporting import export, file_name
    from glm4v_tui.screens.export_screen import ExportScreen

    def write(form: str, path: Path, force: bool) -> Path:
        return export(saved, form, path, force=force)

    stem = Path.cwd() / file_name(saved, "md").removesuffix(".md")
    if path := await screen.app.push_screen_wait(ExportScreen(stem, write)):
        screen.notify(clean(str(path)), title="Exported", markup=False)
