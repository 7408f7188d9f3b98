"""The model's summary of a conversation, to be mended before a new one begins with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.chat.summary import SUMMARY_TOKENS
from glm4v_tui.paths import style
from glm4v_tui.widgets.clean_field import CleanField
from glm4v_tui.widgets.streaming import ReplyDelta, ReplyEnded, stream_reply

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.summary import Material
    from glm4v_tui.engine.protocol import Engine, Sampling


class SummaryScreen(ModalScreen[str | None]):
    """Answers with the summary as the user left it; `None` to stay in the old conversation."""

    CSS_PATH = style("summary_screen.tcss")
    AUTO_FOCUS = "CleanField"
    BINDING_GROUP_TITLE = "Summary"
    BINDINGS = [
        Binding(
            "ctrl+s",
            "begin",
            "Begin",
            id="summary.begin",
            tooltip="Begin a new conversation with this text in its prompt",
        ),
        Binding(
            "escape",
            "dismiss",
            "Back",
            id="summary.back",
            tooltip="Stay in this conversation",
        ),
    ]

    def __init__(self, engine: Engine, material: Material, sampling: Sampling) -> None:
        super().__init__()
        self._engine = engine
        self._material = material
        self._sampling = replace(sampling, max_tokens=SUMMARY_TOKENS)

    def compose(self) -> ComposeResult:
        """Lay out the text below what it is made of."""
        with Vertical(id="box") as box:
            box.border_title = "Go on from a summary"
            yield Static(f"Made of {self._material.told}.", id="told", markup=False)
            yield CleanField(soft_wrap=True, read_only=True, show_line_numbers=False)
            yield Static("The model writes…", id="state", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask the model."""
        self._ask()

    @work(group="summary")
    async def _ask(self) -> None:
        asked = self._material.conversation
        await stream_reply(self._engine.reply, asked, self._sampling, self.post_message)

    @on(ReplyDelta)
    def add(self, event: ReplyDelta) -> None:
        """Show more of the summary; what the model thinks is left out."""
        event.stop()
        field = self.query_one(CleanField)
        field.insert(event.text, field.document.end)

    @on(ReplyEnded)
    def let_edit(self, event: ReplyEnded) -> None:
        """Let the user mend it, or write one where the model has failed."""
        event.stop()
        self.query_one(CleanField).read_only = False
        state = self.query_one("#state", Static)
        if event.error is not None:
            state.add_class("-failed")
            state.update(clean_text(f"{event.error.message} {event.error.advice}"))
        else:
            state.update("Change what you like; it becomes the first text of a new conversation.")

    def action_begin(self) -> None:
        """Answer with the text, once it is whole."""
        field = self.query_one(CleanField)
        if not field.read_only:
            self.dismiss(field.text.strip())
