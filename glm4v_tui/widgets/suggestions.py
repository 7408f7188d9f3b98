"""Questions to try about a picture, each on one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from glm4v_tui.chat.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

ORDINALS = ("first", "second", "third", "fourth", "fifth")
"""How the questions that can have a key are called; more than these are not offered."""

FEW, LOW = 3, 24
"""Questions that are offered on a screen of fewer than so many lines."""

GAP = Content("   ")


class Suggestions(Widget, can_focus=True):
    """A strip of questions that is there only while there are any; a digit or a click chooses."""

    DEFAULT_CSS = """
    Suggestions {
        display: none;
        height: auto;
        padding: 0 1;
        color: $text-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        link-style: none;
        &.-shown { display: block; }
        &:focus { background: $boost; color: $text; }
    }
    """
    BINDING_GROUP_TITLE = "Questions to try"
    BINDINGS = [
        Binding(
            str(number),
            f"choose({number})",
            f"Question {number}",
            id=f"suggestions.{number}",
            tooltip=f"Ask the {ordinal} of the questions to try",
            show=False,
        )
        for number, ordinal in enumerate(ORDINALS, start=1)
    ]

    questions: reactive[tuple[str, ...]] = reactive(tuple, layout=True)
    """What can be asked; none hides the strip."""
    about: reactive[str] = reactive("", layout=True)
    """What the questions are about, such as the name of a picture; hostile text."""
    keys: reactive[tuple[str, ...]] = reactive(tuple, layout=True)
    """The keys that ask, as the user knows them, wherever the focus is."""

    class Chosen(Message):
        """The user wants one of the questions asked."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    @property
    def offered(self) -> tuple[str, ...]:
        """The questions that are shown: fewer on a low screen."""
        return self.questions[: FEW if self.app.size.height < LOW else len(ORDINALS)]

    def watch_questions(self, questions: tuple[str, ...]) -> None:
        """Show the strip only when there is something in it."""
        self.set_class(bool(questions), "-shown")

    def action_choose(self, number: int) -> None:
        """Tell that the question of this number, from 1, is to be asked."""
        if number <= len(self.offered):
            self.post_message(self.Chosen(self.offered[number - 1]))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many lines as the questions need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Name what the questions are about, and then each with its key."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """Put as many questions on a line as it holds."""
        lines = [Content(f"To try with {clean(self.about)}:")]
        for piece in self._pieces():
            longer = lines[-1] + GAP + piece
            if longer.cell_length <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
        return lines

    def _pieces(self) -> list[Content]:
        pairs = zip(self.keys, self.offered, strict=False)
        return [_piece(number, *pair) for number, pair in enumerate(pairs, start=1)]


def _piece(number: int, key: str, question: str) -> Content:
    words = Content.styled(key, "bold $text-accent") + Content.styled(f" {question}", "$text")
    return words.stylize(Style.from_meta({"@click": f"choose({number})"}))


def names(pictures: Sequence[str]) -> str:
    """Write the names of pictures in a few words."""
    return pictures[0] if len(pictures) == 1 else f"these {len(pictures)} pictures"
