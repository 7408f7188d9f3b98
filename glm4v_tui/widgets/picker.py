"""The picker: the folders and pictures of one folder, filtered by typing, marked and attached."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.folders import ATTACHED, Entry, Order
from glm4v_tui.widgets.folder_list import FolderList
from glm4v_tui.widgets.folder_pane import FolderPane
from glm4v_tui.widgets.picker_keys import PICKER_KEYS
from glm4v_tui.widgets.picture_list import PictureList

_NEXT_ORDER: dict[Order, Order] = {"name": "date", "date": "size", "size": "name"}


class Picker(FolderPane):
    """Shows one folder and lets the user walk, filter, mark and attach."""

    BINDING_GROUP_TITLE = "Pictures"
    BINDINGS: ClassVar[list[BindingType]] = [*PICKER_KEYS]

    class Highlighted(Message):
        """The cursor came to a picture, or away from all pictures."""

        def __init__(self, path: Path | None) -> None:
            super().__init__()
            self.path = path
            """The picture under the cursor; `None` on a folder or on nothing."""

    class Picked(Message):
        """The user attached pictures."""

        def __init__(self, paths: tuple[Path, ...]) -> None:
            super().__init__()
            self.paths = paths
            """The pictures in the order in which they were marked."""

    class WatchWanted(Message):
        """The user wants to hear of pictures that arrive in a folder, or no longer."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(
        self,
        folder: Path,
        elsewhere: Path | None = None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Open `folder` first; one key goes from there to `elsewhere`, and back from anywhere."""
        super().__init__(folder, id=id)
        self._first = self.folder
        self._elsewhere = self.validate_folder(elsewhere or folder)

    class PlacesWanted(Message):
        """The user wants to go to a bookmark or a recent folder."""

    def go_to(self, path: Path, *, folder: Path | None = None) -> None:
        """Open a folder, or the folder of a picture with the cursor on it."""
        self.folder = folder or path
        if folder is not None:
            self.pictures.seek(path)

    def action_places(self) -> None:
        """Tell that the user wants to choose among bookmarks and recent folders."""
        self.post_message(self.PlacesWanted())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back only from a search."""
        return self.view.below if action == "leave_search" else True

    def action_pick(self) -> None:
        """Open the folder under the cursor, or attach."""
        self.pictures.when_filtered(self._pick)

    def _pick(self) -> None:
        entry = self.pictures.entry
        if entry and entry.kind in ("folder", "parent"):
            self.folder = entry.path
        elif marks := self.pictures.marks:
            self.pictures.marks = ()
            self.post_message(self.Picked(marks))
        elif entry and entry.kind in ATTACHED:
            self.post_message(self.Picked((entry.path,)))
        elif entry:
            self._refuse(entry)

    def _refuse(self, entry: Entry) -> None:
        reason = f"{clean(entry.name)} is no picture, so it cannot be attached."
        self.notify(reason, severity="warning", markup=False)

    def action_enter_folder(self) -> None:
        """Open the folder under the cursor."""
        self.pictures.when_filtered(self._enter_folder)

    def _enter_folder(self) -> None:
        entry = self.pictures.entry
        if entry and entry.kind in ("folder", "parent"):
            self.folder = entry.path

    def action_parent(self) -> None:
        """Go to the parent folder; from a search, back to its folder."""
        if self.view.below:
            self.action_leave_search()
        else:
            self.folder = self.folder.parent

    def action_home(self) -> None:
        """Go to the home folder."""
        self.folder = Path.home()

    def action_elsewhere(self) -> None:
        """Go to the folder that was opened first, and from there to the other one."""
        self.folder = self._elsewhere if self.folder == self._first else self._first

    def action_reread(self) -> None:
        """Read the folder again, with the cursor where it is."""
        self.reread()

    def action_watch_folder(self) -> None:
        """Tell that what arrives in this folder is of interest, or no longer."""
        self.post_message(self.WatchWanted(self.folder))

    def action_toggle_hidden(self) -> None:
        """Show hidden files, or no longer."""
        self.view = replace(self.view, hidden=not self.view.hidden)

    def action_toggle_all_files(self) -> None:
        """Show files that are no pictures too, or no longer."""
        self.view = replace(self.view, all_files=not self.view.all_files)

    def action_next_order(self) -> None:
        """Sort by the next of name, date and size."""
        self.view = replace(self.view, order=_NEXT_ORDER[self.view.order], backwards=False)

    def action_turn_round(self) -> None:
        """Turn the order round."""
        self.view = replace(self.view, backwards=not self.view.backwards)

    def action_search_below(self) -> None:
        """Show all pictures below this folder, or the folder as it was."""
        self.view = replace(self.view, below=not self.view.below)
        self.refresh_bindings()

    def action_leave_search(self) -> None:
        """Show the folder as it was before the search."""
        self.action_search_below()

    @on(FolderList.Highlighted)
    def tell_highlighted(self, message: FolderList.Highlighted) -> None:
        """Tell of pictures only."""
        message.stop()
        self.post_message(self.Highlighted(self.pictures.highlighted))

    @on(FolderList.Chosen)
    def pick_clicked(self, message: FolderList.Chosen) -> None:
        """Take a double click for Enter."""
        message.stop()
        self.action_pick()

    @on(PictureList.Refused)
    def explain_refusal(self, message: PictureList.Refused) -> None:
        """Say why a file cannot be marked."""
        message.stop()
        self._refuse(message.entry)
