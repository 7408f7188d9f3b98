"""The text of what an app shows, dialogs and what shines through them included."""

from __future__ import annotations

import io

from rich.console import Console
from textual.app import App


def seen(app: App[None]) -> str:
    """Return the lines of the whole screen."""
    width, height = app.size
    console = Console(width=width, height=height, file=io.StringIO(), record=True)
    screens = app._background_screens
    console.print(app.screen._compositor.render_update(full=True, screen_stack=screens))
    return console.export_text()
