"""A screen on which pictures can be looked at closely, one on the whole of it or many at once.

The screens for that are imported when they open: the first frame does without.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding

from glm4v_tui.chat.folders import ATTACHED
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.screens.pointing_screen import PointingScreen
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glm4v_tui.chat.conversation import Picture


class LookingScreen(PointingScreen):
    """Shows the picture under the picker's cursor, and opens it or all of them large."""

    BINDINGS = [
        *PointingScreen.BINDINGS,
        Binding(
            "f12,ctrl+e",
            "full_screen",
            "Full screen",
            id="full-screen",
            tooltip="See the picture on the whole screen: zoom, turn, ask about a part",
            show=False,
        ),
        Binding(
            "alt+i",
            "grid",
            "Many pictures",
            id="grid",
            tooltip="See the pictures of the folder side by side",
            show=False,
        ),
    ]

    @on(Picker.Highlighted)
    def preview_picture(self, event: Picker.Highlighted) -> None:
        """Show the picture under the cursor."""
        event.stop()
        preview, listed = self.query_one(Preview), self.query_one(Picker).pictures
        at = listed.cursor
        around = (*listed.entries[at + 1 : at + 2], *listed.entries[max(0, at - 1) : at])
        preview.neighbours = tuple(entry.path for entry in around if entry.kind == "picture")
        preview.path = event.path

    @work(group="dialog")
    async def action_full_screen(self) -> None:
        """Show the picture at hand on the whole screen, and attach what is chosen there."""
        from glm4v_tui.screens.picture_screen import PictureScreen

        if (source := self._picture_at_hand()) is None:
            self.notify("There is no picture yet. F2 goes to the pictures.", severity="warning")
            return
        tokens = self.engine.checkpoint.pictures
        graphics, pointing = self.pane.graphics, self.pointing(self.pane)
        screen = PictureScreen(source, graphics, Path(self._cuttings.name), tokens, pointing)
        if picture := await self.app.push_screen_wait(screen):
            self.pane.attach(picture)
            self.set_focus(self.prompt)

    @work(group="dialog")
    async def action_grid(self) -> None:
        """Show all that the picker has at once; what is chosen there is chosen in the picker."""
        from glm4v_tui.screens.grid_screen import GridScreen

        picker = self.query_one(Picker)
        listed = picker.pictures
        paths = [entry.path for entry in listed.entries if entry.kind in ATTACHED]
        if not paths:
            self.notify("There are no pictures in this folder.", severity="warning")
            return
        at = paths.index(listed.highlighted) if listed.highlighted in paths else 0
        screen = GridScreen(paths, at, listed.marks, self.pane.graphics)
        chosen = await self.app.push_screen_wait(screen)
        listed.marks = chosen.marks
        listed.put_cursor(chosen.path)
        if chosen.picked:
            picker.action_pick()

    async def inspected(self, paths: Iterable[Path]) -> tuple[Picture, ...]:
        """Return what the files hold; of PDFs and videos, what the user chooses of them."""
        found: list[Picture] = []
        for path in paths:
            if document_kind(path):
                found += await self._chosen(path, len(found))
            else:
                found += await super().inspected((path,))
        return tuple(found)

    async def _chosen(self, path: Path, besides: int) -> tuple[Picture, ...]:
        """Have the user choose pages or frames, where there are other pictures besides."""
        from glm4v_tui.screens.document_screen import DocumentScreen
        from glm4v_tui.widgets.leaf_words import Allowance

        left = self.pane.pictures_left
        allowance = Allowance(self.engine.checkpoint, left and max(0, left - besides))
        screen = DocumentScreen(path, allowance, Path(self._cuttings.name))
        return await self.app.push_screen_wait(screen) or ()

    @cached_property
    def _cuttings(self) -> TemporaryDirectory[str]:
        """Where the engine reads what was cut out of pictures; it goes with the program."""
        return TemporaryDirectory(prefix="glm4v-tui-")

    def _picture_at_hand(self) -> Picture | Path | None:
        """Return the picture under the cursor, else the last one attached or asked about.

        Away from the picker, the one with the newest boxes comes before one that nobody speaks of.
        """
        path = self.query_one(Preview).path
        spoken_of = (*self.pane.conversation.pictures, *self.pane.attached)
        names = {name for each in spoken_of for name in _names(each)}
        foreign = path is None or path.name not in names
        if foreign and not self.query_one(Picker).has_focus_within:
            for answer in self.pointing(self.pane).answers:
                return answer.picture
        return path or (spoken_of[-1] if spoken_of else None)


def _names(picture: Picture) -> tuple[str, ...]:
    """Return the names of a picture, and of the file that it was taken from."""
    return (picture.name, picture.excerpt.name) if picture.excerpt else (picture.name,)
