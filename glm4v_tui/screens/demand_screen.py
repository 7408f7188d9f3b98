"""What the answers have to be: JSON of a schema, a match of a pattern, or one of some choices."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static, TextArea

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.chat.demand import Demand, Kind
from glm4v_tui.chat.demand_checks import DemandError, check, schema_in
from glm4v_tui.paths import style
from glm4v_tui.widgets.clean_field import CleanField
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from textual.app import ComposeResult

KINDS: dict[Kind, tuple[str, str]] = {
    "schema": ("JSON schema", "A JSON schema. Ctrl+O takes one from a file."),
    "regex": ("Regular expression", "The whole answer matches it. It stands on one line."),
    "choices": ("Choices", "The answer is one of these, one on each line."),
}
"""What can be demanded: its name, and what is to be written."""

UNTOLD = "The model is not told of it: say in the question what you want."
"""What everybody is told who demands something."""


@dataclass(frozen=True, slots=True)
class Demanded:
    """What stood in the dialog when it was left."""

    drafts: Mapping[Kind, str]
    """What was written for each kind."""
    kind: Kind
    """The kind that was shown."""
    demand: Demand | None = None
    """What is demanded from now on; `None` for nothing."""
    taken: bool = False
    """Whether that is to be so; else the drafts are only remembered for the next time."""


class DemandField(CleanField):
    """What is demanded, as the user writes it."""

    BINDINGS = [
        Binding("tab", "screen.go(1)", "Kind", id="demand.next", tooltip="The next kind of demand"),
        Binding(
            "shift+tab",
            "screen.go(-1)",
            "Kind before",
            id="demand.previous",
            tooltip="The kind before",
            show=False,
        ),
        Binding("ctrl+s", "screen.take", "Use", id="demand.take", tooltip="Demand it from now on"),
    ]


class SchemaFileField(Input, KeysInTurn):
    """The file of a schema; its own key comes after all letters that were typed before it."""

    BINDINGS = [
        Binding("enter", "submit", "Read it", id="demand.read", tooltip="Take the schema in it"),
    ]


class DemandScreen(ModalScreen[Demanded]):
    """Answers with what is demanded, also where that is not to be used yet."""

    CSS_PATH = style("demand_screen.tcss")
    AUTO_FOCUS = "DemandField"
    BINDING_GROUP_TITLE = "What the answer must be"
    BINDINGS = [
        Binding("ctrl+o", "name_file", "File", id="demand.file", tooltip="Take one from a file"),
        Binding("ctrl+r", "remove", "None", id="demand.remove", tooltip="Let answers be free"),
        Binding(
            "escape",
            "leave",
            "Back",
            id="demand.back",
            tooltip="Change nothing; what was written is there again the next time",
        ),
    ]

    kind: reactive[Kind] = reactive("schema", init=False)
    """The kind that is shown."""

    def __init__(self, demand: Demand | None, drafts: Mapping[Kind, str], kind: Kind) -> None:
        """`demand` holds now; `drafts` were written before, and `kind` is shown first."""
        super().__init__()
        self._drafts = dict(drafts)
        if demand is not None:
            self._drafts.setdefault(demand.kind, demand.text)
        self.set_reactive(DemandScreen.kind, kind)
        self._holds = demand is not None

    def compose(self) -> ComposeResult:
        """Lay out the kinds above the field."""
        with Vertical(id="box") as box:
            box.border_title = "What the answer must be"
            yield Static(id="kinds")
            text = clean_text(self._drafts.get(self.kind, ""))
            yield DemandField(text, soft_wrap=True, show_line_numbers=False)
            yield SchemaFileField(placeholder="A file with a JSON schema", compact=True)
            yield Static(id="notice", markup=False)
            yield Static(UNTOLD, id="untold", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Name the kind."""
        self.query_one(Input).display = False
        self._name_kind()
        field = self.query_one(TextArea)
        field.move_cursor(field.document.end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is: a schema from a file, and a demand to be taken back."""
        if action == "remove":
            return self._holds or None
        if action == "name_file":
            return self.kind == "schema" or None
        return super().check_action(action, parameters)

    def action_go(self, step: int) -> None:
        """Go to another kind; what is written for this one stays."""
        self._keep_draft()
        kinds = list(KINDS)
        self.kind = kinds[(kinds.index(self.kind) + step) % len(kinds)]

    def watch_kind(self) -> None:
        """Show what was written for the kind."""
        field = self.query_one(TextArea)
        field.text = self._drafts.get(self.kind, "")
        field.move_cursor(field.document.end)
        self._name_kind()
        self.refresh_bindings()

    def _keep_draft(self) -> None:
        self._drafts[self.kind] = self.query_one(TextArea).text

    def _name_kind(self) -> None:
        names = (
            (name, "bold reverse" if kind == self.kind else "dim")
            for kind, (name, _) in KINDS.items()
        )
        self.query_one("#kinds", Static).update(Content("  ").join(map(_named, names)))
        self.query_one(TextArea).placeholder = KINDS[self.kind][1]
        self._say("")

    def _say(self, words: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(words)
        notice.display = bool(words)

    @on(TextArea.Changed)
    def forget_notice(self, event: TextArea.Changed) -> None:
        """Say nothing of what was written before."""
        event.stop()
        self._say("")

    def action_take(self) -> None:
        """Demand what is written, if it can be demanded."""
        self._keep_draft()
        self._take(Demand(self.kind, self._drafts[self.kind].strip()))

    @work(exclusive=True)
    async def _take(self, demand: Demand) -> None:
        """Check what is written; a large schema takes a while."""
        try:
            await asyncio.to_thread(check, demand)
        except DemandError as error:
            self._say(str(error))
        else:
            self.pop_until_active()
            self.dismiss(Demanded(self._drafts, self.kind, demand, taken=True))

    def action_remove(self) -> None:
        """Demand nothing any more."""
        self._keep_draft()
        self.dismiss(Demanded(self._drafts, self.kind, None, taken=True))

    def action_leave(self) -> None:
        """Leave the file's field, or the dialog with everything as it was before."""
        if self.query_one(Input).display:
            self._hide_file_field()
        else:
            self._keep_draft()
            self.dismiss(Demanded(self._drafts, self.kind))

    def action_name_file(self) -> None:
        """Ask for the file of a schema."""
        field = self.query_one(Input)
        field.display = True
        field.focus()

    def _hide_file_field(self) -> None:
        self.query_one(Input).display = False
        self.query_one(TextArea).focus()

    @on(Input.Submitted)
    def begin_reading(self, event: Input.Submitted) -> None:
        """Take the schema in the file."""
        event.stop()
        self._read(event.value.strip())

    @work(exclusive=True)
    async def _read(self, words: str) -> None:
        path = Path(os.path.expanduser(words))  # noqa: ASYNC240, PTH111 - one that cannot be is a name
        try:
            text = await asyncio.to_thread(partial(schema_in, path))
        except DemandError as error:
            self._say(str(error))
        else:
            self.query_one(TextArea).text = text
            self._hide_file_field()


def _named(name: tuple[str, str]) -> Content:
    words, how = name
    return Content.styled(f" {words} ", how)
