"""Chooses pages of a PDF or moments of a video, and says first what they will take."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from glm4v_tui.chat.choosing import ChoiceError
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.documents import Glance, digest
from glm4v_tui.chat.leaves import FRAME_SIDE, PAGE_SIDE, SIDES, Chosen, chosen, offered, picture_of
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.paths import style
from glm4v_tui.widgets.facts import flowing, held, many, size_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.chat.details import Details
    from glm4v_tui.engine.checkpoints import Checkpoint

_EACH_LINES = 3
"""Lines that the tokens of each page may take, where they differ."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the model takes."""

    checkpoint: Checkpoint
    left: int | None
    """Pictures that it takes besides those that it has; `None` for any number."""


class ChoiceField(Input):
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

    def __init__(self, path: Path, found: Details, allowance: Allowance, directory: Path) -> None:
        """`found` is what the document holds; its pictures are written to `directory`."""
        super().__init__()
        self._path, self._found = path, found
        self._checkpoint, self._left = allowance.checkpoint, allowance.left
        self._directory = directory
        self._glance = Glance()
        self.set_reactive(DocumentScreen.side, FRAME_SIDE if found.rate else PAGE_SIDE)

    @property
    def _word(self) -> str:
        return "frame" if self._found.rate else "page"

    def compose(self) -> ComposeResult:
        """Lay out what there is, what is chosen of it, and what that takes."""
        with Vertical(id="box") as box:
            box.border_title = f"{self._word.capitalize()}s of {clean(self._path.name)}"
            with VerticalScroll(id="lines", can_focus=False):
                yield Static(
                    flowing([*many(self._found), *held(self._found)], 70, 1),
                    id="facts",
                    markup=False,
                )
                yield Static(self._what(), id="what", markup=False)
                text = offered(self._found, self._left)
                yield ChoiceField(text, compact=True, select_on_focus=True)
                yield Static(self._hint(), id="hint", markup=False)
                yield Static(id="cost", markup=False)
                yield Static(id="each", markup=False)
                yield Static(id="notice", markup=False)
            yield Footer(show_command_palette=False)

    def _what(self) -> str:
        if self._found.rate:
            return "Single frames go to the model as pictures: no sound, and nothing in between."
        return "Each page goes to the model as a picture."

    def _hint(self) -> str:
        if self._found.rate:
            return "How many, evenly spread, or times: 0:05, 1:02.5, 2:00-3:00/4"
        return f"1-3,7 or 5- for page 5 to the end, which is {self._found.frames:,}"

    def on_mount(self) -> None:
        """Say what is offered."""
        self._tell()

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
        return chosen(self.query_one(Input).value, self._found, self.side)

    def _tell(self) -> None:
        """Say what the choice takes, or what is wrong with it."""
        try:
            wanted = self._chosen()
        except ChoiceError as error:
            self._say("", "", str(error))
        else:
            self._say(self._cost(wanted), self._each(wanted), self._objection(wanted))

    def _say(self, cost: str, each: str, notice: str) -> None:
        for name, words in (("cost", cost), ("each", each), ("notice", notice)):
            line = self.query_one(f"#{name}", Static)
            line.update(words)
            line.display = bool(words)

    def _tokens(self, wanted: Chosen) -> int:
        return self._checkpoint.pictures.count(*wanted.size)

    def _cost(self, wanted: tuple[Chosen, ...]) -> str:
        words = self._word if len(wanted) == 1 else f"{self._word}s"
        total, context = sum(map(self._tokens, wanted)), self._checkpoint.context_tokens
        return f"{len(wanted)} {words}: {total:,} of the model's {context:,} tokens"

    def _each(self, wanted: tuple[Chosen, ...]) -> str:
        """Say what each takes, once where all take the same."""
        tokens, sizes = set(map(self._tokens, wanted)), {each.size for each in wanted}
        if len(tokens) == 1:
            pixels = f", {size_words(wanted[0].size)} pixels" if len(sizes) == 1 else ""
            return f"each {self._tokens(wanted[0]):,} tokens{pixels}"
        pieces = (f"{each.name}: {self._tokens(each):,}" for each in wanted)
        return flowing(pieces, 70, _EACH_LINES)

    def _objection(self, wanted: tuple[Chosen, ...]) -> str:
        """Say why the model does not take so many, if so."""
        title = clean(self._checkpoint.title)
        if self._left is not None and len(wanted) > self._left:
            more = "no more pictures" if not self._left else f"{self._left} more at most"
            return f"{title} takes {more}: choose fewer, or drop others with Alt+V."
        if sum(map(self._tokens, wanted)) > self._checkpoint.context_tokens:
            return f"That is more than {title} can read: choose fewer, or coarser ones with ↓."
        return ""

    @on(Input.Submitted)
    def begin_making(self, event: Input.Submitted) -> None:
        """Make the pictures, if the choice is good."""
        event.stop()
        try:
            wanted = self._chosen()
        except ChoiceError:
            return
        if not self.making and not self._objection(wanted):
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
        whole = await asyncio.to_thread(digest, self._path, self._glance)
        pictures: list[Picture] = []
        for each in wanted:
            self._say(f"{each.name}, {len(pictures) + 1} of {len(wanted)}…", "", "")
            what = self._path, whole, each, self._directory, self._glance
            pictures.append(await asyncio.to_thread(picture_of, *what))
        return tuple(pictures)
