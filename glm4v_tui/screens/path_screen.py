"""A path to type, completed from the folders on the disk."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.completion import (
    Destination,
    NowhereError,
    common_start,
    find,
    located,
    narrowed,
)
from glm4v_tui.chat.folders import read_folder, why_unreadable
from glm4v_tui.chat.typed_path import Reading, readings
from glm4v_tui.paths import style
from glm4v_tui.widgets.picker_titles import folder_title

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.folders import Entry

MOST = 200
"""Names that are listed at once; typing narrows the rest."""


class PathScreen(ModalScreen[Destination | None]):
    """Answers with the folder or picture that a typed path leads to."""

    CSS_PATH = style("path_screen.tcss")
    BINDING_GROUP_TITLE = "Path"
    BINDINGS = [
        Binding("enter", "go", "Open", id="path.go", tooltip="Open it", priority=True),
        Binding(
            "tab",
            "complete",
            "Complete",
            id="path.complete",
            tooltip="Complete the path as far as it is certain, or with the line of the cursor",
            priority=True,
        ),
        Binding("up", "move('cursor_up')", "Up", show=False, id="path.up"),
        Binding("down", "move('cursor_down')", "Down", show=False, id="path.down"),
        Binding("escape", "dismiss", "Back", id="path.back", tooltip="Stay where you are"),
    ]

    def __init__(self, folder: Path, begun: str = "") -> None:
        """Paths are relative to `folder`; `begun` has been typed already."""
        super().__init__()
        self._folder = folder
        self._begun = begun
        self._readings: tuple[Reading, ...] = ()
        self._listings: dict[Path, tuple[Entry, ...]] = {}
        """What has been read of the folders that may be meant."""
        self._reading: Reading | None = None
        """The way to read the path in which the listed names fit."""
        self._names: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the field above the names."""
        with Vertical(id="box") as box:
            box.border_title = "Go to a path"
            yield Input(self._begun, compact=True, select_on_focus=False)
            names = OptionList(markup=False)
            names.can_focus = False
            yield names
            yield Static(id="notice", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what a path begins from."""
        field = self.query_one(Input)
        field.placeholder = f"from {folder_title(self._folder, 60)}"
        field.cursor_position = len(self._begun)

    @on(Input.Changed)
    def follow(self, event: Input.Changed) -> None:
        """List what the path may go on with."""
        event.stop()
        self._explain("")
        self._follow(event.value)

    @work(exclusive=True, group="follow")
    async def _follow(self, text: str) -> None:
        self._readings = await asyncio.to_thread(readings, text)
        folders = {located(reading.folder, self._folder) for reading in self._readings}
        self._listings = {path: known for path, known in self._listings.items() if path in folders}
        for folder in folders - self._listings.keys():
            self._listings[folder] = ()
            self._read(folder)
        self._list()

    @work(group="read")
    async def _read(self, folder: Path) -> None:
        """Read a folder in a thread for as long as it may be meant."""
        listings = read_folder(folder, hidden=True)
        self._say("reading…")
        try:
            while listing := await asyncio.to_thread(next, listings, None):
                if folder not in self._listings:
                    return
                self._listings[folder] = listing.entries
                self._list()
        except (OSError, ValueError) as error:
            if isinstance(error, PermissionError) and folder in self._listings:
                self._explain(f"{clean(str(folder))} {why_unreadable(error)}.")
        self._say("")

    def _list(self) -> None:
        """Show the names that fit, with the cursor where it was."""
        self._reading, before = None, self._names
        self._names = ()
        for reading in self._readings:
            entries = self._listings[located(reading.folder, self._folder)]
            if names := narrowed(entries, reading.name):
                self._reading, self._names = reading, names
                break
        if self._names != before:
            self._show_names()

    def _show_names(self) -> None:
        options = self.query_one(OptionList)
        options.set_options(_line(entry) for entry in self._names[:MOST])
        options.highlighted = None
        options.display = bool(self._names)
        options.border_subtitle = f"first {MOST} of {len(self._names)}" * (len(self._names) > MOST)

    @property
    def _chosen(self) -> Entry | None:
        """The name under the cursor, if it was moved to one."""
        highlighted = self.query_one(OptionList).highlighted
        return None if highlighted is None else self._names[highlighted]

    def action_move(self, how: str) -> None:
        """Move the cursor while the field keeps the focus."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def action_complete(self) -> None:
        """Complete with the name under the cursor, else as far as all names agree."""
        if self._reading is None:
            return
        if chosen := self._chosen:
            self._write(self._reading, chosen)
        elif len(self._names) == 1:
            self._write(self._reading, self._names[0])
        else:
            self._write_shared(self._reading)

    def _write(self, reading: Reading, entry: Entry) -> None:
        if clean(entry.name) != entry.name:
            self._explain("This name cannot be typed: go to it with ↓, and open it with Enter.")
        elif entry.kind == "picture":
            self._put(reading.completed(entry.name, closed=True))
        else:
            self._put(reading.completed(f"{entry.name}/", closed=False))

    def _write_shared(self, reading: Reading) -> None:
        """Write what all names share; where that is all there already, go to the first of them."""
        shared = common_start(self._names, reading.name)
        if shared != reading.name:
            self._put(reading.completed(shared, closed=False))
        else:
            self.action_move("first")

    def _put(self, text: str) -> None:
        field = self.query_one(Input)
        field.value = text
        field.cursor_position = len(text)

    def action_go(self) -> None:
        """Open the name under the cursor, else what was typed."""
        if chosen := self._chosen:
            self._go(str(chosen.path), (Reading(str(chosen.path), ""),))
        elif text := self.query_one(Input).value.strip():
            self._go(text)

    @on(OptionList.OptionSelected)
    def open_clicked(self, event: OptionList.OptionSelected) -> None:
        """Open a clicked name."""
        event.stop()
        self.action_go()

    @work(exclusive=True, group="go")
    async def _go(self, text: str, ways: tuple[Reading, ...] = ()) -> None:
        self._say("looking…")
        try:
            ways = ways or await asyncio.to_thread(readings, text)
            self.dismiss(await asyncio.to_thread(find, ways, self._folder))
        except NowhereError as error:
            self._say("")
            self._explain(str(error))

    def _say(self, words: str) -> None:
        """Say what is going on."""
        self.query_one("#box").border_subtitle = words

    def _explain(self, words: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(words)
        notice.display = bool(words)


def _line(entry: Entry) -> str:
    return clean(entry.name) + "/" * (entry.kind != "picture")
