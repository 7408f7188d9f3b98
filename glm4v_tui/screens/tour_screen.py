"""A short tour of the main screen: each step points at a part of it and says what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from glm4v_tui.paths import style
from glm4v_tui.widgets.key_groups import key_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.screen import Screen

POINTED = "-toured"
"""The class of the part that a step points at, and of what holds it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the tour."""

    target: str
    """A selector of the part that it points at."""
    title: str
    text: str
    """A sentence or two; an action's id in braces stands for its key."""
    beside: str = ""
    """A selector of what belongs to the part, where it is shown."""
    beside_text: str = ""
    """What is said of that."""


STEPS = (
    Step(
        "Picker",
        "Pictures",
        "{browse} brings you here; type to filter, {picker.parent} goes to the parent folder. "
        "{picker.elsewhere} goes to your working directory and back.",
    ),
    Step(
        "Preview",
        "Preview",
        "The picture under the cursor, with its size and the tokens that it takes.",
    ),
    Step(
        "Picker",
        "Attach",
        "{picker.attach} attaches the picture under the cursor to your next question; "
        "{picker.mark} marks several to attach together.",
    ),
    Step(
        "Prompt",
        "Ask",
        "Write a question and send it with {send}; {stop} stops the answer.",
        "Suggestions",
        " Or ask one of these at once: {suggestion-1}, {suggestion-2} …",
    ),
    Step(
        "ChatLog",
        "Read",
        "Answers appear here. Everything is saved: {transcripts} opens an earlier conversation. "
        "{help} shows every key, and this tour again.",
    ),
)


class TourScreen(ModalScreen[None]):
    """Goes through the steps, forward and back, over the screen that it is about."""

    CSS_PATH = style("tour_screen.tcss")
    BINDING_GROUP_TITLE = "Tour"
    BINDINGS = [
        Binding("enter,right,space", "step(1)", "Next", id="tour.next", tooltip="The next step"),
        Binding("left", "step(-1)", "Back", id="tour.back", tooltip="The step before"),
        Binding("escape,q", "dismiss", "Skip", id="tour.skip", tooltip="End the tour"),
    ]

    number: reactive[int] = reactive(0)
    """The step that is shown, from 0."""

    def __init__(self, below: Screen[None], keymap: Mapping[str, str]) -> None:
        """`below` is the screen that has the parts."""
        super().__init__()
        self._below = below
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Lay out the box that stands beside the part."""
        yield Static(id="box")

    def on_mount(self) -> None:
        """Say which keys go on."""
        keys = key_names(self, self._keymap)
        words = [f"{keys[key]} {word}" for key, word in _ways()]
        self.query_one("#box").border_subtitle = Content(" · ".join(words))

    def on_unmount(self) -> None:
        """Leave the screen as it was."""
        self._point_at_nothing()

    def on_resize(self) -> None:
        """Stay beside the part."""
        self.call_after_refresh(self._place)

    def watch_number(self) -> None:
        """Point at the part of this step, and say what it is for."""
        step = STEPS[self.number]
        self._point_at_nothing()
        for node in self._target().ancestors_with_self:
            if node is self._below:
                break
            node.add_class(POINTED)
        box = self.query_one("#box", Static)
        box.border_title = Content(f"{step.title} ({self.number + 1} of {len(STEPS)})")
        text = step.text + step.beside_text * bool(self._beside())
        box.update(_with_keys(text, key_names(self._below, self._keymap)))
        self.call_after_refresh(self._place)

    def _point_at_nothing(self) -> None:
        self._below.query(f".{POINTED}").remove_class(POINTED)

    def _target(self) -> Widget:
        """Return the part of this step; of several conversations, the one that is shown."""
        found = self._below.query(STEPS[self.number].target).results(Widget)
        parts = list(found)
        return next((part for part in parts if part.region), parts[0])

    def _beside(self) -> list[Region]:
        """Return where that is which belongs to the part."""
        selector = STEPS[self.number].beside
        found = self._below.query(selector) if selector else ()
        return [node.region for node in found if node.region]

    def _place(self) -> None:
        box, below = self.query_one("#box"), self._below
        # The lines that say which model it is stay in sight.
        area = Region(0, 0, self.size.width, below.query_one("StatusLine").region.y)
        target = self._target().region
        target = Region.from_union([target, *self._beside()])
        box.styles.offset = beside(target, box.outer_size, area)

    def action_step(self, steps: int) -> None:
        """Go on, or back; after the last step the tour is over."""
        if self.number + steps == len(STEPS):
            self.dismiss()
        else:
            self.number = max(0, self.number + steps)


def beside(target: Region, size: Size, area: Region) -> Offset:
    """Return where a box goes: right, left, below or above a target, else over it."""
    x = max(0, min(target.x, area.right - size.width))
    y = max(0, min(target.y, area.bottom - size.height))
    places = (
        (target.right, y),
        (target.x - size.width, y),
        (x, target.bottom),
        (x, target.y - size.height),
    )
    for place in places:
        if area.contains_region(Region(*place, *size)):
            return Offset(*place)
    middle = target.y + (target.height - size.height) // 2
    return Offset(max(0, area.right - size.width), max(0, middle))


def _ways() -> list[tuple[str, str]]:
    named = (each for each in TourScreen.BINDINGS if isinstance(each, Binding))
    return [(each.id or "", each.description) for each in named]


def _with_keys(text: str, keys: Mapping[str, str]) -> Content:
    """Put keys in the place of ids in braces."""
    pieces = re.split(r"\{(.+?)\}", text)
    # Every second piece is an id.
    return Content("").join(
        Content.styled(keys[piece], "bold $text-accent") if number % 2 else Content(piece)
        for number, piece in enumerate(pieces)
    )
