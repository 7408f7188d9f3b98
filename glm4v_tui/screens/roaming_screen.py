"""A screen whose picker can be taken to any place in a few keys.

Dialogs are imported when they open: the first frame does without.
"""

from __future__ import annotations

from textual import on, work
from textual.screen import Screen

from glm4v_tui.widgets.picker import Picker


class RoamingScreen(Screen[None]):
    """Opens the dialogs that say where the picker goes."""

    @on(Picker.PathWanted)
    @work(group="dialog")
    async def type_path(self, event: Picker.PathWanted) -> None:
        """Have a path typed; attach the picture that it leads to, or open the folder."""
        from glm4v_tui.screens.path_screen import PathScreen

        event.stop()
        picker = self.query_one(Picker)
        found = await self.app.push_screen_wait(PathScreen(picker.folder, event.begun))
        if found is None:
            return
        if found.kind == "folder":
            picker.go_to(found.path)
        else:
            picker.go_to(found.path, folder=found.path.parent)
            picker.post_message(Picker.Picked((found.path,)))
