"""Lines to choose one from, fewer with each letter typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from glm4v_tui.widgets.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

MOST = 200
"""Choices that are listed at once, so that each letter is quick; typing narrows the rest."""

_MOVES = (
    ("up", "cursor_up", "Up", "up"),
    ("down", "cursor_down", "Down", "down"),
    ("pageup", "page_up", "Page up", "page-up"),
    ("pagedown", "page_down", "Page down", "page-down"),
    ("ctrl+home", "first", "First", "first"),
    ("ctrl+end", "last", "Last", "last"),
)
"""Key, what the list does, its name and its id."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Two lines that stand for one thing; both are cleaned already."""

    title: str
    """What it is."""
    detail: str
    """What tells it from others."""
    faint: bool = False
    """Whether it is shown as something that is not there."""

    def has(self, words: Sequence[str]) -> bool:
        """Return whether each of the words, in lower case, occurs in it."""
        text = f"{self.title} {self.detail}".casefold()
        return all(word in text for word in words)


class Choices(Vertical):
    """A filter to type into and the choices that match it."""

    DEFAULT_CSS = """
    Choices {
        height: auto;
        & > Horizontal { height: 1; }
        Input { width: 1fr; padding: 0 1; background: $panel; }
        .choices--count { width: auto; padding: 0 1; color: $text-muted; }
        & > OptionList {
            height: auto;
            margin: 1 0;
            border: none;
            background: $surface;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            scrollbar-size-vertical: 1;
            & > .option-list--option-highlighted {
                background: $block-cursor-background;
                color: $block-cursor-foreground;
            }
        }
        & > .choices--empty { height: auto; padding: 1; color: $text-muted; }
    }
    """
    BINDING_GROUP_TITLE = "List"
    BINDINGS = [
        Binding(
            "enter", "take", "Choose", id="choices.take", tooltip="Take this one", priority=True
        ),
        *(
            Binding(key, f"move('{how}')", name, show=False, id=f"choices.{id_}", priority=True)
            for key, how, name, id_ in _MOVES
        ),
    ]

    class Chosen(Message):
        """One of the choices was taken."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The place of the choice in all of them, from 0."""

    def __init__(self, empty: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._empty = empty
        self._choices: Sequence[Choice] = ()
        self._listed_for = ""

    def compose(self) -> ComposeResult:
        """Lay out the filter above the choices."""
        with Horizontal():
            yield LineField(placeholder="Type to filter", compact=True, select_on_focus=False)
            yield Label(classes="choices--count", markup=False)
        options = OptionList()
        options.can_focus = False
        yield options
        yield Static(markup=False, classes="choices--empty")

    def show(self, choices: Sequence[Choice], *, highlighted: int = 0) -> None:
        """Show these choices, with the cursor on one of them."""
        self._choices = choices
        self._list()
        if any(option.id == str(highlighted) for option in self._options.options):
            self._options.highlighted = self._options.get_option_index(str(highlighted))

    def explain(self, words: str) -> None:
        """Say something where no choice is shown."""
        notice = self.query_one(".choices--empty", Static)
        notice.update(words)
        notice.display = bool(words)

    @property
    def index(self) -> int | None:
        """The place of the choice under the cursor in all of them, from 0."""
        option = self._options.highlighted_option
        return None if option is None else int(str(option.id))

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show what matches."""
        event.stop()
        self._catch_up()

    def _catch_up(self) -> None:
        """Show what matches all that was typed; keys may overtake the news of it."""
        if self._listed_for != self.query_one(Input).value:
            self._list()

    def _list(self) -> None:
        self._listed_for = self.query_one(Input).value
        words = self._listed_for.casefold().split()
        found = [(i, choice) for i, choice in enumerate(self._choices) if choice.has(words)]
        self._options.set_options(
            Option(
                Content.assemble((c.title, "dim" if c.faint else "bold"), "\n", (c.detail, "dim")),
                id=str(i),
            )
            for i, c in found[:MOST]
        )
        self._options.display = bool(found)
        self._options.highlighted = 0 if found else None
        self.explain("" if found else "Nothing matches." if self._choices else self._empty)
        shown = f"{len(found)} of {len(self._choices)}" if words else f"{len(found)}"
        if len(found) > MOST:
            shown = f"first {MOST} of {len(found)}"
        self.query_one(".choices--count", Label).update(shown)

    def action_move(self, how: str) -> None:
        """Move the cursor while the filter keeps the focus, in turn with what is typed."""
        self.query_one(Input).call_later(self._move, how)

    def _move(self, how: str) -> None:
        self._catch_up()
        getattr(self._options, f"action_{how}")()

    def action_take(self) -> None:
        """Take the choice under the cursor, once the keys before have been taken in."""
        self.query_one(Input).call_later(self._take)

    def _take(self) -> None:
        self._catch_up()
        self._options.action_select()

    @on(OptionList.OptionSelected)
    def announce(self, event: OptionList.OptionSelected) -> None:
        """Say which choice was taken."""
        event.stop()
        self.post_message(self.Chosen(int(str(event.option_id))))
