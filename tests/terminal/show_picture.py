"""Shows a picture as the program does, for a look at a real terminal.

`python -m tests.terminal.show_picture PICTURE [GRAPHICS] [REPORT]` writes what was found to the
file REPORT. Keys: `d` opens a dialog, `n` shows a notice, `s` makes room for less, `z` goes to
the shell, `q` quits.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import cast

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from glm4v_tui.chat.pictures import load
from glm4v_tui.terminal.graphics import Graphics, Wanted, choose
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.probe import probe
from glm4v_tui.widgets.drawing import forget_pictures
from glm4v_tui.widgets.picture_view import PictureView


class Dialog(ModalScreen[None]):
    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog Static { width: 30; height: 5; background: $primary; color: $text; }
    """
    BINDINGS = [("d", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        yield Static("A dialog over the picture")


class ShowPicture(App[None]):
    CSS = """
    PictureView { width: 2fr; }
    Static { width: 1fr; }
    .less PictureView { width: 1fr; }
    """
    BINDINGS = [
        ("d", "push_screen('dialog')", "Dialog"),
        ("n", "notice", "Notice"),
        ("s", "toggle_class('Horizontal', 'less')", "Less room"),
        ("z", "suspend_process", "To the shell"),
        ("q", "quit", "Quit"),
    ]
    SCREENS = {"dialog": Dialog}

    def __init__(self, path: Path, graphics: Graphics) -> None:
        super().__init__()
        self.view = PictureView(load(path, (800, 800)), graphics)
        self.words = f"{graphics.kind}: {graphics.reason}"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(self.words, markup=False)
            yield self.view
        yield Footer()

    def on_exit_app(self) -> None:
        forget_pictures(self)

    def action_notice(self) -> None:
        self.notify("A notice over the picture", timeout=2)


def main() -> None:
    path, wanted, report, *_ = [*sys.argv[1:], "auto", "/dev/null"]
    terminal = probe()
    graphics = choose(terminal, cast("Wanted", wanted))
    if terminal.colours == TRUE_COLOUR:
        os.environ["COLORTERM"] = "truecolor"
    Path(report).write_text(f"{terminal}\n{graphics}\n")
    ShowPicture(Path(path), graphics).run()


if __name__ == "__main__":
    main()
