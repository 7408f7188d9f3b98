"""What this terminal can show, how pictures are drawn, and what could be better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from glm4v_tui.chat.clean import clean
from glm4v_tui.paths import style
from glm4v_tui.terminal.report import facts
from glm4v_tui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from PIL.Image import Image
    from textual.app import ComposeResult

    from glm4v_tui.terminal.graphics import Graphics
    from glm4v_tui.terminal.surroundings import Surroundings

SAMPLE = 320, 160
"""Pixels of the picture that shows what the terminal makes of one."""


class TerminalScreen(ModalScreen[None]):
    """Shows the facts about the terminal beside a sample, and takes wishes about both."""

    CSS_PATH = style("terminal_screen.tcss")
    AUTO_FOCUS = "#facts"
    BINDING_GROUP_TITLE = "This terminal"
    BINDINGS = [
        Binding("g", "kind", "Next graphics", id="terminal.kind", tooltip="Try the next kind"),
        Binding(
            "p",
            "passage",
            "Let pictures pass tmux",
            id="terminal.passage",
            tooltip="Set tmux to let pictures through from this pane",
        ),
        Binding("a", "ask", "Ask again", id="terminal.ask", tooltip="Ask the terminal again"),
        Binding(
            "escape,q,enter", "dismiss", "Back", id="terminal.back", tooltip="Leave this dialog"
        ),
    ]

    class Asked(Message):
        """The user wants the terminal to be asked again."""

    class KindWanted(Message):
        """The user wants to see the next kind of graphics."""

    class PassageWanted(Message):
        """The user wants tmux to let pictures through."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings

    def compose(self) -> ComposeResult:
        """Lay out the facts above the sample."""
        with Vertical(id="box") as box:
            box.border_title = "This terminal"
            with VerticalScroll(id="facts"):
                yield Static(self._facts())
            yield PictureView(_sample(), self._surroundings.graphics)
            yield Footer(show_command_palette=False)

    def draw_with(self, graphics: Graphics) -> None:
        """Show what is known now, and the sample drawn so."""
        self.query_one("#facts > Static", Static).update(self._facts())
        self.query_one(PictureView).draw_with(graphics)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to set tmux only where it keeps pictures back."""
        return self._surroundings.shut if action == "passage" else True

    def action_kind(self) -> None:
        """Try the next kind of graphics."""
        self.post_message(self.KindWanted())

    def action_passage(self) -> None:
        """Have tmux let pictures through."""
        self.post_message(self.PassageWanted())

    def action_ask(self) -> None:
        """Ask the terminal again."""
        self.post_message(self.Asked())

    def _facts(self) -> Table:
        wanted = self._surroundings.wanted
        table = Table.grid("", "", padding=(0, 2, 0, 0))
        table.add_row(Text("asked for", "bold"), Text(f"graphics = {wanted}"))
        for fact in facts(self._surroundings.terminal, self._surroundings.graphics):
            words = Text(clean(fact.words))
            if fact.advice:
                words.append(f"\n{clean(fact.advice)}", "italic")
            table.add_row(Text(fact.name, "bold"), words)
        return table


def _sample() -> Image:
    """Return colours that run into each other, and lines that only single pixels can show."""
    from PIL import Image, ImageDraw

    width, height = SAMPLE
    across = Image.linear_gradient("L").rotate(90).resize(SAMPLE)
    down = Image.linear_gradient("L").resize(SAMPLE)
    sample = Image.merge("RGB", (across, down, Image.new("L", SAMPLE, 128)))
    draw = ImageDraw.Draw(sample)
    for at in range(0, height // 2, 4):
        draw.ellipse((width // 2 - at, height // 2 - at, width // 2 + at, height // 2 + at))
    return sample
