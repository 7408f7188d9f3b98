"""Saves what an answer holds: tables as CSV, code and JSON as files of their own."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from glm4v_tui.chat.clean import clean, clean_text
from glm4v_tui.chat.export import ExportError
from glm4v_tui.chat.exporting import ThereError
from glm4v_tui.chat.part_files import offered_path, save_part
from glm4v_tui.paths import style
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glm4v_tui.chat.answer_parts import AnswerPart

LINES, LETTERS = 4, 200
"""How much of a part is shown."""


class PartFileField(Input, KeysInTurn):
    """The file; its own keys come after all letters that were typed before."""

    BINDINGS = [
        Binding("enter", "submit", "Save", id="parts.save", tooltip="Save this part"),
        Binding(
            "ctrl+s", "screen.save_all", "Save all", id="parts.save-all", tooltip="Save every part"
        ),
        Binding("down,tab", "screen.go(1)", "Next", id="parts.next", tooltip="The next part"),
        Binding(
            "up,shift+tab",
            "screen.go(-1)",
            "Part before",
            id="parts.previous",
            tooltip="The part before",
            show=False,
        ),
    ]


class PartsScreen(ModalScreen[tuple[Path, ...]]):
    """Answers with the files that were written."""

    CSS_PATH = style("parts_screen.tcss")
    AUTO_FOCUS = "PartFileField"
    BINDING_GROUP_TITLE = "Parts of the answer"
    BINDINGS = [
        Binding("escape", "leave", "Back", id="parts.back", tooltip="Save nothing more"),
    ]

    def __init__(self, parts: Sequence[AnswerPart], directory: Path, about: str) -> None:
        """Files are offered in a directory, and called after what the answer is about."""
        super().__init__()
        self._parts = parts
        self._directory, self._about = directory, about
        self._saved: dict[int, Path] = {}
        self._typed: dict[int, str] = {}
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the parts above the file."""
        with Vertical(id="box") as box:
            box.border_title = "Save parts of the answer"
            parts = OptionList(*(Option(Content(part.title)) for part in self._parts))
            parts.can_focus = False
            yield parts
            yield Static(id="begins", markup=False)
            yield PartFileField(compact=True, select_on_focus=False)
            yield Static(id="notice", markup=False)
            yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Offer a file for each part."""
        taken: list[Path] = []
        for place, part in enumerate(self._parts):
            what = self._directory, self._about, part, tuple(taken)
            taken.append(await asyncio.to_thread(offered_path, *what))
            self._typed[place] = str(taken[-1])
        self.query_one(OptionList).highlighted = 0
        self._show()

    def _show(self) -> None:
        """Show the part that is chosen, and its file."""
        part = self._parts[self._place]
        begins = [line[:LETTERS] for line in clean_text(part.text).split("\n")[:LINES]]
        self.query_one("#begins", Static).update("\n".join(begins).expandtabs(4).rstrip())
        field = self.query_one(Input)
        field.value = self._typed.get(self._place, "")
        field.cursor_position = len(field.value)
        saved = self._saved.get(self._place)
        self._say(f"Saved as {clean(str(saved))}" if saved else part.remark)

    def _say(self, words: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(words)
        notice.display = bool(words)

    def action_go(self, step: int) -> None:
        """Go to another part."""
        self._go_to((self._place + step) % len(self._parts))

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Show the part that was clicked."""
        event.stop()
        if event.option_index != self._place:
            self._go_to(event.option_index)

    def _go_to(self, place: int) -> None:
        self._typed[self._place] = self.query_one(Input).value
        self._place = place
        self.query_one(OptionList).highlighted = place
        self._show()

    @on(Input.Submitted)
    def begin_saving(self, event: Input.Submitted) -> None:
        """Save the part that is chosen."""
        event.stop()
        self._typed[self._place] = event.value
        self._save((self._place,))

    def action_save_all(self) -> None:
        """Save every part that is not saved yet."""
        self._typed[self._place] = self.query_one(Input).value
        self._save(tuple(place for place in range(len(self._parts)) if place not in self._saved))

    @work(exclusive=True)
    async def _save(self, places: tuple[int, ...]) -> None:
        """Save parts one after the other; ask before one takes another file's place."""
        for place in places:
            if not await self._is_saved(place):
                self._mark()
                return
        self._mark()
        saved = ", ".join(clean(self._saved[place].name) for place in places)
        self._say(f"Saved: {saved}" if places else "Everything is saved.")

    async def _is_saved(self, place: int, *, force: bool = False) -> bool:
        words = self._typed[place].strip()
        if not words:
            self._say("Name a file.")
            return False
        path = Path(os.path.expanduser(words))  # noqa: ASYNC240, PTH111 - one that cannot be is a name
        try:
            part = self._parts[place]
            self._saved[place] = await asyncio.to_thread(save_part, part, path, force=force)
        except ThereError as there:
            return await self._is_allowed(there.message) and await self._is_saved(place, force=True)
        except ExportError as error:
            self._say(error.message)
            return False
        return True

    async def _is_allowed(self, reason: str) -> bool:
        from glm4v_tui.screens.confirm_screen import ConfirmScreen

        self._say(reason)
        question = "Write over what is there?"
        screen = ConfirmScreen(question, reason, yes_label="Write over", no_label="Keep it")
        return await self.app.push_screen_wait(screen)

    def _mark(self) -> None:
        """Mark the parts that are saved."""
        options = self.query_one(OptionList)
        for place, part in enumerate(self._parts):
            mark = "✓ " if place in self._saved else ""
            options.replace_option_prompt_at_index(place, Content(f"{mark}{part.title}"))

    def action_leave(self) -> None:
        """Answer with what was saved."""
        self.dismiss(tuple(self._saved.values()))
