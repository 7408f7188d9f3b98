"""A path to type, completed from the folders on the disk."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work
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
from glm4v_tui.chat.folders import ATTACHED, View, why_unreadable
from glm4v_tui.chat.reading import read_folder
from glm4v_tui.chat.typed_path import Reading, readings
from glm4v_tui.paths import style
from glm4v_tui.widgets.path_field import PathField
from glm4v_tui.widgets.picker_titles import folder_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glm4v_tui.chat.folders import Entry

MOST = 200
"""Names that are listed at once; typing narrows the rest."""


class PathScreen(ModalScreen[Destination | None]):
    """Answers with the folder or picture that a typed path leads to."""

    CSS_PATH = style("path_screen.tcss")
    BINDING_GROUP_TITLE = "Path"
    BINDINGS = [
        Binding("escape", "dismiss", "Back", id="path.back", tooltip="Stay where you are"),
    ]

    def __init__(self, folder: Path, begun: str = "") -> None:
        """Paths are relative to `folder`; `begun` has been typed already."""
        super().__init__()
        self._folder = folder
        self._begun = begun
        self._text: str | None = None
        """The text whose names are listed."""
        self._due: str | None = None
        """A text that is to be completed as soon as its folders are read."""
        self._unread: set[Path] = set()
        """The folders that are being read."""
        self._readings: tuple[Reading, ...] = ()
        self._listings: dict[Path, Sequence[Entry]] = {}
        """What has been read of the folders that may be meant."""
        self._reading: Reading | None = None
        """The way to read the path in which the listed names fit."""
        self._names: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the field above the names."""
        with Vertical(id="box") as box:
            box.border_title = "Go to a path"
            yield PathField(self._begun, self._begin_completing)
            names = OptionList(markup=False)
            names.can_focus = False
            yield names
            yield Static(id="notice", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what a path begins from, and list what is there."""
        field = self._field
        field.placeholder = f"from {folder_title(self._folder, 60)}"
        field.cursor_position = len(self._begun)
        field.focus()
        self._understand(self._begun)

    def on_key(self, event: events.Key) -> None:
        """Take letters that come before the field has the focus."""
        if event.character and event.is_printable:
            event.stop()
            self._field.insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def follow(self, event: Input.Changed) -> None:
        """List what the path may go on with."""
        event.stop()
        self._explain("")
        self._understand(self._field.value)

    def _understand(self, text: str) -> None:
        if text == self._text:
            return
        if text.lstrip().startswith("~") and text.lstrip()[1:2] not in ("", "/"):
            self._ask_for_home(text)
        else:
            self._take(text, readings(text))

    @work(exclusive=True, group="home")
    async def _ask_for_home(self, text: str) -> None:
        """Have the home of another user looked up, which may take a network."""
        ways = await asyncio.to_thread(readings, text)
        if self._field.value.startswith(text):
            self._take(text, ways)

    def _take(self, text: str, ways: tuple[Reading, ...]) -> None:
        self._text, self._readings = text, ways
        folders = {located(reading.folder, self._folder) for reading in ways}
        self._listings = {path: known for path, known in self._listings.items() if path in folders}
        for folder in folders - self._listings.keys():
            self._listings[folder] = ()
            self._read(folder)
        self._list()

    @work(group="read")
    async def _read(self, folder: Path) -> None:
        """Read a folder in a thread for as long as it may be meant."""
        listings = read_folder(folder, View(hidden=True))
        self._unread.add(folder)
        self._say("reading…")
        try:
            while listing := await asyncio.to_thread(next, listings, None):
                if folder not in self._listings:
                    break
                self._listings[folder] = listing.entries
                self._list()
        except (OSError, ValueError) as error:
            if isinstance(error, PermissionError) and folder in self._listings:
                self._explain(f"{clean(str(folder))} {why_unreadable(error)}.")
        self._unread.discard(folder)
        self._say("reading…" if self._unread else "")
        self._complete()

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

    @property
    def _field(self) -> PathField:
        return self.query_one(PathField)

    @on(PathField.Moved)
    def move(self, event: PathField.Moved) -> None:
        """Move the cursor while the field keeps the focus."""
        event.stop()
        getattr(self.query_one(OptionList), f"action_{event.how}")()

    def _begin_completing(self, text: str) -> None:
        """Complete with the name under the cursor, else as far as all names agree."""
        self._due = text
        self._understand(text)
        self._complete()

    def _complete(self) -> None:
        """Complete what is due, once every name is known."""
        if self._due is None or self._due != self._text or self._unread & self._listings.keys():
            return
        self._due = None
        if self._reading is None:
            return
        if chosen := self._chosen or (self._names[0] if len(self._names) == 1 else None):
            self._write(self._reading, chosen)
        else:
            self._write_shared(self._reading)

    def _write(self, reading: Reading, entry: Entry) -> None:
        if clean(entry.name) != entry.name:
            self._explain("This name cannot be typed: go to it with ↓, and open it with Enter.")
        elif entry.kind in ATTACHED:
            self._put(reading.completed(entry.name, closed=True))
        else:
            self._put(reading.completed(f"{entry.name}/", closed=False))

    def _write_shared(self, reading: Reading) -> None:
        """Write what all names share; where that is all there already, go to the first of them."""
        shared = common_start(self._names, reading.name)
        if shared != reading.name:
            self._put(reading.completed(shared, closed=False))
        else:
            self.query_one(OptionList).action_first()

    def _put(self, text: str) -> None:
        self._field.replace_start(self._text or "", text)

    @on(PathField.Opened)
    def open(self, event: PathField.Opened) -> None:
        """Open the name under the cursor, else what was typed."""
        event.stop()
        if (chosen := self._chosen) and event.text == self._text:
            self._go(str(chosen.path), (Reading(str(chosen.path), ""),))
        elif text := event.text.strip():
            self._go(text)

    @on(OptionList.OptionSelected)
    def open_clicked(self, event: OptionList.OptionSelected) -> None:
        """Open a clicked name."""
        event.stop()
        path = str(self._names[event.option_index].path)
        self._go(path, (Reading(path, ""),))

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
    return clean(entry.name) + "/" * (entry.kind not in ATTACHED)
