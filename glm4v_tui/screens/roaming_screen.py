"""A screen whose picker can be taken to any place in a few keys.

Dialogs are imported when they open: the first frame does without.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.screen import Screen

from glm4v_tui.chat.clean import clean
from glm4v_tui.widgets.picker import Picker

if TYPE_CHECKING:
    from glm4v_tui.chat.completion import Destination


class RoamingScreen(Screen[None]):
    """Opens the dialogs that say where the picker goes, and remembers where it was of use."""

    places: Path | None = None
    """The file that keeps bookmarks and recent folders; `None` where nothing is kept."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a tilde be typed into a filter."""
        if action == "type_path" and parameters == ("~",):
            return not self.query_one(Picker).pictures.wanted
        return super().check_action(action, parameters)

    async def action_type_path(self, begun: str) -> None:
        """Have a path typed; the dialog is there before the next key is sent anywhere."""
        from glm4v_tui.screens.path_screen import PathScreen

        picker = self.query_one(Picker)
        await self.app.push_screen(PathScreen(picker.folder, begun), self._arrive)

    def _arrive(self, found: Destination | None) -> None:
        """Attach the picture that a path leads to, or open the folder."""
        picker = self.query_one(Picker)
        if found and found.kind == "folder":
            picker.go_to(found.path)
        elif found:
            picker.go_to(found.path, folder=found.path.parent)
            picker.post_message(Picker.Picked((found.path,)))

    @on(Picker.PlacesWanted)
    @work(group="dialog")
    async def choose_place(self, event: Picker.PlacesWanted) -> None:
        """Have a bookmark or a recent folder chosen, and open it."""
        from glm4v_tui.screens.places_screen import PlacesScreen

        event.stop()
        picker = self.query_one(Picker)
        if self.places is None:
            return
        if folder := await self.app.push_screen_wait(PlacesScreen(self.places, picker.folder)):
            picker.go_to(folder)

    @on(Picker.Picked)
    @work(group="places")
    async def remember_folders(self, event: Picker.Picked) -> None:
        """Keep the folders of what was attached, the last one as the newest."""
        from glm4v_tui.chat.places import PlacesError, change

        if self.places is None:
            return
        folders = dict.fromkeys(path.parent for path in reversed(event.paths))
        try:
            await asyncio.to_thread(change, self.places, lambda kept: kept.visited(*folders))
        except PlacesError as error:
            self.notify(clean(str(error)), severity="warning", markup=False)
