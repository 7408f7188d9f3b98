"""The way to bring files that are on the user's own computer and not here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from glm4v_tui.chat.bringing import needs_recent_scp, scp_line
from glm4v_tui.chat.clean import clean
from glm4v_tui.paths import style

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from glm4v_tui.chat.bringing import Machine
    from glm4v_tui.chat.pasted import PastedElsewhere


class BringScreen(ModalScreen[Literal["text"] | None]):
    """Shows the line that brings the files, to copy it; answers whether they are mere text."""

    CSS_PATH = style("bring_screen.tcss")
    AUTO_FOCUS = "#bring"
    BINDING_GROUP_TITLE = "Bring files"
    BINDINGS = [
        Binding("c", "copy", "Copy the line", id="bring.copy", tooltip="Copy it to your clipboard"),
        Binding("t", "dismiss('text')", "As text", id="bring.text", tooltip="Paste it as text"),
        Binding("escape,q,enter", "dismiss", "Back", id="bring.back", tooltip="Paste nothing"),
    ]

    def __init__(self, missing: PastedElsewhere, folder: Path, machine: Machine) -> None:
        """The files are to come into `folder` of this `machine`."""
        super().__init__()
        self._missing = missing
        self._folder = folder
        self._machine = machine
        self.line = scp_line(missing.paths, folder, machine)
        """What has to be run on the other computer."""

    def compose(self) -> ComposeResult:
        """Lay out what is missing, the line, and what happens then."""
        with Vertical(id="box") as box:
            box.border_title = "Not on this machine"
            with VerticalScroll(id="bring"):
                yield Static(self._what_is_missing(), id="missing", markup=False)
                yield Static(clean(self.line), id="line", markup=False)
                yield Static(self._what_comes_then(), id="then", markup=False)
            yield Footer(show_command_palette=False)

    def action_copy(self) -> None:
        """Copy the line to the clipboard of the user's terminal."""
        self.app.copy_to_clipboard(self.line)

    def _what_is_missing(self) -> str:
        name = clean(_name(self._missing.paths[0]))
        more = len(self._missing.paths) - 1
        names = f"“{name}”" + (f" and {more} more" if more else "")
        verb, pronoun = ("are", "them") if more else ("is", "it")
        host = clean(self._machine.name)
        run = f"run this in a terminal there, and it brings {pronoun} here:"
        if self._missing.certain:
            return f"{names} {verb} on your own computer, not on {host}. {run[0].upper()}{run[1:]}"
        path = clean(self._missing.paths[0])
        return f"There is no {path} on {host}. If it is on your own computer, {run}"

    def _what_comes_then(self) -> str:
        then = f"What arrives in {clean(str(self._folder))} is offered here."
        name = " If you call this machine otherwise in ssh, use that name."
        old = " scp has to be of OpenSSH 9.0 or newer." if needs_recent_scp(self._folder) else ""
        return then + name + old


def _name(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path
