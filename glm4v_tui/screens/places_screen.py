"""Bookmarks and recent folders, to open one again."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer

from glm4v_tui.chat import places
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.places import Places, PlacesError
from glm4v_tui.paths import style
from glm4v_tui.widgets.choices import Choice, Choices
from glm4v_tui.widgets.picker_titles import folder_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

_WIDTH = 300
"""Cells of a path that may stand in a line; more than the widest terminal shows."""


class PlacesScreen(ModalScreen[Path | None]):
    """Answers with the folder that was chosen."""

    CSS_PATH = style("places_screen.tcss")
    BINDING_GROUP_TITLE = "Folders"
    BINDINGS = [
        Binding(
            "ctrl+u,alt+b",
            "bookmark",
            "Bookmark here",
            id="places.bookmark",
            tooltip="Make a bookmark of the folder that the picker shows, or remove it",
            priority=True,
        ),
        Binding(
            "delete,ctrl+d",
            "forget",
            "Remove",
            id="places.remove",
            tooltip="Take this folder off the list",
            priority=True,
        ),
        Binding(
            "ctrl+r",
            "restore",
            "Put back",
            id="places.restore",
            tooltip="Put the folder that was removed last back on the list",
            priority=True,
        ),
        Binding("escape", "dismiss", "Back", id="places.back", tooltip="Stay where you are"),
    ]

    def __init__(self, file: Path, here: Path) -> None:
        """`file` keeps the folders, and `here` is the folder that the picker shows."""
        super().__init__()
        self._file = file
        self._here = here
        self._places = Places()
        self._removed: list[tuple[Path, Places]] = []
        """What was removed and what there was before, the last removal last."""
        self._missing: set[Path] = set()
        self._listed: list[tuple[Path, str]] = []

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box") as box:
            box.border_title = "Folders"
            yield Choices("Reading…")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fetch what is kept."""
        self._change(lambda kept: kept)

    @work(group="places")
    async def _change(self, how: Callable[[Places], Places], line: int = 0) -> None:
        """Change what is kept, list it, and see which of it is there."""
        try:
            self._places = await asyncio.to_thread(places.change, self._file, how)
        except PlacesError as error:
            self.notify(clean(str(error)), severity="error", markup=False)
        self._list(line)
        self._look(self._listed)

    @work(exclusive=True, group="look")
    async def _look(self, listed: list[tuple[Path, str]]) -> None:
        """Dim the folders that are not there, each as soon as its disk has answered."""
        for path, _ in listed:
            there = await asyncio.to_thread(path.is_dir)
            if there == (path in self._missing):
                self._missing ^= {path}
                self._list(self.query_one(Choices).index or 0)

    def _list(self, line: int) -> None:
        self._listed = _with_roles(self._places)
        choices = [self._choice(*place) for place in self._listed]
        self.query_one(Choices).show(choices, highlighted=min(line, len(choices) - 1))
        self.refresh_bindings()

    def _choice(self, path: Path, role: str) -> Choice:
        missing = path in self._missing
        role = f"{role} · not there" if missing else role
        name = clean(path.name) or "/"
        return Choice(name, f"{role} · {folder_title(path, _WIDTH)}", faint=missing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to put back only what was removed."""
        return bool(self._removed) if action == "restore" else True

    def action_bookmark(self) -> None:
        """Make or remove the bookmark of the folder that the picker shows."""
        here = self._here
        if here in self._places.bookmarks:
            self._change(lambda kept: kept.without_bookmark(here))
        else:
            self._change(lambda kept: kept.bookmarked(here), len(self._places.bookmarks))

    def action_forget(self) -> None:
        """Take the folder under the cursor off the list."""
        line = self.query_one(Choices).index
        if line is None:
            return
        path = self._listed[line][0]
        if path not in (*self._places.bookmarks, *self._places.recent):
            self.notify("Home and the working directory are always here.", severity="warning")
            return
        self._removed.append((path, self._places))
        self._change(lambda kept: kept.without(path), line)

    def action_restore(self) -> None:
        """Put back what was removed last."""
        path, before = self._removed.pop()
        self._change(lambda kept: kept.with_again(path, before))

    @on(Choices.Chosen)
    def answer(self, event: Choices.Chosen) -> None:
        """Answer with the folder."""
        event.stop()
        self.dismiss(self._listed[event.index][0])


def _with_roles(kept: Places) -> list[tuple[Path, str]]:
    """Return every folder once, with what it is."""
    roles = {Path.home(): "home", _working_directory(): "working directory"}
    listed = dict.fromkeys(kept.bookmarks, "bookmark")
    for path in kept.recent:
        listed.setdefault(path, "recent")
    for fixed, role in roles.items():
        if fixed is not None:
            listed.setdefault(fixed, role)
    return [*listed.items()]


def _working_directory() -> Path | None:
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None
