"""The saved conversations, to open one again."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer

from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.paths import style
from glm4v_tui.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from glm4v_tui.chat.transcripts import Entry


class TranscriptsScreen(ModalScreen[Path | None]):
    """Answers with the transcript that was chosen."""

    CSS_PATH = style("transcripts_screen.tcss")
    BINDING_GROUP_TITLE = "Conversations"
    BINDINGS = [
        Binding("escape", "dismiss", "Back", id="transcripts.back", tooltip="Open nothing"),
    ]

    def __init__(self, listed: Callable[[], Sequence[Entry]]) -> None:
        """Show what a function lists, which runs in a thread and may raise `TranscriptError`."""
        super().__init__()
        self._listed = listed
        self._entries: Sequence[Entry] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box") as box:
            box.border_title = "Conversations"
            yield Choices("Nothing is saved yet: a conversation is saved from its first question.")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what is going on until the list is there."""
        self.query_one(Choices).explain("Reading the conversations…")
        self._load()

    @work
    async def _load(self) -> None:
        choices = self.query_one(Choices)
        try:
            self._entries = await asyncio.to_thread(self._listed)
        except TranscriptError as error:
            choices.explain(error.message)
        else:
            choices.show([_choice(entry) for entry in self._entries])

    @on(Choices.Chosen)
    def answer(self, event: Choices.Chosen) -> None:
        """Answer with the file of the conversation."""
        event.stop()
        self.dismiss(self._entries[event.index].path)


def _choice(entry: Entry) -> Choice:
    used = entry.used.astimezone().strftime("%Y-%m-%d %H:%M")
    questions = f"{entry.questions} question{'s' * (entry.questions != 1)}"
    parts = (used, questions, entry.model)
    return Choice(entry.title or "(no text)", " · ".join(filter(None, parts)))
