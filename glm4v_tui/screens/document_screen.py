"""Chooses pages of a PDF or moments of a video, and says first what they will take."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from glm4v_tui.chat.choosing import ChoiceError
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.documents import Glance
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.leaf_pictures import leaf_pictures
from glm4v_tui.chat.leaves import FRAME_SIDE, PAGE_SIDE, SIDES, Chosen, chosen, offered
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.paths import style
from glm4v_tui.widgets.facts import flowing, held, many
from glm4v_tui.widgets.keys_in_turn import KeysInTurn
from glm4v_tui.widgets.leaf_words import WIDTH, how_seen, how_typed

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.chat.details import Details
    from glm4v_tui.widgets.leaf_words import Allowance


class ChoiceField(Input, KeysInTurn):
    """What is chosen; its own key comes after all letters that were typed before it."""

    BINDINGS = [
        Binding("enter", "submit", "Attach", id="document.attach", tooltip="Attach these"),
    ]


class DocumentScreen(ModalScreen["tuple[Picture, ...] | None"]):
    """Answers with a picture of each page or moment that was chosen."""

    CSS_PATH = style("document_screen.tcss")
    AUTO_FOCUS = "ChoiceField"
    BINDING_GROUP_TITLE = "Pages and frames"
    BINDINGS = [
        Binding(
            "up",
            "side(1)",
            "Finer",
            id="document.finer",
            tooltip="More pixels, and more tokens",
            priority=True,
        ),
        Binding(
            "down",
            "side(-1)",
            "Coarser",
            id="document.coarser",
            tooltip="Fewer pixels, and fewer tokens",
            priority=True,
        ),
        Binding("escape", "dismiss", "Back", id="document.back", tooltip="Attach nothing"),
    ]

    side: reactive[int] = reactive(PAGE_SIDE, init=False)
    """Pixels that the longer side of a picture may have."""
    making: reactive[bool] = reactive(False, bindings=True)
    """Whether the pictures are being made."""

    def __init__(
        self, path: Path, allowance: Allowance, directory: Path, found: Details | None = None
    ) -> None:
        """`found` is what the document holds, where that is known; pictures go to `directory`."""
        super().__init__()
        self._path, self._found = path, found
        self._allowance = allowance
        self._directory = directory
        self._glance = Glance()
        self._entered = False
        """Whether the choice was made before the document was open."""

    def compose(self) -> ComposeResult:
        """Lay out what there is, what is chosen of it, and what that takes."""
        word = "Frames" if document_kind(self._path) == "video" else "Pages"
        with Vertical(id="box") as box:
            box.border_title = Content(f"{word} of {clean(self._path.name)}")
            with VerticalScroll(id="lines", can_focus=False):
                yield Static("opening…", id="facts", markup=False)
                yield Static(id="seen", markup=False)
                yield ChoiceField(compact=True, select_on_focus=False)
                for name in ("hint", "cost", "each", "notice"):
                    yield Static(id=name, markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Open the document; what is typed meanwhile stays."""
        self._tell()
        self._open()

    @work(exclusive=True)
    async def _open(self) -> None:
        try:
            found = await asyncio.to_thread(self._looked_into)
        except PictureError as error:
            self.query_one("#facts").display = False
            self._say("", "", error.message)
        else:
            self._offer(found)

    def _looked_into(self) -> Details:
        from glm4v_tui.chat.details import details_of

        if self._found is not None:
            return self._found
        return details_of(self._path, self._glance.leaf(self._path, box=(1, 1)))

    def _offer(self, found: Details) -> None:
        """Say what there is, and offer some of it unless something has been typed already."""
        self._found = found
        facts = flowing([*many(found), *held(found)], WIDTH, 1)
        for name, words in (
            ("facts", facts),
            ("seen", how_seen(found)),
            ("hint", how_typed(found)),
        ):
            self.query_one(f"#{name}", Static).update(words)
        field = self.query_one(Input)
        if not field.value:
            field.value = offered(found, self._allowance.left)
            field.action_select_all()
        self.side = FRAME_SIDE if found.rate else PAGE_SIDE
        self._tell()
        if self._entered:
            self._begin()

    def on_unmount(self) -> None:
        """Keep nobody waiting who leaves."""
        self._glance.end()

    def watch_side(self) -> None:
        """Count anew."""
        self._tell()

    @on(Input.Changed)
    def follow_choice(self, event: Input.Changed) -> None:
        """Count what is typed."""
        event.stop()
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer other sizes until the pictures are made."""
        return not self.making if action == "side" else True

    def action_side(self, step: int) -> None:
        """Have finer or coarser pictures."""
        at = SIDES.index(self.side) + step
        self.side = SIDES[max(0, min(at, len(SIDES) - 1))]

    def _chosen(self) -> tuple[Chosen, ...]:
        """Return what is chosen, nothing while the document is being opened."""
        return chosen(self.query_one(Input).value, self._found, self.side) if self._found else ()

    def _tell(self) -> None:
        """Say what the choice takes, or what is wrong with it."""
        try:
            wanted = self._chosen()
        except ChoiceError as error:
            self._say("", "", str(error))
            return
        if wanted:
            allowance = self._allowance
            objection = allowance.objection(wanted)
            self._say(allowance.total(wanted), allowance.each(wanted), objection)
        elif not self._found:
            self._say("", "", "")

    def _say(self, cost: str, each: str, notice: str) -> None:
        for name, words in (("cost", cost), ("each", each), ("notice", notice)):
            line = self.query_one(f"#{name}", Static)
            line.update(words)
            line.display = bool(words)

    @on(Input.Submitted)
    def take_choice(self, event: Input.Submitted) -> None:
        """Make the pictures, at once or as soon as the document is open."""
        event.stop()
        self._entered = True
        self._begin()

    def _begin(self) -> None:
        try:
            wanted = self._chosen()
        except ChoiceError:
            return
        if wanted and not self.making and not self._allowance.objection(wanted):
            self._make(wanted)

    @work(exclusive=True)
    async def _make(self, wanted: tuple[Chosen, ...]) -> None:
        """Make one picture after the other; leaving the dialog ends it."""
        self.making = self.query_one(Input).disabled = True
        try:
            pictures = await self._made(wanted)
        except PictureError as error:
            self.making = self.query_one(Input).disabled = False
            self.query_one(Input).focus()
            self._say("", "", error.message)
        else:
            # Else a screen above, such as the help, would be left in place of this one.
            self.pop_until_active()
            self.dismiss(pictures)

    async def _made(self, wanted: tuple[Chosen, ...]) -> tuple[Picture, ...]:
        self._say(f"reading {clean(self._path.name)}…", "", "")

        def tell(place: int) -> None:
            self._say(f"{wanted[place].name}, {place + 1} of {len(wanted)}…", "", "")

        return await leaf_pictures(self._path, wanted, self._directory, self._glance, tell)
