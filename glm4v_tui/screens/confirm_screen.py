"""A question with two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from glm4v_tui.paths import style
from glm4v_tui.widgets.key_groups import key_at_work

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ConfirmScreen(ModalScreen[bool]):
    """Asks a question whose safe answer is no."""

    CSS_PATH = style("confirm_screen.tcss")
    AUTO_FOCUS = "#no"
    BINDING_GROUP_TITLE = "Question"
    BINDINGS = [
        Binding("y", "answer(True)", "Yes", id="question.yes", tooltip="Answer yes"),
        Binding("n,escape", "answer(False)", "No", id="question.no", tooltip="Answer no"),
        Binding(
            "left,right",
            "other",
            "Other answer",
            show=False,
            id="question.other",
            tooltip="Go to it",
        ),
        Binding("up", "scroll_detail(-1)", "Up", show=False, id="question.up", tooltip="Scroll up"),
        Binding(
            "down",
            "scroll_detail(1)",
            "Down",
            show=False,
            id="question.down",
            tooltip="Scroll down",
        ),
    ]

    def __init__(
        self,
        question: str,
        detail: str = "",
        yes_label: str = "Yes",
        no_label: str = "No",
        *,
        warning: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._detail = detail
        self._warning = warning
        self._labels = no_label, yes_label

    def compose(self) -> ComposeResult:
        """Lay out the question, what it means, and the answers."""
        no, yes = self._labels
        with Vertical(id="box"):
            yield Static(self._question, id="question", markup=False)
            with VerticalScroll(id="detail", can_focus=False):
                if self._warning:
                    yield Static(self._warning, id="warning", markup=False)
                yield Static(self._detail, markup=False)
            with Horizontal(id="answers"):
                yield Button(self._label(no, "question.no"), id="no", compact=True)
                yield Button(self._label(yes, "question.yes"), id="yes", compact=True)

    def _label(self, words: str, binding_id: str) -> Content:
        """Put the key that answers beside the words."""
        return Content(f"{words} ({key_at_work(self, binding_id)})")

    @on(Button.Pressed)
    def take_answer(self, event: Button.Pressed) -> None:
        """Answer as the button says."""
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)

    def action_other(self) -> None:
        """Go to the other answer."""
        self.focus_next(Button)

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll a long explanation."""
        self.query_one("#detail").scroll_relative(y=lines, animate=False)
