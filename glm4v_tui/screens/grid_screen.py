"""All pictures of the picker side by side, to choose by sight."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, Static

from glm4v_tui.chat.clean import clean
from glm4v_tui.paths import style
from glm4v_tui.widgets.cells import shorten_middle
from glm4v_tui.widgets.picture_grid import PictureGrid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glm4v_tui.terminal.graphics import Graphics


@dataclass(frozen=True, slots=True)
class Sighted:
    """What was chosen in the grid."""

    path: Path
    """The picture that the cursor was on."""
    marks: tuple[Path, ...]
    picked: bool
    """Whether the marked pictures, or else the one under the cursor, are to be attached."""


class GridScreen(Screen[Sighted]):
    """Answers with the cursor and the marks as they were left."""

    CSS_PATH = style("grid_screen.tcss")
    BINDING_GROUP_TITLE = "Many pictures"
    BINDINGS = [
        Binding("enter", "answer(True)", "Attach", id="grid.attach", tooltip="Attach, and go back"),
        Binding(
            "escape,alt+i", "answer(False)", "Back", id="grid.back", tooltip="Back to the picker"
        ),
    ]

    def __init__(
        self, paths: Sequence[Path], at: int, marks: tuple[Path, ...], graphics: Graphics
    ) -> None:
        """Show these pictures, of which there is at least one, with the cursor on one of them."""
        super().__init__()
        self._grid = PictureGrid(paths, graphics)
        self._grid.set_reactive(PictureGrid.cursor, at)
        self._grid.set_reactive(PictureGrid.marks, marks)

    def compose(self) -> ComposeResult:
        """Lay out the pictures between a line about them and the keys."""
        yield Static(id="line", markup=False)
        yield self._grid
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let keys act on the pictures."""
        self.set_focus(self._grid)

    @on(PictureGrid.Moved)
    def state_place(self, event: PictureGrid.Moved) -> None:
        """Say which picture the cursor is on, and where that is among all."""
        event.stop()
        grid = self._grid
        page, pages = grid.pages
        parts = [f"{grid.cursor + 1} of {len(grid.paths)}", f"page {page} of {pages}"]
        if grid.marks:
            parts.append(f"{len(grid.marks)} marked")
        place = " · ".join(parts)
        name = clean(grid.paths[grid.cursor].name)
        room = max(8, self.size.width - len(place) - 6)
        self.query_one("#line", Static).update(f"{shorten_middle(name, room)}  {place}")

    def action_answer(self, picked: bool) -> None:
        """Go back to the picker."""
        grid = self._grid
        self.dismiss(Sighted(grid.paths[grid.cursor], grid.marks, picked))
