"""An answer in the log, from the first word to the way it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive, var
from textual.widgets import Collapsible, Static

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.widgets.streamed_markdown import StreamedMarkdown
from glm4v_tui.widgets.version_mark import Versioned, VersionMark

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Ending

_REMARKS: dict[Ending, str] = {
    "stop": "",
    "length": "The answer reached its limit of tokens and is cut off here.",
    "stopped": "Stopped.",
    "repetition": "The model began to repeat itself and was stopped.",
    "error": "An error cut the answer off here.",
}
"""What is said under an answer, by the way it ended."""


FENCE = "~~~~~~~~~~~~\n"
"""Begins a block that is shown as it is written, to the end; longer than any in an answer."""


class Reply(Versioned):
    """The thinking and the answer, rendered as they stream."""

    DEFAULT_CSS = """
    Reply {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 1;
        border-left: outer $success;
        &.-failed { border-left: outer $error; }
        &.-at-hand { border-left: thick $warning; }
        & > Static { height: auto; color: $text-muted; display: none; }
        & > Static.-shown { display: block; }
        & > .error { color: $text-error; }
        & > Collapsible { display: none; border-top: none; padding: 0; background: transparent; }
        & > Collapsible.-shown { display: block; }
        & StreamedMarkdown { padding: 0; margin: 0; background: transparent; }
        & > Collapsible StreamedMarkdown { color: $text-muted; }
    }
    """

    answer: var[str] = var("", init=False)
    """The answer so far."""
    reasoning: var[str] = var("", init=False)
    """The thinking so far."""
    remark: reactive[str] = reactive("", init=False)
    """A line under the answer, such as what is waited for or how it ended."""
    problem: reactive[str] = reactive("", init=False)
    """What went wrong, and what to do."""

    def __init__(
        self, turn: Turn | None = None, problem: str = "", *, as_written: bool = False
    ) -> None:
        """`as_written` shows what is meant for programs, and is no Markdown."""
        super().__init__()
        self._turn = turn
        self._as_written = as_written
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Lay out thinking, answer and remarks."""
        answer, reasoning = (self._turn.text, self._turn.reasoning) if self._turn else ("", "")
        if reasoning or self._turn is None:
            shown = "-shown" if reasoning else ""
            with Collapsible(title="Thinking", collapsed=True, classes=shown):
                yield StreamedMarkdown(reasoning, id="reasoning")
        yield StreamedMarkdown(self._drawn(answer), id="answer")
        yield Static(markup=False, classes="remark")
        yield Static(markup=False, classes="error")
        yield VersionMark()

    def on_mount(self) -> None:
        """Say how an answer of an earlier session ended."""
        if self._turn is not None:
            self.set_reactive(Reply.answer, self._turn.text)
            self.set_reactive(Reply.reasoning, self._turn.reasoning)
            self.remark = _REMARKS[self._turn.ending or "stop"]
            self.problem = self._problem

    @property
    def turn(self) -> Turn | None:
        """The answer as it ended; `None` while it streams."""
        return self._turn

    def watch_answer(self, answer: str) -> None:
        """Show the answer so far."""
        self.query_one("#answer", StreamedMarkdown).text = self._drawn(answer)

    def _drawn(self, answer: str) -> str:
        """Return the Markdown that shows an answer; JSON that has come whole is indented."""
        if not (self._as_written and answer):
            return answer
        from glm4v_tui.chat.json_text import indented, json_fault

        whole = self._turn is not None and answer.startswith(("{", "["))
        return FENCE + (indented(answer) if whole and not json_fault(answer) else answer)

    def watch_reasoning(self, reasoning: str) -> None:
        """Show the thinking so far, folded."""
        self.query_one(Collapsible).set_class(bool(reasoning), "-shown")
        self.query_one("#reasoning", StreamedMarkdown).text = reasoning

    def watch_remark(self, remark: str) -> None:
        """Show or hide the remark."""
        self._show_line(".remark", remark)

    def watch_problem(self, problem: str) -> None:
        """Show or hide the error."""
        self._show_line(".error", problem)
        self.set_class(bool(problem), "-failed")

    def toggle_reasoning(self) -> None:
        """Fold the thinking, or unfold it."""
        for fold in self.query(Collapsible):
            fold.collapsed = not fold.collapsed

    def finish(self, ending: Ending, problem: str = "") -> None:
        """Show how the answer ended; nothing more will come."""
        self._turn = Turn("assistant", (Text(self.answer),), self.reasoning, ending)
        self.query_one("#answer", StreamedMarkdown).text = self._drawn(self.answer)
        self.remark = _REMARKS[ending]
        self.problem = problem

    def _show_line(self, selector: str, text: str) -> None:
        line = self.query_one(selector, Static)
        line.update(clean_text(text))
        line.set_class(bool(text), "-shown")
