"""Lines to choose one from that someone else looks up with each letter typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from glm4v_tui.widgets.choices import MOST, Choice, Choices

if TYPE_CHECKING:
    from collections.abc import Sequence

Spans = tuple[tuple[int, int], ...]
"""Places in a line, from and to."""


@dataclass(frozen=True, slots=True)
class FoundChoice(Choice):
    """A choice, and the line in which the words that were typed stand."""

    line: str = ""
    """Clean text; empty where nothing was looked up."""
    spans: Spans = ()
    """Where in the line the words are."""
    title_spans: Spans = ()
    """Where in the title the words are."""


class FoundList(Choices):
    """Shows every choice that it is given, and tells what was typed."""

    class Sought(Message):
        """Other words were typed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Highlighted(Message):
        """The cursor is at a choice, or at none."""

        def __init__(self, index: int | None) -> None:
            super().__init__()
            self.index = index

    def __init__(self, empty: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(empty, id=id)
        self._found: Sequence[FoundChoice] = ()
        self._count = ""

    @property
    def words(self) -> str:
        """What is typed."""
        return self.query_one(Input).value.strip()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Tell what was typed; whoever looks it up shows what is found."""
        event.stop()
        self.post_message(self.Sought(self.words))

    def show_found(self, found: Sequence[FoundChoice], count: str, *, highlighted: int = 0) -> None:
        """Show what was found, at most `MOST`, and how many it is; put the cursor on one."""
        self._found, self._count = found, count
        self.show(found, highlighted=max(0, min(highlighted, len(found) - 1)))

    def _list(self) -> None:
        options = self.query_one(OptionList)
        shown = self._found[:MOST]
        options.set_options(Option(_content(choice), id=str(i)) for i, choice in enumerate(shown))
        options.display = bool(shown)
        options.highlighted = 0 if shown else None
        self.explain("" if shown else "Nothing is found." if self.words else self._empty)
        self.query_one(Label).update(self._count)
        if not shown:
            self.post_message(self.Highlighted(None))

    @on(OptionList.OptionHighlighted)
    def tell_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which choice the cursor is at."""
        event.stop()
        self.post_message(self.Highlighted(int(str(event.option_id))))


def _content(choice: FoundChoice) -> Content:
    title = _lit(Content.styled(choice.title, "bold"), choice.title_spans)
    lines = [title, Content.styled(choice.detail, "dim")]
    if choice.line:
        lines.append(_lit(Content(choice.line), choice.spans))
    return Content("\n").join(lines)


def _lit(content: Content, spans: Spans) -> Content:
    for start, end in spans:
        content = content.stylize("$text-warning bold underline", start, end)
    return content
