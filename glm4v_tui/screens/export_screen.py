"""Chooses how and where a conversation is written to a file."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from glm4v_tui.chat.export import ExportError
from glm4v_tui.chat.exporting import FORMS, ThereError, form_of
from glm4v_tui.paths import style
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from textual.app import ComposeResult

_NAMES = {"md": "Markdown", "html": "HTML", "json": "JSON", "txt": "Text"}

Write = Callable[[str, Path, bool], Path]
"""Writes in a form to a file, perhaps over one that is there; runs in a thread."""


class FileField(Input, KeysInTurn):
    """The file; its own key comes after all letters that were typed before it."""

    BINDINGS = [
        Binding("enter", "submit", "Write", id="export.write", tooltip="Write the file"),
    ]


class ExportScreen(ModalScreen[Path | None]):
    """Answers with the file that was written."""

    CSS_PATH = style("export_screen.tcss")
    BINDING_GROUP_TITLE = "Export"
    BINDINGS = [
        Binding(
            "down,tab",
            "form(1)",
            "Next form",
            id="export.next",
            tooltip="The next form",
            priority=True,
        ),
        Binding(
            "up,shift+tab",
            "form(-1)",
            "Previous form",
            id="export.previous",
            tooltip="The previous form",
            priority=True,
            show=False,
        ),
        Binding("escape", "dismiss", "Back", id="export.back", tooltip="Write nothing"),
    ]

    def __init__(self, stem: Path, write: Write) -> None:
        """`stem` is the file that is offered, without the ending that says its form."""
        super().__init__()
        self._stem = stem
        self._write = write

    def compose(self) -> ComposeResult:
        """Lay out the forms above the file."""
        with Vertical(id="box") as box:
            box.border_title = "Export"
            forms = OptionList(*(Option(_line(form), id=form) for form in FORMS))
            forms.can_focus = False
            yield forms
            yield FileField(f"{self._stem}.md", compact=True, select_on_focus=False)
            yield Static(id="notice", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the first form."""
        self.query_one(OptionList).highlighted = 0
        self._explain("")

    @property
    def _form(self) -> str:
        option = self.query_one(OptionList).highlighted_option
        return str(option.id) if option else "md"

    @on(OptionList.OptionHighlighted)
    def follow_form(self, event: OptionList.OptionHighlighted) -> None:
        """Give the file the ending of the form."""
        event.stop()
        field = self.query_one(Input)
        path = Path(field.value)
        if path.name and form_of(path) not in (None, self._form):
            field.value = str(path.with_suffix(f".{self._form}"))
            field.cursor_position = len(field.value)

    @on(Input.Changed)
    def forget_notice(self, event: Input.Changed) -> None:
        """Say nothing of what was typed before."""
        event.stop()
        self._explain("")

    def action_form(self, step: int) -> None:
        """Go to another form."""
        forms = self.query_one(OptionList)
        forms.highlighted = ((forms.highlighted or 0) + step) % len(FORMS)

    @on(Input.Submitted)
    def begin_writing(self, event: Input.Submitted) -> None:
        """Write the file that is named."""
        event.stop()
        self._begin(event.value.strip())

    @work(exclusive=True)
    async def _begin(self, words: str) -> None:
        """Write the file, and ask first where that would take another one's place."""
        if not words:
            self._explain("Name a file.")
            return
        path = Path(os.path.expanduser(words))  # noqa: ASYNC240, PTH111 - one that cannot be is a name
        try:
            self.dismiss(await self._written(path))
        except ThereError as there:
            if await self._is_allowed(there.message):
                await self._write_over(path)
        except ExportError as error:
            self._explain(error.message)

    async def _write_over(self, path: Path) -> None:
        try:
            self.dismiss(await self._written(path, force=True))
        except ExportError as error:
            self._explain(error.message)

    async def _written(self, path: Path, *, force: bool = False) -> Path:
        self._explain("Writing…")
        return await asyncio.to_thread(self._write, self._form, path, force)

    async def _is_allowed(self, reason: str) -> bool:
        from glm4v_tui.screens.confirm_screen import ConfirmScreen

        self._explain(reason)
        question = "Write over what is there?"
        screen = ConfirmScreen(question, reason, yes_label="Write over", no_label="Keep it")
        return await self.app.push_screen_wait(screen)

    def _explain(self, words: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(words)
        notice.display = bool(words)


def _line(form: str) -> Content:
    return Content.assemble((f"{_NAMES[form]:<10}", "bold"), (FORMS[form], "dim"))
