"""An app with a picture and the dialog about the terminal, for a terminal that changes.

`python -m tests.terminal.show_terminal MARKER` writes MARKER once it has offered to set tmux.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from textual.app import ComposeResult
from textual.widgets import Static

from glm4v_tui.terminal.probe import probe
from glm4v_tui.terminal.surroundings import Surroundings
from glm4v_tui.terminal_app import TerminalApp
from glm4v_tui.widgets.picture_view import PictureView


class ShowTerminal(TerminalApp):
    CSS_PATH = None
    CSS = "PictureView { height: 6; }"

    def compose(self) -> ComposeResult:
        yield Static("ready", id="keys")
        yield PictureView(Image.new("RGB", (60, 60), "red"), self.surroundings.graphics)

    def on_key(self, event: object) -> None:
        keys = self.query_one("#keys", Static)
        keys.update(f"{keys.render()} {getattr(event, 'key', '')}")


if __name__ == "__main__":
    ShowTerminal(Surroundings(probe()), Path(sys.argv[1])).run()
